"""The line that Firefox prints in its console when a request fails, word for word as measured."""

from ..fetch_standard import Failure, Outcome, Request, is_token, parse_url_of_page
from .firefox import BLOCKED, FIREFOX_LINES, FIREFOX_REASONS, STATUS
from .sentence import printed

_NAMES_A_TOKEN = ("InvalidAllowMethodsPreflightResponse", "InvalidAllowHeadersPreflightResponse")
# Chromium tells the first two of these from the third by the header's value, Firefox doesn't.
_NO_MATCH = ("InvalidAllowOriginValue", "MultipleAllowOriginValues", "AllowOriginMismatch")
_WITH_STATUS = ("MissingAllowOriginHeader", "PreflightInvalidStatus")
_BY_SCHEME = ("CorsDisabledScheme", "SchemeNotSupported", "BlobUrlNotFound")
_LOCAL_SCHEMES = ("file", "jar", "view-source")
_SILENT_SCHEMES = ("about", "chrome", "moz-extension", "resource", "ws", "wss")
# Not CORS errors: Firefox names them only once the request has left the page's origin.
_NO_SUCCESS = (
    "ConnectionRefused",
    "NameNotResolved",
    "EmptyResponse",
    "InvalidHttpResponse",
    "UnsafeRedirect",
    "InvalidRedirect",
    "MultipleLocations",
    "TooManyRedirects",
)


def firefox_line(request: Request, outcome: Outcome) -> str | None:
    """Return what Firefox prints for the failure, or None where it prints nothing.

    It often prints a second line, that the request did not succeed; this is the first.
    """
    failure = outcome.failure
    if failure is None:
        return None
    own = _key_of_line(failure)
    if own is not None:
        return printed(FIREFOX_LINES[own], page=f"{request.origin}/", url=failure.url)
    key = _key_of_reason(outcome, failure)
    if key is None or request.mode != "cors":
        return None
    url = _last_url_before(request, outcome) if failure.reason == "BadPort" else failure.url
    if key == "WildcardOriginNotAllowed":
        url = f"‘{url}’"  # in this message alone
    named = _named(failure)
    reason = printed(FIREFOX_REASONS[key], value=named, header=named)
    return printed(BLOCKED, url=url, reason=reason) + _status(key, failure)


def _key_of_line(failure: Failure) -> str | None:
    """Return which of FIREFOX_LINES tells the failure, or None where it is one of its reasons."""
    scheme = failure.url.partition(":")[0]
    if failure.reason == "BlockedByResourcePolicy":
        return "BlockedByResourcePolicy"
    if failure.reason == "DisallowedByMode" or (failure.reason in _BY_SCHEME and scheme == "blob"):
        return "DisallowedByMode"
    is_local = failure.reason in _BY_SCHEME and scheme in _LOCAL_SCHEMES
    return "CorsDisabledScheme.local" if is_local else None


def _key_of_reason(outcome: Outcome, failure: Failure) -> str | None:
    """Return which of FIREFOX_REASONS is given for the failure, or None where none is."""
    if failure.reason == "RedirectContainsCredentials":
        return "CORSDidNotSucceed"
    if failure.reason == "BadPort":
        return "CORSDidNotSucceed" if outcome.requests else None
    if failure.reason == "CorsDisabledScheme" and failure.url.partition(":")[0] in _SILENT_SCHEMES:
        return None
    if failure.reason in _NO_SUCCESS:
        crossed = any(step.id == "main-fetch/cross-origin" for step in outcome.steps)
        # No answer to a PUT is taken for an answer without headers, and those are misread.
        is_put = failure.reason == "EmptyResponse" and outcome.requests[-1].method == "PUT"
        misread = "MultipleAllowOriginValues" if is_put else "CORSDidNotSucceed"
        return misread if crossed else None
    if failure.allow_origin_lines > 1:
        return "MultipleAllowOriginValues"
    base = _base(failure)
    if base in _NO_MATCH:
        return "AllowOriginMismatch"
    return base if base in FIREFOX_REASONS else None


def _last_url_before(request: Request, outcome: Outcome) -> str:
    """Return the URL, with its fragment, that redirected to where the failure is."""
    first = parse_url_of_page(request.url, request.origin)
    steps = [step for step in outcome.steps if step.id == "http-redirect-fetch/followed"]
    urls = [first.href if first else "", *(step.values["location"] or "" for step in steps)]
    return urls[-2]


def _base(failure: Failure) -> str:
    """Return the failure's reason, without "Preflight" where the message is the same for both."""
    reason = failure.reason
    return reason if reason in FIREFOX_REASONS else reason.removeprefix("Preflight")


def _named(failure: Failure) -> str:
    """Return the value that the message names: of a list, the first element that isn't a token."""
    if failure.reason not in _NAMES_A_TOKEN:
        return failure.parameter
    elements = [part.strip(" \t") for part in failure.parameter.split(",")]
    return next(part for part in elements if part and not is_token(part))


def _status(key: str, failure: Failure) -> str:
    if key == "CORSDidNotSucceed":
        return printed(STATUS, status="(null)")
    is_told = _base(failure) in _WITH_STATUS
    return printed(STATUS, status=str(failure.status)) if is_told else ""
