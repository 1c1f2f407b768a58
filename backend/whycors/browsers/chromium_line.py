"""The line that Chromium prints in its console when a request fails, word for word as measured."""

import re

from ..fetch_standard import Failure, Outcome, Request, parse_url_of_page
from .chromium import (
    BLOCKED,
    CHROMIUM_LINES,
    CHROMIUM_NET_ERRORS,
    CHROMIUM_REASONS,
    HINT_OF_FETCH,
    HINT_OF_XHR,
    OF_PREFLIGHT,
    REDIRECTED,
)
from .sentence import printed

_WITH_HINT_OF_FETCH = (
    "MultipleAllowOriginValues",
    "InvalidAllowOriginValue",
    "AllowOriginMismatch",
)
_WITH_HINT_OF_XHR = ("WildcardOriginNotAllowed", "InvalidAllowCredentials")

# What Chromium calls the requests of fetch() and XHR, and of elements by their destination.
_KINDS = {
    "fetch": "fetch",
    "xhr": "XMLHttpRequest",
    "audio": "audio",
    "font": "font",
    "image": "image",
    "script": "script",
    "style": "CSS stylesheet",
    "track": "text track",
    "video": "video",
}


def chromium_line(request: Request, outcome: Outcome) -> str | None:
    """Return what Chromium prints for the failure, or None where it prints nothing."""
    failure = outcome.failure
    if failure is None:
        return None
    if net_error := _net_error(request, failure):
        return net_error
    first_url = parse_url_of_page(request.url, request.origin)
    if first_url is None or not failure.url or _is_silent(request, failure):
        return None
    if line := _line_of_its_own(request, failure):
        return line
    is_redirected = failure.url != first_url.href
    blocked = printed(
        BLOCKED,
        kind=_kind(request),
        url=failure.url,
        redirected=printed(REDIRECTED, initial_url=first_url.href) if is_redirected else "",
        page_origin=request.origin,
    )
    return blocked + _reason(failure, request.api)


def _kind(request: Request) -> str:
    what = request.destination if request.api == "element" else request.api
    return _KINDS.get(what, "resource")


def _net_error(request: Request, failure: Failure) -> str | None:
    """Return the line of a failure that Chromium calls an error of the network."""
    if failure.reason == "BlockedByResourcePolicy":
        return printed(CHROMIUM_NET_ERRORS[f"{failure.reason}.{failure.parameter}"])
    if failure.reason == "RedirectModeError":
        return printed(CHROMIUM_NET_ERRORS["NoReasonGiven"])
    if failure.reason in CHROMIUM_NET_ERRORS:
        return printed(CHROMIUM_NET_ERRORS[failure.reason])
    return None


def _is_silent(request: Request, failure: Failure) -> bool:
    is_ftp = failure.url.startswith("ftp:") and not _is_redirected(request, failure)
    is_of_element = request.api == "element" and failure.reason == "SchemeNotSupported"
    return (
        failure.reason in ("UrlContainsCredentials", "NotRecorded")
        or (request.api == "xhr" and failure.reason == "CorsDisabledScheme" and is_ftp)
        or (is_of_element and not failure.url.startswith("file:"))
    )


def _line_of_its_own(request: Request, failure: Failure) -> str | None:
    """Return the line of a failure that Chromium words in another shape."""
    values = {
        "url": failure.url,
        "page": f"{request.origin}/",
        "page_origin": request.origin,
        "scheme": failure.url.partition(":")[0],
    }
    if failure.reason == "SchemeNotSupported" and _is_redirected(request, failure):
        return printed(CHROMIUM_NET_ERRORS["OtherNetError"], error="ERR_UNKNOWN_URL_SCHEME")
    key = _key_of_line(request, failure)
    return printed(CHROMIUM_LINES[key], **values) if key else None


def _key_of_line(request: Request, failure: Failure) -> str | None:
    """Return which of CHROMIUM_LINES tells the failure, or None where it is one of its reasons."""
    match failure.reason:
        case "DisallowedByMode":
            is_redirected = _is_redirected(request, failure)
            return "DisallowedByMode.redirected" if is_redirected else "DisallowedByMode"
        case "MixedContent":
            return "MixedContent.xhr" if request.api == "xhr" else "MixedContent"
        case "NoCorsRedirectModeNotFollow":
            return "NoCorsRedirectModeNotFollow"
        case "CorsDisabledScheme" | "SchemeNotSupported" if failure.url.startswith("file:"):
            return "LocalFile"
        case "CorsDisabledScheme" | "SchemeNotSupported" if request.api == "fetch":
            return None if _is_redirected(request, failure) else "CorsDisabledScheme.fetch"
        case _:
            return None


def _is_redirected(request: Request, failure: Failure) -> bool:
    """Return whether the failure is of another URL than the one that script asked for."""
    first = parse_url_of_page(request.url, request.origin)
    return first is not None and first.href != failure.url


def _reason(failure: Failure, api: str) -> str:
    reason = failure.reason
    is_preflights = reason.startswith("Preflight")
    base = reason if reason in CHROMIUM_REASONS else reason.removeprefix("Preflight")
    value = _printable(failure.parameter)
    text = printed(CHROMIUM_REASONS[base], value=value, method=value, header=value, space=value)
    if base in _WITH_HINT_OF_FETCH and api == "fetch":
        text += HINT_OF_FETCH
    if base in _WITH_HINT_OF_XHR and api == "xhr":
        text += HINT_OF_XHR
    return printed(OF_PREFLIGHT) + text if is_preflights else text


def _printable(value: str) -> str:
    """Return a header's value as Chromium prints it: what is not printable ASCII as \\uXXXX."""
    return re.sub(r"[^\x20-\x7e]", lambda found: f"\\u{ord(found[0]):04X}", value)
