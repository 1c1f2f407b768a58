"""The code of fixes: what the server has to allow, and nothing more."""

import json
from collections.abc import Sequence

from ..fetch_standard import OPAQUE, parse_token_list, parse_url, values_of
from ..remedies.flask_cors_call import (
    DEFAULT_METHODS,
    Arguments,
    exact_pattern,
    flask_cors_call,
)
from .stacks import ANYBODY, YOUR_PAGE, Limit, Wanted
from .told import Told

#: They stand for what nobody gave, and can't be mistaken for it.
PLACEHOLDER_METHOD = "YOUR-METHOD"
PLACEHOLDER_HEADER = "your-header"
#: Pages of these have the origin `null`, whatever a line makes of it.
_OPAQUE_SCHEMES = ("file:", "data:", "blob:", "about:")
#: What the server lists itself, by the reason that its list gives.
_LIMITED: dict[str, tuple[Limit, ...]] = {
    "MethodDisallowedByPreflightResponse": ("methods",),
    "HeaderDisallowedByPreflightResponse": ("headers",),
    "AuthorizationNotCoveredByWildcard": ("headers",),
}


def wanted(told: Told, keeps_others: bool = False, exposed: Sequence[str] = ()) -> Wanted:
    """Return what the server has to allow so that this page may make this request.

    The methods and headers that its answer lists already stay, and so does `*`; with `keeps_others`
    the origin does, too. `exposed` are headers for script to read.
    """
    method = (told.parameters.get("method") or "").upper()
    others = (told.parameters["value"],) if keeps_others else ()
    return Wanted(
        origins=(ANYBODY,) if _is_open(told) else (*others, allowed_origin(told)),
        credentials=told.needs_credentials,
        methods=_each_once(*_listed(told, "methods"), *([method] if method else ())),
        request_headers=_each_once(*_listed(told, "headers"), *_request_headers(told)),
        exposed_headers=_each_once(*_listed(told, "expose-headers"), *exposed),
        url=told.parameters.get("url"),
        limits=_LIMITED.get(told.base, ()),
    )


def _is_open(told: Told) -> bool:
    """Return whether every page may read the answer by now, and may go on doing so."""
    return told.header("access-control-allow-origin") == ANYBODY and not told.needs_credentials


def _request_headers(told: Told) -> tuple[str, ...]:
    """Return the names that need a permission, as far as they are known."""
    is_sent = told.reason != "ResponseHeaderNotExposed"
    header = told.parameters.get("header") if is_sent else None
    return told.unsafe_headers or ((header.lower(),) if header else ())


def _listed(told: Told, what: str) -> list[str]:
    """Return what the answer that decided lists already: "methods", "headers", "expose-headers"."""
    name = f"access-control-{what if what.startswith('expose') else f'allow-{what}'}"
    names = parse_token_list(values_of(tuple(told.headers or ()), name)) or []
    return [each for each in names if each != "*"]


def _each_once(*names: str) -> tuple[str, ...]:
    """Return the names without those that differ from an earlier one in their case alone."""
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(name.lower(), name)
    return tuple(found.values())


def _bucket_rule(wants: Wanted) -> str:
    """Return a rule of an S3 bucket's, as its settings take it."""
    rule = {
        "AllowedOrigins": [*wants.origins],
        "AllowedMethods": [*(wants.methods or wants.allowed_methods)],
    }
    headers = {"AllowedHeaders": [*wants.request_headers]} if wants.request_headers else {}
    return json.dumps([rule | headers])


def allowed_origin(told: Told) -> str:
    """Return the page's origin, or what stands for it where it is unknown or `null`."""
    origin = told.parameters.get("page_origin", "")
    is_nobodys = origin in ("", OPAQUE) or origin.startswith(_OPAQUE_SCHEMES)
    return YOUR_PAGE if is_nobodys else origin


def code(told: Told, exposed: Sequence[str] = ()) -> dict[str, str]:
    """Return the code of fixes by its names in texts; `exposed` are headers for script to read."""
    wants, value = wanted(told, exposed=exposed), told.parameters.get("value", "")
    method = (told.parameters.get("method") or PLACEHOLDER_METHOD).upper()
    methods_listed = _listed(told, "methods") or ["GET", "POST"]
    page = [exact_pattern(allowed_origin(told))]
    own = [] if wants.is_for_anybody else [*map(exact_pattern, wants.origins)]
    header = told.parameters.get("header") or PLACEHOLDER_HEADER
    headers = list(wants.request_headers) or [header]
    credentials: Arguments = {"supports_credentials": True}
    named: Arguments = {"origins": own} if own else {}
    usual: Arguments = {**named, **(credentials if wants.credentials else {})}
    unusual = [name for name in wants.methods if name not in DEFAULT_METHODS]
    methods: Arguments = {"methods": [*DEFAULT_METHODS, *unusual]} if unusual else {}
    return {
        "cors": flask_cors_call({**usual, **methods}),
        "cors_both": flask_cors_call({**usual, "origins": [exact_pattern(value), *own]}),
        "cors_listed": flask_cors_call({**usual, "origins": _in_value(value, own)}),
        "cors_credentials": flask_cors_call({"origins": page, **credentials}),
        "cors_methods": f"methods={list(_each_once(*methods_listed, method))!r}",
        "cors_allow_headers": f"allow_headers={headers!r}",
        "expose": f"expose_headers={list(wants.exposed_headers) or [header]!r}",
        "method_code": repr(method),
        "method_upper_code": repr(method),
        "origin_code": allowed_origin(told),
        "placeholder": YOUR_PAGE,
        "bucket_rule": _bucket_rule(wants),
        "cookie_partitioned": "SameSite=None; Secure; Partitioned",
    }


def _in_value(value: str, own: Sequence[str]) -> list[str]:
    """Return the origins in the value of a header, and one's own where that is known."""
    parts = [part.strip(" '[]") for part in value.split(",")]
    origins = [part for part in parts if (url := parse_url(part)) and url.origin == part]
    known = [] if origins and list(own) == [YOUR_PAGE] else own
    return list(dict.fromkeys([*map(exact_pattern, origins), *known]))
