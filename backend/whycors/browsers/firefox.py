"""The sentences of an English Firefox: what it prints today, and what it printed formerly.

Today's were measured in Firefox 153; all of them are in Firefox's source:
dom/locales/en-US/chrome/security/security.properties
Former ones are quoted by MDN's pages of CORS errors:
https://developer.mozilla.org/en-US/docs/Web/HTTP/Guides/CORS/Errors

sentence.py says what the marks in a sentence mean; the keys are reasons, with a word after a dot
where a reason has several sentences.
"""

from .sentence import wordings

# The line that most reasons stand in, and what follows it.
BLOCKED = "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at {url}. (Reason: {reason})."
STATUS = " Status code: {status}."

# Reasons, as they stand in that line.
FIREFOX_REASONS = {
    "MissingAllowOriginHeader": "CORS header ‘Access-Control-Allow-Origin’ missing",
    "WildcardOriginNotAllowed": "Credential is not supported if the CORS header ‘Access-Control-Allow-Origin’ is ‘*’",
    "MultipleAllowOriginValues": "Multiple CORS header ‘Access-Control-Allow-Origin’ not allowed",
    "AllowOriginMismatch": "«CORS header ‘Access-Control-Allow-Origin’ does not match»‹ ‘{value}’›",
    "InvalidAllowCredentials": "expected ‘true’ in CORS header ‘Access-Control-Allow-Credentials’",
    "PreflightInvalidStatus": "CORS preflight response did not succeed",
    "PreflightDisallowedRedirect": "CORS request external redirect not allowed",
    "InvalidAllowMethodsPreflightResponse": "invalid token ‘{value}’ in CORS header ‘Access-Control-Allow-Methods’",
    "InvalidAllowHeadersPreflightResponse": "invalid token ‘{value}’ in CORS header ‘Access-Control-Allow-Headers’",
    "MethodDisallowedByPreflightResponse": "Did not find method in CORS header ‘Access-Control-Allow-Methods’",
    "HeaderDisallowedByPreflightResponse": "«header ‘{header}’ is not allowed according to header ‘Access-Control-Allow-Headers’» from CORS preflight response",
    "CorsDisabledScheme": "CORS request not http",
    "CORSDidNotSucceed": "CORS request did not succeed",
}

# Whole lines.
FIREFOX_LINES = {
    "DisallowedByMode": "Security Error: Content at {page} may not load data from {url}.",
    "CorsDisabledScheme.local": "Security Error: Content at {page} may not load or link to {url}.",
    "BlockedByResourcePolicy": "«The resource at “{url}” was blocked due to its Cross-Origin-Resource-Policy» header (or lack thereof). See https://developer.mozilla.org/docs/Web/HTTP/Cross-Origin_Resource_Policy_(CORP)#",
}

# What Firefox says about cross-origin loads in other places.
FIREFOX_ELSEWHERE = {
    "CORSDisabled": "Reason: CORS disabled",
    "CORSOriginHeaderNotAdded": "CORS header ‘Origin’ cannot be added",
    "AuthorizationNotCoveredByWildcard": "«When the `Access-Control-Allow-Headers` is `*`, the `Authorization` header» is not covered.",
    "MixedContent": "Blocked loading mixed active content “{url}”",
    "MixedContent.display": "Blocked loading mixed display content “{url}”",
}

FIREFOX_FORMER = {
    "HeaderDisallowedByPreflightResponse": "«missing token ‘{header}’ in CORS header ‘Access-Control-Allow-Headers’» from CORS preflight channel",
    "PreflightInvalidStatus": "CORS preflight channel did not succeed",
    "CORSDidNotSucceed": "Reason: CORS request failed",
}

_NO_SUCCESS = (
    "ConnectionRefused",
    "NameNotResolved",
    "EmptyResponse",
    "InvalidHttpResponse",
    "BadPort",
    "RedirectContainsCredentials",
    "UnsafeRedirect",
    "InvalidRedirect",
    "MultipleLocations",
    "TooManyRedirects",
)
MAY_ALSO_BE: dict[str, tuple[str, ...]] = {
    # Two lines of the same value; and no answer to a PUT, which Firefox misreads.
    "MultipleAllowOriginValues": (
        "AllowOriginMismatch",
        "InvalidAllowOriginValue",
        "EmptyResponse",
    ),
    # Chromium tells these three apart by the value.
    "AllowOriginMismatch": ("MultipleAllowOriginValues", "InvalidAllowOriginValue"),
    "CorsDisabledScheme": (
        "UnsafeRedirect",
        "LocalFile",
        "SchemeNotSupported",
        "BlobUrlNotFound",
    ),
    "CORSDidNotSucceed": _NO_SUCCESS,
    "DisallowedByMode": ("CorsDisabledScheme", "SchemeNotSupported", "BlobUrlNotFound"),
    "CorsDisabledScheme.local": ("SchemeNotSupported", "BlobUrlNotFound"),
}

FIREFOX_WORDINGS = (
    *wordings("firefox", FIREFOX_REASONS, MAY_ALSO_BE),
    *wordings("firefox", FIREFOX_LINES, MAY_ALSO_BE),
    *wordings("firefox", FIREFOX_ELSEWHERE),
    *wordings("firefox", FIREFOX_FORMER, MAY_ALSO_BE, is_current=False),
)
