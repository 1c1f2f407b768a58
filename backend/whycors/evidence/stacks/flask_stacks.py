"""Flask: with flask-cors, and by hand."""

from ...remedies.flask_cors_call import DEFAULT_METHODS, Arguments, exact_pattern, keywords
from .headers import cors_headers
from .model import StackFix, Wanted
from .writing import laid_out, list_of, python_string


def flask_fix(wanted: Wanted) -> StackFix:
    """Return the call of flask-cors.

    It lets everybody in by default, with every header and the usual methods. What of that is wanted
    stays; the methods and headers do, too, unless the server is known to list its own.
    """
    arguments: Arguments = {}
    if not wanted.is_for_anybody:
        arguments["origins"] = [*map(exact_pattern, wanted.origins)]
    unusual = [method for method in wanted.methods if method not in DEFAULT_METHODS]
    if "methods" in wanted.limits:
        arguments["methods"] = [*wanted.allowed_methods]
    elif unusual:
        arguments["methods"] = [*DEFAULT_METHODS, *unusual]
    if "headers" in wanted.limits:
        arguments["allow_headers"] = [*map(exact_pattern, wanted.allowed_headers)]
    if wanted.exposed_headers:
        arguments["expose_headers"] = [*wanted.exposed_headers]
    if wanted.credentials:
        arguments["supports_credentials"] = True
    call = laid_out("CORS(", ["app", *keywords(arguments)], ")")
    code = f"from flask_cors import CORS  # pip install flask-cors\n\n{call}"
    return StackFix("flask", "Flask (flask-cors)", "app.py", "python", code)


def flask_by_hand_fix(wanted: Wanted) -> StackFix:
    """Return an after_request function: Flask itself answers OPTIONS for each route."""
    one, *others = wanted.origins
    code = _for_several(wanted) if others else _for_one(wanted, one)
    return StackFix("flask-by-hand", "Flask (after_request)", "app.py", "python", code)


def _for_one(wanted: Wanted, origin: str) -> str:
    lines = [
        "@app.after_request",
        "def let_page_read(response):",
        *_set_headers({"Access-Control-Allow-Origin": origin} | cors_headers(wanted), "    "),
        "    return response",
    ]
    return "\n".join(lines)


def _for_several(wanted: Wanted) -> str:
    lines = [
        "from flask import request",
        "",
        list_of("PAGES = ", wanted.origins),
        "",
        "",
        "@app.after_request",
        "def let_pages_read(response):",
        "    response.vary.add('Origin')",
        "    origin = request.headers.get('Origin')",
        "    if origin in PAGES:",
        "        response.headers['Access-Control-Allow-Origin'] = origin",
        *_set_headers(cors_headers(wanted), "        "),
        "    return response",
    ]
    return "\n".join(lines)


def _set_headers(headers: dict[str, str], indent: str) -> list[str]:
    return [
        f"{indent}response.headers['{name}'] = {python_string(value)}"
        for name, value in headers.items()
    ]
