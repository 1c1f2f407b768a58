"""What Safari prints, and what Chrome printed while it was built on WebKit.

Read in WebKit's source, in Source/WebCore/loader/CrossOriginAccessControl.cpp and
CrossOriginPreflightResultCache.cpp, and in Source/WebKit/NetworkProcess/NetworkLoadChecker.cpp.
How the lines stand together in Safari's console, "[Error] Origin … is not allowed by …" first and
"[Error] Fetch API cannot load … due to access control checks." after it, is quoted in
https://github.com/EvanBacon/serve-sim/issues/6 and
https://github.com/grafana/grafana-pathfinder-app/issues/281
"""

from .wording import Browser, current, former

SAFARI: Browser = "safari"
WEBKIT: Browser = "webkit"

SAFARI_WORDINGS = (
    # One line for a header that is missing and for one that has another value.
    current(
        SAFARI,
        "OriginNotAllowed",
        r"Origin (?P<page_origin>\S+) is not allowed by Access-Control-Allow-Origin\. Status",
        ("MissingAllowOriginHeader", "AllowOriginMismatch", "InvalidAllowOriginValue"),
    ),
    former(
        WEBKIT,
        "OriginNotAllowed",
        r"(?:Origin (?P<page_origin>\S+) )?is not allowed by Access-Control-Allow-Origin",
        ("MissingAllowOriginHeader", "AllowOriginMismatch", "InvalidAllowOriginValue"),
    ),
    current(
        SAFARI,
        "WildcardOriginNotAllowed",
        r"Cannot use wildcard in Access-Control-Allow-Origin when credentials flag is true",
    ),
    current(
        SAFARI,
        "MultipleAllowOriginValues",
        r"Access-Control-Allow-Origin cannot contain more than one origin",
    ),
    current(
        SAFARI,
        "InvalidAllowCredentials",
        r"Credentials flag is '?true'?, but '?Access-Control-Allow-Credentials'? is"
        r"(?: not \"true\"| missing)?",
    ),
    current(
        SAFARI,
        "PreflightInvalidStatus",
        r"Preflight response is not successful",
        ("PreflightDisallowedRedirect",),
    ),
    current(
        WEBKIT,
        "MethodDisallowedByPreflightResponse",
        r"Method (?P<method>\S+) is not allowed by Access-Control-Allow-Methods",
    ),
    current(
        WEBKIT,
        "HeaderDisallowedByPreflightResponse",
        r"Request header field (?P<header>\S+) is not allowed by Access-Control-Allow-Headers",
    ),
    current(
        SAFARI,
        "InvalidAllowMethodsPreflightResponse",
        r"Header Access-Control-Allow-Methods has an invalid value: (?P<value>.*?)\.?$",
    ),
    current(
        SAFARI,
        "InvalidAllowHeadersPreflightResponse",
        r"Header Access-Control-Allow-Headers has an invalid value: (?P<value>.*?)\.?$",
    ),
    current(
        SAFARI,
        "CorsDisabledScheme",
        r"not allowed to follow a cross-origin CORS redirection with non CORS scheme",
    ),
    current(
        SAFARI, "RedirectContainsCredentials", r"redirection URL (?P<target>\S+) has credentials"
    ),
    former(
        SAFARI,
        "RedirectContainsCredentials",
        r"URL is either a non-HTTP URL or contains credentials",
        ("CorsDisabledScheme",),
    ),
    former(WEBKIT, "OriginNotAllowed", r"Cannot make any requests from (?P<page_origin>null)"),
    current(SAFARI, "RedirectModeError", r"Not allowed to follow a redirection while loading"),
    current(SAFARI, "TooManyRedirects", r"Load cannot follow more than 20 redirections"),
    current(
        SAFARI,
        "MixedContent",
        r"\[blocked\] The page at \S+ (?:requested|ran|was not allowed to \w+) insecure content"
        r" from (?P<url>\S+?)\.?(?= |$)",
    ),
    current(SAFARI, "NameNotResolved", r"server with the specified hostname could not be found"),
    current(SAFARI, "ConnectionRefused", r"Could not connect to the server"),
    current(SAFARI, "EmptyResponse", r"The network connection was lost"),
)
