"""The line that Firefox prints in its console when a request fails, word for word as measured."""

from ..fetch_standard.model import Failure, Outcome, Request
from ..fetch_standard.syntax import is_token
from ..fetch_standard.urls import parse_url_of_page

_DID_NOT_SUCCEED = "CORS request did not succeed"
_REPEATED_ORIGIN = "Multiple CORS header ‘Access-Control-Allow-Origin’ not allowed"

# {0} is the failure's parameter.
_REASONS = {
    "MissingAllowOriginHeader": "CORS header ‘Access-Control-Allow-Origin’ missing",
    "WildcardOriginNotAllowed": "Credential is not supported if the CORS header "
    "‘Access-Control-Allow-Origin’ is ‘*’",
    "AllowOriginMismatch": "CORS header ‘Access-Control-Allow-Origin’ does not match ‘{0}’",
    "InvalidAllowOriginValue": "CORS header ‘Access-Control-Allow-Origin’ does not match ‘{0}’",
    "MultipleAllowOriginValues": "CORS header ‘Access-Control-Allow-Origin’ does not match ‘{0}’",
    "InvalidAllowCredentials": "expected ‘true’ in CORS header ‘Access-Control-Allow-Credentials’",
    "PreflightInvalidStatus": "CORS preflight response did not succeed",
    "PreflightDisallowedRedirect": "CORS request external redirect not allowed",
    "InvalidAllowMethodsPreflightResponse": "invalid token ‘{0}’ in CORS header "
    "‘Access-Control-Allow-Methods’",
    "InvalidAllowHeadersPreflightResponse": "invalid token ‘{0}’ in CORS header "
    "‘Access-Control-Allow-Headers’",
    "MethodDisallowedByPreflightResponse": "Did not find method in CORS header "
    "‘Access-Control-Allow-Methods’",
    "HeaderDisallowedByPreflightResponse": "header ‘{0}’ is not allowed according to header "
    "‘Access-Control-Allow-Headers’ from CORS preflight response",
    "CorsDisabledScheme": "CORS request not http",
}
_NAMES_A_TOKEN = ("InvalidAllowMethodsPreflightResponse", "InvalidAllowHeadersPreflightResponse")
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
    """Return what Firefox prints for the failure, None where it prints nothing.

    It often prints a second line, that the request did not succeed; this is the first.
    """
    failure = outcome.failure
    if failure is None:
        return None
    does_not = _security_error(failure)
    if does_not:
        return f"Security Error: Content at {request.origin}/ may not {does_not} {failure.url}."
    if failure.reason == "BlockedByResourcePolicy":
        return (
            f"The resource at “{failure.url}” was blocked due to its Cross-Origin-Resource-Policy "
            "header (or lack thereof). See https://developer.mozilla.org/docs/Web/HTTP/"
            "Cross-Origin_Resource_Policy_(CORP)#"
        )
    why = _reason(outcome, failure)
    if why is None or request.mode != "cors":
        return None
    url = _last_url_before(request, outcome) if failure.reason == "BadPort" else failure.url
    if why == _REASONS["WildcardOriginNotAllowed"]:
        url = f"‘{url}’"  # in this message alone
    return (
        "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource "
        f"at {url}. (Reason: {why}).{_status(why, failure)}"
    )


def _last_url_before(request: Request, outcome: Outcome) -> str:
    """Return the URL, with its fragment, that redirected to where the failure is."""
    first = parse_url_of_page(request.url, request.origin)
    steps = [step for step in outcome.steps if step.id == "http-redirect-fetch/followed"]
    urls = [first.href if first else "", *(step.values["location"] or "" for step in steps)]
    return urls[-2]


def _security_error(failure: Failure) -> str | None:
    """Return what a page may not do with the URL, None where the failure is another."""
    scheme = failure.url.partition(":")[0]
    if failure.reason == "DisallowedByMode" or (failure.reason in _BY_SCHEME and scheme == "blob"):
        return "load data from"
    return "load or link to" if failure.reason in _BY_SCHEME and scheme in _LOCAL_SCHEMES else None


def _reason(outcome: Outcome, failure: Failure) -> str | None:
    if failure.reason == "RedirectContainsCredentials":
        return _DID_NOT_SUCCEED
    if failure.reason == "BadPort":
        return _DID_NOT_SUCCEED if outcome.requests else None
    if failure.reason == "CorsDisabledScheme" and failure.url.partition(":")[0] in _SILENT_SCHEMES:
        return None
    if failure.reason in _NO_SUCCESS:
        crossed = any(step.id == "main-fetch/cross-origin" for step in outcome.steps)
        # No answer to a PUT is taken for an answer without headers, and those are misread.
        is_put = failure.reason == "EmptyResponse" and outcome.requests[-1].method == "PUT"
        return (_REPEATED_ORIGIN if is_put else _DID_NOT_SUCCEED) if crossed else None
    if failure.allow_origin_lines > 1:
        return _REPEATED_ORIGIN
    text = _REASONS.get(_base(failure))
    return text and text.replace("{0}", _named(failure))


def _base(failure: Failure) -> str:
    """Return the failure's reason, without "Preflight" where the message is the same for both."""
    reason = failure.reason
    return reason if reason in _REASONS else reason.removeprefix("Preflight")


def _named(failure: Failure) -> str:
    """Return the value that the message names: a list's first element that is no token, or all."""
    if failure.reason not in _NAMES_A_TOKEN:
        return failure.parameter
    elements = [part.strip(" \t") for part in failure.parameter.split(",")]
    return next(part for part in elements if part and not is_token(part))


def _status(why: str, failure: Failure) -> str:
    if why == _DID_NOT_SUCCEED:
        return " Status code: (null)."
    return f" Status code: {failure.status}." if _base(failure) in _WITH_STATUS else ""
