"""Safari's sentences, and those that Chrome printed while it was built on WebKit.

Read in WebKit's source, in Source/WebCore/loader/CrossOriginAccessControl.cpp and
CrossOriginPreflightResultCache.cpp, and in Source/WebKit/NetworkProcess/NetworkLoadChecker.cpp.
How the lines stand together in Safari's console, "[Error] Origin … is not allowed by …" first and
"[Error] Fetch API cannot load … due to access control checks." after it, is quoted in
https://github.com/EvanBacon/serve-sim/issues/6 and
https://github.com/grafana/grafana-pathfinder-app/issues/281

sentence.py says what the marks in a sentence mean; the keys are reasons, with a word after a dot
where a reason has several sentences.
"""

import re

from .sentence import Wording, wordings

# The line that follows the one with the reason; of some elements it has no URL, or there is none.
BLOCKED = "{loader} cannot load {url} due to access control checks."
BLOCKED_ELEMENTS = {
    "image": "Cannot load image {url} due to access control checks.",
    "script": "Cross-origin script load denied by Cross-Origin Resource Sharing policy.",
    "track": "Cross-origin text track load denied by Cross-Origin Resource Sharing policy.",
}
# What stands before the reason where a redirect is at fault.
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
    "UnsafeRedirect.cors": "«not allowed to follow a cross-origin CORS redirection with non CORS scheme»",
    "UnsafeRedirect": "«Redirection to URL with a scheme that is not HTTP(S)».",
    "RedirectContainsCredentials": "«redirection URL {target} has credentials»",
    "RedirectModeError": "«Not allowed to follow a redirection while loading {url}»",
    "CorsDisabledScheme.ftp": "«FTP URLs are disabled»",
    "TooManyRedirects": "«Load cannot follow more than 20 redirections»",
    "NoCorsRedirectModeNotFollow": "«No-Cors mode requires follow redirect mode»",
    "DisallowedByMode": "«Unsafe attempt to load URL {url} from origin {page_origin}. Domains, protocols and ports» must match.",
    "BlockedByResourcePolicy": "«Cancelled load to {url} because it violates the resource's Cross-Origin-Resource-Policy» response header.",
    "BadPort": "«Not allowed to use restricted network port {port}: {url}»",
    "MixedContent": "«[blocked] The page at {page} requested insecure content from {url}.» This content was blocked and must be served over HTTPS.",
    # These are the words of macOS.
    "NameNotResolved": "A «server with the specified hostname could not be found».",
    "ConnectionRefused": "«Could not connect to the server».",
    "EmptyResponse": "«The network connection was lost».",
    "InvalidHttpResponse": "«cannot parse response»",
}

# What script gets where nothing is printed, and what no case of the engine comes to.
SAFARI_ELSEWHERE = {
    "BlockedByClient": "«Content blocker prevented frame»",
    "MethodNotAllowedInNoCorsMode": "«Method must be GET, POST or HEAD in no-cors mode».",
    "ForbiddenMethod": "TypeError: «Method is forbidden».",
    "UrlContainsCredentials": "«URL is not valid or contains user credentials».",
    "CertificateInvalid": "«The certificate for this server is invalid».",
    "TlsFailed": "«An SSL error has occurred and a secure connection to the server cannot be made».",
    "TlsFailed.tls": "«A TLS error caused the secure connection to fail».",
    "TimedOut": "«The request timed out».",
    "Offline": "«The Internet connection appears to be offline».",
}

# WebKitGTK has its own network stack, and that has its own words.
WEBKITGTK_SENTENCES = {
    "ConnectionRefused": "«Could not connect to {host}: Connection refused»",
    "NameNotResolved": "«Error resolving “{host}”: Name or service not known»",
    "EmptyResponse": "«Connection terminated unexpectedly»",
    "InvalidHttpResponse": "«Could not parse HTTP response»",
}

SAFARI_FORMER = {
    "MixedContent": "«[blocked] The page at {page} … insecure content from {url}.»",
    "RedirectContainsCredentials.any": "«URL is either a non-HTTP URL or contains credentials».",
}

WEBKIT_SENTENCES = {
    "CorsDisabledScheme.http": "«Cross origin requests are only supported for HTTP».",
    "MethodDisallowedByPreflightResponse": "«Method {method} is not allowed by Access-Control-Allow-Methods».",
    "HeaderDisallowedByPreflightResponse": "«Request header field {header} is not allowed by Access-Control-Allow-Headers».",
}

WEBKIT_FORMER = {
    "OriginNotAllowed": "‹Origin {page_origin} ›«is not allowed by Access-Control-Allow-Origin».",
    "OriginNotAllowed.null": "«Cannot make any requests from {page_origin=null}».",
}

# Nothing in a line of WebKit says that it is about a preflight, but for its status.
_OR_OF_PREFLIGHT = (
    "WildcardOriginNotAllowed",
    "MultipleAllowOriginValues",
    "InvalidAllowCredentials",
    "InvalidAllowCredentials.quoted",
)
_ORIGINS = (
    "MissingAllowOriginHeader",
    "AllowOriginMismatch",
    "InvalidAllowOriginValue",
    "MultipleAllowOriginValues",
)
_MAY_ALSO_BE = {
    **{key: (f"Preflight{key.partition('.')[0]}",) for key in _OR_OF_PREFLIGHT},
    "OriginNotAllowed": (*_ORIGINS, *(f"Preflight{reason}" for reason in _ORIGINS)),
    # It looks at the status before any header.
    "PreflightInvalidStatus": (
        "PreflightDisallowedRedirect",
        *(f"Preflight{reason}" for reason in _ORIGINS),
        "PreflightWildcardOriginNotAllowed",
        "PreflightInvalidAllowCredentials",
    ),
    "RedirectContainsCredentials.any": ("CorsDisabledScheme",),
    "UnsafeRedirect.cors": ("InvalidRedirect", "CorsDisabledScheme"),
    "CorsDisabledScheme.http": ("SchemeNotSupported", "LocalFile"),
    "CorsDisabledScheme.ftp": ("SchemeNotSupported",),
}
# Alone it is about a request whose mode is "same-origin"; else its reason stands before it.
_CANNOT_LOAD = r"^(?:\[error\] |console js error )?fetch api cannot load (?P<url>\S+?)\.$"

SAFARI_WORDINGS = (
    *wordings("safari", SAFARI_SENTENCES, _MAY_ALSO_BE),
    *wordings("safari", SAFARI_ELSEWHERE),
    *wordings("safari", SAFARI_FORMER, _MAY_ALSO_BE, is_current=False),
    *wordings("safari", WEBKITGTK_SENTENCES),
    Wording("DisallowedByMode", "safari", re.compile(_CANNOT_LOAD), words="fetch api cannot load"),
    *wordings("webkit", WEBKIT_SENTENCES, _MAY_ALSO_BE),
    *wordings("webkit", WEBKIT_FORMER, _MAY_ALSO_BE, is_current=False),
)
