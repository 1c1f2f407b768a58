"""Chromium's sentences: what it prints today, and what it printed formerly.

Today's were measured in Chromium 156 or read in its source. Former ones, each with the last version
of the file that they were read in:
- third_party/blink/renderer/platform/loader/cors/cors_error_string.cc (2018 to 2022)
- third_party/WebKit/Source/platform/loader/fetch/CrossOriginAccessControl.cpp (until 2018)
- questions and issues that quote them, where the source is no longer at hand; so marked

sentence.py says what the marks in a sentence mean; the keys are reasons, with a word after a dot
where a reason has several sentences.
"""

from .sentence import wordings

# The line that most reasons stand in, and what it says before the reason and after it.
BLOCKED = "Access to {kind} at '{url}' {redirected}from origin '{page_origin}' has been blocked by CORS policy: "
REDIRECTED = "(redirected from '{initial_url}') "
OF_PREFLIGHT = "«Response to preflight request doesn't pass» access control check: "
HINT_OF_FETCH = " Have the server send the header with a valid value."
HINT_OF_XHR = " The credentials mode of requests initiated by the XMLHttpRequest is controlled by the withCredentials attribute."

# Reasons, as they stand in that line.
CHROMIUM_REASONS = {
    "MissingAllowOriginHeader": "«No 'Access-Control-Allow-Origin' header» is present on the requested resource.",
    "WildcardOriginNotAllowed": "The value of the 'Access-Control-Allow-Origin' header in the response «must not be the wildcard '*'» when the request's credentials mode is 'include'.",
    "MultipleAllowOriginValues": "The 'Access-Control-Allow-Origin' header «contains multiple values»‹ '{value}', but only one is allowed›.",
    "InvalidAllowOriginValue": "The 'Access-Control-Allow-Origin' header «contains the invalid value»‹ '{value}'.›",
    "AllowOriginMismatch": "The 'Access-Control-Allow-Origin' header ‹has a value '{value}' ›«that is not equal to the supplied origin».",
    "InvalidAllowCredentials": "The value of the ‹'Access-Control-Allow-Credentials' header in the response is '{value}' ›«which must be 'true' when the request's credentials mode» is 'include'.",
    "CorsDisabledScheme": "«Cross origin requests are only supported for protocol schemes»: chrome, chrome-experimental-site-token-provider, chrome-extension, chrome-untrusted, data, http, https, isolated-app.",
    "PreflightInvalidStatus": "«It does not have HTTP ok status».",
    "PreflightDisallowedRedirect": "«Redirect is not allowed for a preflight request».",
    "InvalidAllowMethodsPreflightResponse": "«Cannot parse Access-Control-Allow-Methods response header» field in preflight response.",
    "InvalidAllowHeadersPreflightResponse": "«Cannot parse Access-Control-Allow-Headers response header» field in preflight response.",
    "MethodDisallowedByPreflightResponse": "«Method {method} is not allowed by Access-Control-Allow-Methods in preflight» response.",
    "HeaderDisallowedByPreflightResponse": "«Request header field {header} is not allowed by Access-Control-Allow-Headers in preflight» response.",
    # No location is ever handed to this sentence.
    "RedirectContainsCredentials": "Redirect location '' «contains a username and password, which is disallowed» for cross-origin requests.",
    "InsecureLocalNetwork": "The request client «is not a secure context and the resource is in more-private address space»‹ `{space}`›.",
    "LocalNetworkAccessPermissionDenied": "«Permission was denied for this request to access the `{space}` address space».",
    "InvalidLocalNetworkAccess": "«Request had a target IP address space of `{declared}` yet the resource is in address space `{space}`».",
}

# Whole lines.
CHROMIUM_LINES = {
    "CorsDisabledScheme.fetch": 'Fetch API cannot load {url}. «URL scheme "{scheme}" is not supported».',
    "LocalFile": "«Not allowed to load local resource: {url}»",
    "DisallowedByMode": "Fetch API cannot load {url}. «Request mode is \"same-origin\" but the URL's origin is not same as the request origin»‹ {page_origin}.›",
    "DisallowedByMode.redirected": "«Unsafe attempt to load URL {url} from frame with URL {page}. Domains, protocols and» ports must match.",
    "NoCorsRedirectModeNotFollow": 'Fetch API cannot load {url}. «Request mode is "no-cors" but the redirect mode is not "follow"».',
    "MixedContent": "«Mixed Content: The page at '{page}' was loaded over HTTPS, but requested an insecure resource '{url}'». This request has been blocked; the content must be served over HTTPS.",
    "MixedContent.xhr": "«Mixed Content: The page at '{page}' was loaded over HTTPS, but requested an insecure XMLHttpRequest endpoint '{url}'». This request has been blocked; the content must be served over HTTPS.",
}

# net/base/net_error_list.h; "Failed to load resource" is all that the console says of them.
CHROMIUM_NET_ERRORS = {
    reason: f"Failed to load resource: «net::{error}»"
    for reason, error in {
        "ConnectionRefused": "ERR_CONNECTION_REFUSED",
        "NameNotResolved": "ERR_NAME_NOT_RESOLVED",
        "EmptyResponse": "ERR_EMPTY_RESPONSE",
        "EmptyResponse.reset": "ERR_CONNECTION_RESET",
        "EmptyResponse.closed": "ERR_CONNECTION_CLOSED",
        "InvalidHttpResponse": "ERR_INVALID_HTTP_RESPONSE",
        "UnexpectedProxyAuth": "ERR_UNEXPECTED_PROXY_AUTH",
        "BadPort": "ERR_UNSAFE_PORT",
        "UnsafeRedirect": "ERR_UNSAFE_REDIRECT",
        "InvalidRedirect": "ERR_INVALID_REDIRECT",
        "MultipleLocations": "ERR_RESPONSE_HEADERS_MULTIPLE_LOCATION",
        "TooManyRedirects": "ERR_TOO_MANY_REDIRECTS",
        "StreamRedirected": "ERR_INVALID_ARGUMENT",
        "StreamNeedsHttp2": "ERR_ALPN_NEGOTIATION_FAILED",
        "BlobUrlNotFound": "ERR_FILE_NOT_FOUND",
        "InvalidDataUrl": "ERR_INVALID_URL",
        "BlockedByClient": "ERR_BLOCKED_BY_CLIENT",
        "BlockedByResourcePolicy.same-site": "ERR_BLOCKED_BY_RESPONSE.NotSameSite",
        "BlockedByResourcePolicy.same-origin": "ERR_BLOCKED_BY_RESPONSE.NotSameOrigin",
        "BlockedByResourcePolicy.other": "ERR_BLOCKED_BY_RESPONSE",
        # It stands beside the line of each CORS error, too.
        "NoReasonGiven": "{said=ERR_FAILED}",
        "OtherNetError": "{error}",
    }.items()
}

# What Chromium says about cross-origin loads in other places.
CHROMIUM_ELSEWHERE = {
    "DisallowedByMode.any": "«Cross origin requests are not allowed by request mode».",
    "InvalidResponse": "«CORS policy: The response is invalid».",
    "MixedContent.any": "«Mixed Content: The page at '{page}' was loaded over HTTPS, but requested an insecure … '{url}'».",
    "WorkerOfAnotherOrigin": "«Failed to construct 'Worker': Script at '{url}' cannot be accessed from origin» '{page_origin}'.",
    "AuthorizationNotCoveredByWildcard": "«Authorization will not be covered by the wildcard symbol» (*) in CORS `Access-Control-Allow-Headers` handling.",
    "MethodNotAllowedInNoCorsMode": "Failed to execute 'fetch' on 'Window': «'{method}' is unsupported in no-cors mode».",
    "ForbiddenMethod": "Failed to execute 'fetch' on 'Window': «'{method}' HTTP method is unsupported».",
    "UrlContainsCredentials": "Failed to execute 'fetch' on 'Window': «Request cannot be constructed from a URL that includes credentials»‹: {url}›",
    "TaintedCanvas": "«Tainted canvases may not be» exported.",
    "TaintedCanvas.read": "The «canvas has been tainted by cross-origin data».",
}

CHROMIUM_FORMER = {
    # Local Network Access was called CORS-RFC1918 before, then Private Network Access.
    "PreflightMissingAllowPrivateNetwork": "«No 'Access-Control-Allow-Private-Network' header was present in the preflight response»‹… targeting the `{space}` address space›.",
    "PreflightMissingAllowPrivateNetwork.external": "«No 'Access-Control-Allow-External' header was present in the preflight response» for this external request.",
    "PreflightMissingAllowPrivateNetwork.value": "«'Access-Control-Allow-Private-Network' header in the preflight response… had a value of '{value}', not 'true'».",
    "PreflightMissingAllowPrivateNetwork.external-value": "«'Access-Control-Allow-External' header in the preflight response… had a value of '{value}',… not 'true'».",
    "InvalidLocalNetworkAccess.undeclared": "«Request had no target IP address space, yet the resource is in address space `{space}`».",
    # Until 2018: the same reasons, in other words.
    "PreflightInvalidStatus.code": "«Response for preflight has invalid HTTP status code»‹ {status}›",
    "PreflightInvalidStatus.not-ok": "«Response for preflight does not have HTTP ok» status.",
    "CorsDisabledScheme.redirected": "«Redirect location '{target}' has a disallowed scheme for cross-origin requests».",
    "InvalidResponse.origin": "«Invalid response. Origin '»{page_origin}' is therefore not allowed access.",
    # Quoted by questions of 2012 to 2017.
    "WildcardOriginNotAllowed.cannot": "A «wildcard '*' cannot be used in the 'Access-Control-Allow-Origin' header» when the credentials flag is true.",
    "InvalidAllowCredentials.flag": "«Credentials flag is 'true', but the 'Access-Control-Allow-Credentials' header is '{value}'». It must be 'true' to allow credentials.",
    "PreflightDisallowedRedirect.invalid": "«Response for preflight is invalid (redirect)»",
    "PreflightDisallowedRedirect.target": "«The request was redirected to '{target}', which is disallowed for cross-origin» requests that require preflight.",
    "PreflightInvalidStatus.any": "«Invalid HTTP status code {status}»",
    "CorsDisabledScheme.http-or-https": '«URL scheme must be "http" or "https" for CORS» request.',
}

_MAY_ALSO_BE = {
    "CorsDisabledScheme.fetch": ("SchemeNotSupported",),
    "LocalFile": ("CorsDisabledScheme", "SchemeNotSupported"),
    "NoReasonGiven": ("RedirectModeError",),
    "OtherNetError": ("SchemeNotSupported",),
}

CHROMIUM_WORDINGS = (
    *wordings("chromium", CHROMIUM_REASONS),
    *wordings("chromium", CHROMIUM_LINES, _MAY_ALSO_BE),
    *wordings("chromium", CHROMIUM_ELSEWHERE),
    *wordings("chromium", CHROMIUM_FORMER, is_current=False),
    *wordings("chromium", CHROMIUM_NET_ERRORS, _MAY_ALSO_BE),
)
