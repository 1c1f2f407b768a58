"""The line that Firefox prints in its console when a request fails, word for word as measured."""

from backend.fetch_standard.model import Failure, Outcome, Request

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
    "RedirectContainsCredentials": "CORS request external redirect not allowed",
    "InvalidAllowMethodsPreflightResponse": "invalid token ‘{0}’ in CORS header "
    "‘Access-Control-Allow-Methods’",
    "InvalidAllowHeadersPreflightResponse": "invalid token ‘{0}’ in CORS header "
    "‘Access-Control-Allow-Headers’",
    "MethodDisallowedByPreflightResponse": "Did not find method in CORS header "
    "‘Access-Control-Allow-Methods’",
    "HeaderDisallowedByPreflightResponse": "header ‘{0}’ is not allowed according to header "
    "‘Access-Control-Allow-Headers’ from CORS preflight response",
    "CorsDisabledScheme": "CORS request not http",
    "UnsafeRedirect": "CORS request not http",
    "ConnectionRefused": "CORS request did not succeed",
    "NameNotResolved": "CORS request did not succeed",
    "EmptyResponse": "CORS request did not succeed",
}


def firefox_line(request: Request, outcome: Outcome) -> str | None:
    """Return what Firefox prints for the failure, None where it prints nothing."""
    failure = outcome.failure
    if failure is None:
        return None
    if failure.reason == "DisallowedByMode":
        return f"Security Error: Content at {request.origin}/ may not load data from {failure.url}."
    base: str = failure.reason
    if base not in _REASONS:
        base = base.removeprefix("Preflight")
    if base not in _REASONS or request.mode == "no-cors":
        return None
    text = _REASONS[base].replace("{0}", failure.parameter)
    return (
        "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource "
        f"at {failure.url}. (Reason: {text}).{_status(base, failure)}"
    )


def _status(reason: str, failure: Failure) -> str:
    if reason in ("ConnectionRefused", "NameNotResolved", "EmptyResponse"):
        return " Status code: (null)."
    if reason in ("MissingAllowOriginHeader", "PreflightInvalidStatus"):
        return f" Status code: {failure.status}."
    return ""
