"""Lines that are not about CORS, or that say nothing of a reason, although they stand beside it.

Chromium's net errors are those of net/base/net_error_list.h. What script gets was measured for
fetch() in Chromium 156 and Firefox 153; "Load failed" is WebKit's.
"""

from .wording import Browser, current, former

ANY: Browser = "any"

# The names are the engine's where it has one; see fetch_standard/console.py.
NET_ERRORS = {
    "ERR_CONNECTION_REFUSED": "ConnectionRefused",
    "ERR_NAME_NOT_RESOLVED": "NameNotResolved",
    "ERR_EMPTY_RESPONSE": "EmptyResponse",
    "ERR_CONNECTION_RESET": "EmptyResponse",
    "ERR_CONNECTION_CLOSED": "EmptyResponse",
    "ERR_INVALID_HTTP_RESPONSE": "InvalidHttpResponse",
    "ERR_UNEXPECTED_PROXY_AUTH": "UnexpectedProxyAuth",
    "ERR_UNSAFE_PORT": "BadPort",
    "ERR_UNSAFE_REDIRECT": "UnsafeRedirect",
    "ERR_INVALID_REDIRECT": "InvalidRedirect",
    "ERR_RESPONSE_HEADERS_MULTIPLE_LOCATION": "MultipleLocations",
    "ERR_TOO_MANY_REDIRECTS": "TooManyRedirects",
    "ERR_INVALID_ARGUMENT": "StreamRedirected",
    "ERR_ALPN_NEGOTIATION_FAILED": "StreamNeedsHttp2",
    "ERR_FILE_NOT_FOUND": "BlobUrlNotFound",
    "ERR_INVALID_URL": "InvalidDataUrl",
    "ERR_BLOCKED_BY_CLIENT": "BlockedByClient",
    r"ERR_BLOCKED_BY_RESPONSE[\w.]*": "BlockedByResourcePolicy",
}

ANY_WORDINGS = (
    *(
        current("chromium", reason, rf"net::{error}(?![\w.])")
        for error, reason in NET_ERRORS.items()
    ),
    current("chromium", "NoReasonGiven", r"net::(?P<said>ERR_FAILED)", ("RedirectModeError",)),
    current("chromium", "OtherNetError", r"net::(?P<error>ERR_\w+)"),
    # The Network panel's own words for a request that was stopped.
    current(ANY, "MixedContent", r"blocked:mixed-content"),
    current(ANY, "BlockedByClient", r"blocked:other"),
    current(ANY, "ContentSecurityPolicy", r"blocked:csp|Blocked by Content Security Policy"),
    current(
        ANY,
        "ContentSecurityPolicy",
        r"(?:Refused to connect to|Connecting to) '?(?P<url>\S+?)'? (?:because it )?violates the"
        r" following Content Security Policy",
    ),
    current(
        "firefox",
        "ContentSecurityPolicy",
        r"Content.Security.Policy: The page's settings (?:blocked|prevented)",
    ),
    # Flask-SocketIO's log: https://github.com/miguelgrinberg/Flask-SocketIO/issues/1319
    current(ANY, "SocketIoOrigin", r"(?<!\S)(?P<page_origin>\S+) is not an accepted origin"),
    # The line says that CORS stopped the request; the reason is in a part that was not pasted.
    current("safari", "ReasonElsewhere", r"due to access control checks"),
    current("chromium", "ReasonElsewhere", r"blocked by CORS policy"),
    former(
        "firefox", "ReasonElsewhere", r"fixed by moving the resource to the same domain or enabling"
    ),
    current("firefox", "ReasonElsewhere", r"Cross-Origin Request Blocked"),
    current(ANY, "HttpStatus", r"responded with a status of (?P<status>\d{3})"),
    current(
        ANY,
        "HttpStatus",
        r"\b(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) \S+ (?P<status>[45]\d\d)\b",
    ),
    # What script gets: the same for every reason.
    current("chromium", "NoReasonGiven", r"(?P<said>Failed to fetch)"),
    current("firefox", "NoReasonGiven", r"(?P<said>NetworkError when attempting to fetch)"),
    current("safari", "NoReasonGiven", r"(?P<said>Load failed)"),
    # axios, Angular's HttpClient, and Chromium's Network panel.
    current(ANY, "NoReasonGiven", r"(?P<said>Network ?Error|ERR_NETWORK\b)"),
    current(ANY, "NoReasonGiven", r"(?P<said>Http failure response for .*?: 0 Unknown Error)"),
    current(ANY, "NoReasonGiven", r"(?P<said>^CORS error$|blocked:cors)"),
)
