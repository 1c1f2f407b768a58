"""Safari's sentences, and those that Chrome printed while it was built on WebKit.

Read in WebKit's source, in Source/WebCore/loader/CrossOriginAccessControl.cpp and
CrossOriginPreflightResultCache.cpp, and in Source/WebKit/NetworkProcess/NetworkLoadChecker.cpp.
How the lines stand together in Safari's console, "[Error] Origin … is not allowed by …" first and
"[Error] Fetch API cannot load … due to access control checks." after it, is quoted in
https://github.com/EvanBacon/serve-sim/issues/6 and
https://github.com/grafana/grafana-pathfinder-app/issues/281

sentence.py says what the marks in a sentence mean; the keys are
reasons, with a word after a dot where a reason has several sentences.
"""

from .sentence import wordings

# The line that follows the one with the reason, and what stands before a redirect's reason.
BLOCKED = "{loader} cannot load {url} due to access control checks."
BLOCKED_ELEMENTS = {
    "image": "Cannot load image {url} due to access control checks.",
    "script": "Cross-origin script load denied by Cross-Origin Resource Sharing policy.",
    "track": "Cross-origin text track load denied by Cross-Origin Resource Sharing policy.",
}
REDIRECTED = "Cross-origin redirection to {target} denied by Cross-Origin Resource Sharing policy: "
# The lines of a request that is refused for its mode, which name no reason.
NOT_LOADED = "{loader} cannot load {url}."
NOT_REQUESTED = "Not allowed to request resource"

SAFARI_SENTENCES = {
    # One line for a header that is missing and for one that has another value.
    "OriginNotAllowed": "«Origin {page_origin} is not allowed by Access-Control-Allow-Origin. Status» code: {status}",
    "WildcardOriginNotAllowed": "«Cannot use wildcard in Access-Control-Allow-Origin when credentials flag is true».",
    "MultipleAllowOriginValues": "«Access-Control-Allow-Origin cannot contain more than one origin».",
    "InvalidAllowCredentials": '«Credentials flag is true, but Access-Control-Allow-Credentials is» not "true".',
    "InvalidAllowCredentials.quoted": "«Credentials flag is 'true', but 'Access-Control-Allow-Credentials' is» not \"true\".",
    "PreflightInvalidStatus": "«Preflight response is not successful». Status code: {status}",
    "InvalidAllowMethodsPreflightResponse": "«Header Access-Control-Allow-Methods has an invalid value: {value}»",
    "InvalidAllowHeadersPreflightResponse": "«Header Access-Control-Allow-Headers has an invalid value: {value}»",
    "CorsDisabledScheme": "«not allowed to follow a cross-origin CORS redirection with non CORS scheme»",
    "RedirectContainsCredentials": "«redirection URL {target} has credentials»",
    "CorsDisabledScheme.http": "«Cross origin requests are only supported for HTTP».",
    "RedirectModeError": "«Not allowed to follow a redirection while loading» {url}",
    "TooManyRedirects": "«Load cannot follow more than 20 redirections»",
    "MixedContent": "«[blocked] The page at {page} … insecure content from {url}.»",
    "NoCorsRedirectModeNotFollow": "«No-Cors mode requires follow redirect mode»",
    "DisallowedByMode": "«Unsafe attempt to load URL {url} from origin» {page_origin}. Domains, protocols and ports must match.",
    "BlockedByResourcePolicy": "«Cancelled load to {url} because it violates the resource's Cross-Origin-Resource-Policy» response header.",
    "UnsafeRedirect": "«Redirection to URL with a scheme that is not HTTP(S)».",
    "BadPort": "«Not allowed to use restricted network port {port}»: {url}",
    # These are the words of macOS.
    "NameNotResolved": "A «server with the specified hostname could not be found».",
    "ConnectionRefused": "«Could not connect to the server».",
    "EmptyResponse": "«The network connection was lost».",
    "InvalidHttpResponse": "«cannot parse response»",
}

SAFARI_FORMER = {
    "RedirectContainsCredentials.any": "«URL is either a non-HTTP URL or contains credentials».",
}

WEBKIT_SENTENCES = {
    "MethodDisallowedByPreflightResponse": "«Method {method} is not allowed by Access-Control-Allow-Methods».",
    "HeaderDisallowedByPreflightResponse": "«Request header field {header} is not allowed by Access-Control-Allow-Headers».",
}

WEBKIT_FORMER = {
    "OriginNotAllowed": "‹Origin {page_origin} ›«is not allowed by Access-Control-Allow-Origin».",
    "OriginNotAllowed.null": "«Cannot make any requests from {page_origin=null}».",
}

_MAY_ALSO_BE = {
    "OriginNotAllowed": (
        "MissingAllowOriginHeader",
        "AllowOriginMismatch",
        "InvalidAllowOriginValue",
    ),
    "PreflightInvalidStatus": ("PreflightDisallowedRedirect",),
    "RedirectContainsCredentials.any": ("CorsDisabledScheme",),
}

SAFARI_WORDINGS = (
    *wordings("safari", SAFARI_SENTENCES, _MAY_ALSO_BE),
    *wordings("safari", SAFARI_FORMER, _MAY_ALSO_BE, is_current=False),
    *wordings("webkit", WEBKIT_SENTENCES),
    *wordings("webkit", WEBKIT_FORMER, _MAY_ALSO_BE, is_current=False),
)
