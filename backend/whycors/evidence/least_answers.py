"""The least that a server must answer for something to come of it."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from ..fetch_standard import is_cors_safelisted_method, parse_url
from .line_meaning import status_in, value_in

ALLOW_ORIGIN = "Access-Control-Allow-Origin"
ALLOW_CREDENTIALS = "Access-Control-Allow-Credentials"
ALLOW_METHODS = "Access-Control-Allow-Methods"
ALLOW_HEADERS = "Access-Control-Allow-Headers"
RESOURCE_POLICY = "Cross-Origin-Resource-Policy"
#: Another page than the one that asks, which nobody named.
OTHER_PAGE = "https://ANOTHER-PAGE.example"

#: What a case calls the failures of the network.
NETWORK_ERRORS = {
    "ConnectionRefused": "refused",
    "NameNotResolved": "dns",
    "EmptyResponse": "dropped",
}


class _Least(NamedTuple):
    """An answer that permits all but for one header, or all with another status.

    `instead` has what a console line didn't name, with {page} and {url} for the case's; None is for
    no header at all.
    """

    name: str = ""
    instead: str | None = None
    status: int = 200
    permits_the_rest: bool = True


#: What Preflight… reasons find is the same in the answer to a preflight.
_LEAST = {
    "MissingAllowOriginHeader": _Least(permits_the_rest=False),
    "WildcardOriginNotAllowed": _Least(ALLOW_ORIGIN, "*"),
    "MultipleAllowOriginValues": _Least(ALLOW_ORIGIN, f"{{page}}, {OTHER_PAGE}"),
    "InvalidAllowOriginValue": _Least(ALLOW_ORIGIN, ""),
    "AllowOriginMismatch": _Least(ALLOW_ORIGIN, OTHER_PAGE),
    "InvalidAllowCredentials": _Least(ALLOW_CREDENTIALS),
    "InvalidStatus": _Least(status=404),
    "DisallowedRedirect": _Least("Location", "/", 302),
    "InvalidAllowMethodsPreflightResponse": _Least(ALLOW_METHODS, "GET POST"),
    "InvalidAllowHeadersPreflightResponse": _Least(ALLOW_HEADERS, "a b"),
    "MethodDisallowedByPreflightResponse": _Least(ALLOW_METHODS),
    "HeaderDisallowedByPreflightResponse": _Least(ALLOW_HEADERS),
    "BlockedByResourcePolicy": _Least(RESOURCE_POLICY, "same-origin", permits_the_rest=False),
    "RedirectModeError": _Least("Location", "/", 302),
    "TooManyRedirects": _Least("Location", "{url}", 302),
    "RedirectContainsCredentials": _Least(
        "Location", OTHER_PAGE.replace("//", "//user:BLANKED@"), 302
    ),
}


def permission(case: Mapping[str, Any], kind: str) -> list[list[str]]:
    """Return the fewest headers with which the case's page may read, or may send its request."""
    request, page = case["request"], parse_url(case["page_origin"])
    is_http = page is not None and page.is_http
    headers = [[ALLOW_ORIGIN, page.origin if page and is_http else case["page_origin"]]]
    if request.get("credentials") == "include":
        headers.append([ALLOW_CREDENTIALS, "true"])
    if kind == "preflight":
        names = sorted({name.lower() for name, _ in request.get("headers", [])})
        if not is_cors_safelisted_method(method := request.get("method", "GET")):
            headers.append([ALLOW_METHODS, method])
        if names:
            headers.append([ALLOW_HEADERS, ", ".join(names)])
    return headers


def least_answer(
    reason: str, told: Mapping[str, str], case: Mapping[str, Any], kind: str
) -> tuple[int, list[list[str]]] | None:
    """Return a status and headers from which `reason` comes, None where no answer does it.

    `told` is what a console line names of it.
    """
    least = _LEAST.get(reason.removeprefix("Preflight"))
    if least is None:
        return None
    headers = permission(case, kind) if least.permits_the_rest else []
    headers = [pair for pair in headers if pair[0] != least.name]
    made_up = least.instead and least.instead.format(
        page=case["page_origin"], url=case["request"]["url"]
    )
    value = value_in(told, "value") or made_up
    if least.name and value is not None:
        headers.append([least.name, value])
    return status_in(told) or least.status, headers


def is_answered_for(reason: str) -> bool:
    """Return whether it is known how a server must answer for a reason to come of it."""
    return reason in NETWORK_ERRORS or reason.removeprefix("Preflight") in _LEAST
