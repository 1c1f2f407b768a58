"""What an English Firefox prints, today and formerly, with quotation marks made plain.

Today's were measured in Firefox 153; all of them are in Firefox's source:
dom/locales/en-US/chrome/security/security.properties
Former ones are quoted by MDN's pages of CORS errors:
https://developer.mozilla.org/en-US/docs/Web/HTTP/Guides/CORS/Errors
"""

from .wording import Browser, current, former

FIREFOX: Browser = "firefox"
NO_SUCCESS = (
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

FIREFOX_WORDINGS = (
    current(
        FIREFOX,
        "MissingAllowOriginHeader",
        r"CORS header '?Access-Control-Allow-Origin'? missing",
    ),
    current(
        FIREFOX,
        "WildcardOriginNotAllowed",
        r"Credential is not supported if the CORS header '?Access-Control-Allow-Origin'? is '?\*",
    ),
    current(
        FIREFOX,
        "MultipleAllowOriginValues",
        r"Multiple CORS header '?Access-Control-Allow-Origin'? not allowed",
        # Two lines of the same value; and no answer to a PUT, which it misreads.
        ("AllowOriginMismatch", "InvalidAllowOriginValue", "EmptyResponse"),
    ),
    # Chromium tells these three apart by the value.
    current(
        FIREFOX,
        "AllowOriginMismatch",
        r"CORS header '?Access-Control-Allow-Origin'? does not match(?: '(?P<value>.*?)'(?=\)|$))?",
        ("MultipleAllowOriginValues", "InvalidAllowOriginValue"),
    ),
    current(
        FIREFOX,
        "InvalidAllowCredentials",
        r"expected '?true'? in CORS header '?Access-Control-Allow-Credentials",
    ),
    current(FIREFOX, "PreflightInvalidStatus", r"CORS preflight response did not succeed"),
    current(
        FIREFOX,
        "PreflightDisallowedRedirect",
        r"CORS request external redirect not allowed",
    ),
    current(
        FIREFOX,
        "InvalidAllowMethodsPreflightResponse",
        r"invalid token '(?P<value>.*?)' in CORS header '?Access-Control-Allow-Methods",
    ),
    current(
        FIREFOX,
        "InvalidAllowHeadersPreflightResponse",
        r"invalid token '(?P<value>.*?)' in CORS header '?Access-Control-Allow-Headers",
    ),
    current(
        FIREFOX,
        "MethodDisallowedByPreflightResponse",
        r"Did not find method in CORS header '?Access-Control-Allow-Methods",
    ),
    current(
        FIREFOX,
        "HeaderDisallowedByPreflightResponse",
        r"header '(?P<header>.*?)' is not allowed according to header"
        r" '?Access-Control-Allow-Headers",
    ),
    current(
        FIREFOX,
        "CorsDisabledScheme",
        r"CORS request not http",
        ("UnsafeRedirect", "LocalFile", "SchemeNotSupported", "BlobUrlNotFound"),
    ),
    current(FIREFOX, "CORSDidNotSucceed", r"CORS request did not succeed", NO_SUCCESS),
    current(FIREFOX, "CORSDisabled", r"Reason: CORS disabled"),
    current(FIREFOX, "CORSOriginHeaderNotAdded", r"CORS header '?Origin'? cannot be added"),
    current(
        FIREFOX,
        "AuthorizationNotCoveredByWildcard",
        r"When the '?Access-Control-Allow-Headers'? is '?\*'?, the '?Authorization'? header",
    ),
    former(
        FIREFOX,
        "HeaderDisallowedByPreflightResponse",
        r"missing token '(?P<header>.*?)' in CORS header '?Access-Control-Allow-Headers",
    ),
    former(FIREFOX, "PreflightInvalidStatus", r"CORS preflight channel did not succeed"),
    former(FIREFOX, "CORSDidNotSucceed", r"Reason: CORS request failed", NO_SUCCESS),
    # Other lines of Firefox about loads that are stopped.
    current(
        FIREFOX,
        "DisallowedByMode",
        r"Security Error: Content at (?P<page>\S+) may not load data from (?P<url>\S+?)\.?(?= |$)",
        ("CorsDisabledScheme", "SchemeNotSupported", "BlobUrlNotFound"),
    ),
    current(
        FIREFOX,
        "CorsDisabledScheme",
        r"Security Error: Content at (?P<page>\S+) may not load or link to (?P<url>\S+?)\.?(?= |$)",
        ("SchemeNotSupported", "BlobUrlNotFound"),
    ),
    current(
        FIREFOX,
        "MixedContent",
        r'Blocked loading mixed (?:active|display) content "(?P<url>'
        r'[^"]+)"',
    ),
    current(
        FIREFOX,
        "BlockedByResourcePolicy",
        r'The resource at "(?P<url>[^"]+)" was blocked due to its Cross-Origin-Resource-Policy',
    ),
)
