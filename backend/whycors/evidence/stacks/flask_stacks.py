"""Flask: with flask-cors, and by hand."""

from ...remedies.flask_cors_call import Arguments, exact_pattern, keywords
from .headers import cors_headers
from .model import StackFix, Wanted
from .writing import laid_out, list_of, python_string


def flask_fix(wanted: Wanted) -> StackFix:
    """Return the call of flask-cors; what it isn't told, it would allow by default."""
    arguments: Arguments = {
        "origins": ["*"] if wanted.is_for_anybody else [*map(exact_pattern, wanted.origins)],
        "methods": [*wanted.allowed_methods],
        "allow_headers": [*map(exact_pattern, wanted.request_headers)],
    }
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
