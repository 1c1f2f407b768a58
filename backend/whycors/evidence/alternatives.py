"""What a value that nobody gave may be: few alternatives, one for each way that it can decide."""

from collections.abc import Sequence
from typing import Any

from ..browsers.behaviours import BEHAVIOURS
from ..fetch_standard import OPAQUE, get, parse_url
from .least_answers import ALLOW_HEADERS, ALLOW_METHODS, ALLOW_ORIGIN
from .model import Line

Case = dict[str, Any]
Json = Any

#: Methods and headers that make a request preflighted; the first that an answer doesn't list is
#: one that it refuses.
UNSAFE_METHODS = ("PUT", "DELETE", "PATCH", "YOUR-METHOD")
UNSAFE_HEADER = "X-YOUR-HEADER"
#: What stands for a header's value that nobody gave. No header is safelisted with it.
UNTOLD = "(...)"
_FIXED: dict[str, list[Json]] = {
    "browser": list(BEHAVIOURS),
    "request.credentials": ["same-origin", "include"],
    "request.mode": ["cors", "no-cors"],
    "request.redirect": ["follow", "error", "manual"],
    "request.local_network_access": [False, True],
}
#: What stands for a page that nobody named, over https or not.
UNKNOWN_PAGES = ("https://YOUR-PAGE.example", "http://YOUR-PAGE.example")


def alternatives(path: str, case: Case, lines: Sequence[Line]) -> list[Json]:
    """Return what may stand at a path of the request, what stands there first."""
    match path:
        case "page_origin":
            found = _page_origins(case)
        case "request.method":
            found = _methods(case)
        case "request.headers":
            found = _header_lists(case, lines)
        case _:
            found = _FIXED.get(path, [])
    now = value_at(case, path)
    return [now, *(each for each in found if each != now)]


def value_at(case: Case, path: str) -> Json:
    """Return what stands at a path of a case, such as `request.method`, None for nothing."""
    value: Json = case
    for name in path.split("."):
        value = value.get(name)
        if value is None:
            return None
    return value


def _page_origins(case: Case) -> list[Json]:
    """A page that nobody named, over https or not; one that an answer names; the API's own."""
    named = [
        parsed.origin
        for value in _values(case, ALLOW_ORIGIN)
        for part in value.replace(",", " ").split()
        if (parsed := parse_url(part)) and parsed.is_http
    ]
    own = parse_url(case["request"]["url"])
    return [
        *UNKNOWN_PAGES,
        *dict.fromkeys(named),
        *([own.origin] if own else []),
        OPAQUE,
    ]


def _methods(case: Case) -> list[Json]:
    listed = _listed(case, ALLOW_METHODS)
    refused = next(method for method in UNSAFE_METHODS if method not in listed)
    allowed = [method for method in listed if method in UNSAFE_METHODS]
    return ["GET", refused, *allowed[:1]]


def _header_lists(case: Case, lines: Sequence[Line]) -> list[Json]:
    told = [name for line in lines if (name := line.recognised.parameters.get("header"))]
    listed = _listed(case, ALLOW_HEADERS)
    names = [*told[:1], UNSAFE_HEADER, *[name for name in listed if name != "*"][:1]]
    if "*" in listed:
        names.append("Authorization")
    return [[], *([[name, UNTOLD]] for name in names)]


def _listed(case: Case, name: str) -> list[str]:
    return [part.strip() for value in _values(case, name) for part in value.split(",")]


def _values(case: Case, name: str) -> list[str]:
    rows = [tuple((n, v) for n, v in row.get("headers", [])) for row in case["responses"]]
    return [value for row in rows if (value := get(row, name.lower())) is not None]
