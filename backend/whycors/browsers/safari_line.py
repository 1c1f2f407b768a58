"""The lines that Safari prints in its console when a request fails, as measured in WebKitGTK.

They are WebKit's own but for those of a failing network. Safari has these from macOS; they are not
measured.
"""

import re

from ..fetch_standard import Failure, Outcome, Request, parse_url
from .safari import (
    BLOCKED,
    BLOCKED_ELEMENTS,
    NOT_LOADED,
    NOT_REQUESTED,
    REDIRECTED,
    SAFARI_SENTENCES,
    WEBKIT_SENTENCES,
)
from .safari_request import KNOWN_NAMES
from .sentence import printed

SENTENCES = SAFARI_SENTENCES | WEBKIT_SENTENCES
# What Safari calls those who ask. An element without a destination of its own is an EventSource.
_LOADERS = {"fetch": "Fetch API", "xhr": "XMLHttpRequest", "element": "EventSource"}
# One sentence for what Chromium tells apart by the header's value.
_NOT_ALLOWED = ("MissingAllowOriginHeader", "InvalidAllowOriginValue", "AllowOriginMismatch")
# Safari tells them of a preflight only.
_OF_PREFLIGHTS = ("ConnectionRefused", "NameNotResolved", "EmptyResponse", "InvalidHttpResponse")
# Script gets these as exceptions, and the console has their words only where script catches none.
_THROWN = ("ForbiddenMethod", "MethodNotAllowedInNoCorsMode", "UrlContainsCredentials")
# A redirect to no http URL where CORS is not asked: these lines are about the URL that it leads to.
_TO_NO_HTTP = "UnsafeRedirect"


def safari_line(request: Request, outcome: Outcome) -> str | None:
    """Return the lines that Safari prints for the failure, or None where it prints nothing.

    Most of the time there are two: the first has the reason, the second the URL.
    """
    failure = outcome.failure
    if failure is None or failure.reason in _THROWN:
        return None
    if failure.reason == "DisallowedByMode" and not _is_redirected(outcome):
        return printed(NOT_LOADED, loader=_LOADERS[request.api], url=failure.url)
    key = _key(request, outcome, failure)
    if key is None:
        return None
    lines = [_reason(request, outcome, failure, key)]
    if failure.reason == "NoCorsRedirectModeNotFollow":
        lines.append(NOT_REQUESTED)
    if failure.reason != "BadPort":
        lines += _blocked(request, outcome, failure, key)
    return "\n".join(lines)


def _key(request: Request, outcome: Outcome, failure: Failure) -> str | None:
    """Return which of the sentences tells the failure, or None where none does."""
    base = failure.reason.removeprefix("Preflight")
    # It looks at a preflight's status first, whatever another browser finds wrong.
    if base != failure.reason and failure.status and not 200 <= failure.status <= 299:
        return "PreflightInvalidStatus"
    are_parted_by_blank = base == "MultipleAllowOriginValues" and "," not in failure.parameter
    if base in _NOT_ALLOWED or are_parted_by_blank:
        return "OriginNotAllowed"
    match failure.reason:
        case "CorsDisabledScheme":
            return "CorsDisabledScheme.http"
        case "SchemeNotSupported" if failure.url.startswith("ftp:"):
            return "CorsDisabledScheme.ftp"
        case "UnsafeRedirect" | "InvalidRedirect":
            return _key_of_redirect(request, outcome, failure)
        case reason if reason in _OF_PREFLIGHTS and not _is_of_preflight(outcome):
            return None
        case reason:
            return reason if reason in SENTENCES else base if base in SENTENCES else None


def _key_of_redirect(request: Request, outcome: Outcome, failure: Failure) -> str | None:
    """Return the sentence for a redirect that leads to no http URL, or None where there is none."""
    if failure.reason == "UnsafeRedirect":
        return "UnsafeRedirect.cors" if request.mode == "cors" else _TO_NO_HTTP
    is_told = _is_shared(request, outcome) and _target(outcome, failure)
    return "UnsafeRedirect.cors" if is_told else None


def _reason(request: Request, outcome: Outcome, failure: Failure, key: str) -> str:
    """Return the line with the reason; for a redirect it says first where that leads."""
    target = _target(outcome, failure)
    reason = printed(
        SENTENCES[key],
        url=failure.url,
        page=f"{request.origin}/",
        # Not with the fragment that it has from the URL before it.
        target=target.removesuffix(_fragment(failure.url)),
        page_origin=_origin(request, outcome),
        status=str(failure.status),
        port=_value(outcome, "port"),
        value=failure.parameter,
        method=failure.parameter,
        header=_written(request, failure.parameter),
    )
    if target and key != _TO_NO_HTTP:
        return printed(REDIRECTED, target=_without_credentials(target)) + reason
    return reason


def _written(request: Request, name: str) -> str:
    """Return a header's name as Safari has it in its list, or else as script wrote it."""
    written = (each for each, _ in request.headers if each.lower() == name.lower())
    return KNOWN_NAMES.get(name.lower()) or next(written, name)


def _blocked(request: Request, outcome: Outcome, failure: Failure, key: str) -> list[str]:
    """Return the line with the URL, in a list that is empty where there is none."""
    url = _target(outcome, failure) if key == _TO_NO_HTTP else failure.url
    url = _without_credentials(url)
    if failure.reason == "NoCorsRedirectModeNotFollow":
        url = url.partition("#")[0]
    if request.api == "element" and request.destination:
        line = BLOCKED_ELEMENTS.get(request.destination)
        return [printed(line, url=url)] if line else []
    return [printed(BLOCKED, loader=_LOADERS[request.api], url=url)]


def _target(outcome: Outcome, failure: Failure) -> str:
    """Return the URL that the response at fault redirects to, "" where it is no redirect.

    A Location that is no URL stays as it is.
    """
    location = failure.location or _value(outcome, "location")
    url = parse_url(location, failure.url) if location else None
    if url is None:
        return location
    return url.href if url.fragment else url.href + _fragment(failure.url)


def _fragment(href: str) -> str:
    url = parse_url(href)
    return url.fragment if url else ""


def _without_credentials(href: str) -> str:
    return re.sub(r"(?<=://)[^/?#]*@", "", href)


def _value(outcome: Outcome, name: str) -> str:
    """Return what the step that refused has under a name."""
    step = outcome.failed_step
    return (step.values.get(name) or "") if step else ""


def _origin(request: Request, outcome: Outcome) -> str:
    """Return the origin that the last request named, `null` after some redirects, or the page's."""
    return (outcome.requests[-1].origin if outcome.requests else None) or request.origin


def _is_redirected(outcome: Outcome) -> bool:
    return any(step.id == "http-redirect-fetch/followed" for step in outcome.steps)


def _is_shared(request: Request, outcome: Outcome) -> bool:
    """Return whether the request had left the page's origin, in mode "cors"."""
    crossed = any(step.id == "main-fetch/cross-origin" for step in outcome.steps)
    return request.mode == "cors" and crossed


def _is_of_preflight(outcome: Outcome) -> bool:
    """Return whether it was a preflight that got no answer."""
    return len(outcome.steps) > 1 and outcome.steps[-2].id == "main-fetch/preflight-needed"
