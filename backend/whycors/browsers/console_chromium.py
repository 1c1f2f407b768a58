"""The line that Chromium prints in its console when a request fails, word for word as measured."""

import re

from ..fetch_standard.model import Failure, Outcome, Request
from ..fetch_standard.urls import parse_url_of_page

_ORIGIN_HINT = " Have the server send the header with a valid value."
_XHR_HINT = (
    " The credentials mode of requests initiated by the XMLHttpRequest is controlled by the "
    "withCredentials attribute."
)
_PREFLIGHT = "Response to preflight request doesn't pass access control check: "

# Chromium's reasons. {0} is the failure's parameter; fetch() and XHR get a hint of their own.
_CHROMIUM = {
    "WildcardOriginNotAllowed": "The value of the 'Access-Control-Allow-Origin' header in the response "
    "must not be the wildcard '*' when the request's credentials mode is 'include'.",
    "MissingAllowOriginHeader": "No 'Access-Control-Allow-Origin' header is present on the requested "
    "resource.",
    "MultipleAllowOriginValues": "The 'Access-Control-Allow-Origin' header contains multiple values "
    "'{0}', but only one is allowed.",
    "InvalidAllowOriginValue": "The 'Access-Control-Allow-Origin' header contains the invalid value "
    "'{0}'.",
    "AllowOriginMismatch": "The 'Access-Control-Allow-Origin' header has a value '{0}' that is not equal "
    "to the supplied origin.",
    "InvalidAllowCredentials": "The value of the 'Access-Control-Allow-Credentials' header in the "
    "response is '{0}' which must be 'true' when the request's credentials mode is 'include'.",
    "CorsDisabledScheme": "Cross origin requests are only supported for protocol schemes: chrome, "
    "chrome-experimental-site-token-provider, chrome-extension, chrome-untrusted, data, http, https, "
    "isolated-app.",
    "PreflightInvalidStatus": "It does not have HTTP ok status.",
    "PreflightDisallowedRedirect": "Redirect is not allowed for a preflight request.",
    "InvalidAllowMethodsPreflightResponse": "Cannot parse Access-Control-Allow-Methods response header "
    "field in preflight response.",
    "InvalidAllowHeadersPreflightResponse": "Cannot parse Access-Control-Allow-Headers response header "
    "field in preflight response.",
    "MethodDisallowedByPreflightResponse": "Method {0} is not allowed by Access-Control-Allow-Methods in "
    "preflight response.",
    "HeaderDisallowedByPreflightResponse": "Request header field {0} is not allowed by "
    "Access-Control-Allow-Headers in preflight response.",
    "RedirectContainsCredentials": "Redirect location '' contains a username and password, which is "
    "disallowed for cross-origin requests.",
    "InsecureLocalNetwork": "The request client is not a secure context and the resource is in "
    "more-private address space `{0}`.",
    "LocalNetworkAccessPermissionDenied": "Permission was denied for this request to access the `{0}` "
    "address space.",
}
_WITH_ORIGIN_HINT = ("MultipleAllowOriginValues", "InvalidAllowOriginValue", "AllowOriginMismatch")
_WITH_XHR_HINT = ("WildcardOriginNotAllowed", "InvalidAllowCredentials")
_ABOUT_PREFLIGHT = ("PreflightInvalidStatus", "PreflightDisallowedRedirect")
_NET_ERRORS = {
    "ConnectionRefused": "ERR_CONNECTION_REFUSED",
    "NameNotResolved": "ERR_NAME_NOT_RESOLVED",
    "EmptyResponse": "ERR_EMPTY_RESPONSE",
    "InvalidHttpResponse": "ERR_INVALID_HTTP_RESPONSE",
    "UnexpectedProxyAuth": "ERR_UNEXPECTED_PROXY_AUTH",
    "BadPort": "ERR_UNSAFE_PORT",
    "BlobUrlNotFound": "ERR_FILE_NOT_FOUND",
    "InvalidDataUrl": "ERR_INVALID_URL",
    "UnsafeRedirect": "ERR_UNSAFE_REDIRECT",
    "MultipleLocations": "ERR_RESPONSE_HEADERS_MULTIPLE_LOCATION",
    "InvalidRedirect": "ERR_INVALID_REDIRECT",
    "TooManyRedirects": "ERR_TOO_MANY_REDIRECTS",
    "RedirectModeError": "ERR_FAILED",
    "StreamRedirected": "ERR_INVALID_ARGUMENT",
    "StreamNeedsHttp2": "ERR_ALPN_NEGOTIATION_FAILED",
}

# What Chromium calls the requests of fetch() and XHR, and of elements by their destination.
_KINDS = {
    "fetch": "fetch",
    "xhr": "XMLHttpRequest",
    "audio": "audio",
    "font": "font",
    "image": "image",
    "script": "script",
    "style": "CSS stylesheet",
    "track": "text track",
    "video": "video",
}


def chromium_line(request: Request, outcome: Outcome) -> str | None:
    """Return what Chromium prints for the failure, None where it prints nothing."""
    failure = outcome.failure
    if failure is None:
        return None
    if failure.reason == "BlockedByResourcePolicy":
        blocked_by = {"same-site": "NotSameSite", "same-origin": "NotSameOrigin"}[failure.parameter]
        return f"Failed to load resource: net::ERR_BLOCKED_BY_RESPONSE.{blocked_by}"
    if failure.reason in _NET_ERRORS:
        return f"Failed to load resource: net::{_NET_ERRORS[failure.reason]}"
    first_url = parse_url_of_page(request.url, request.origin)
    if first_url is None or not failure.url or _is_silent(request, failure):
        return None
    special = _chromium_special(request, failure)
    if special:
        return special
    kind = _KINDS.get(request.destination if request.api == "element" else request.api, "resource")
    redirected = "" if failure.url == first_url.href else _redirected(first_url.href)
    return (
        f"Access to {kind} at '{failure.url}' {redirected}from origin '{request.origin}' has been "
        f"blocked by CORS policy: {_chromium_reason(failure, request.api)}"
    )


def _is_silent(request: Request, failure: Failure) -> bool:
    is_ftp = failure.url.startswith("ftp:") and not outcome_is_redirected(request, failure)
    return failure.reason in ("UrlContainsCredentials", "NotRecorded") or (
        request.api == "xhr" and failure.reason == "CorsDisabledScheme" and is_ftp
    )


def _redirected(url: str) -> str:
    return f"(redirected from '{url}') "


def _chromium_special(request: Request, failure: Failure) -> str | None:
    """Return the line of a failure that Chromium words in another shape."""
    if failure.reason == "DisallowedByMode":
        if outcome_is_redirected(request, failure):
            return (
                f"Unsafe attempt to load URL {failure.url} from frame with URL {request.origin}/. "
                "Domains, protocols and ports must match."
            )
        return (
            f"Fetch API cannot load {failure.url}. Request mode is \"same-origin\" but the URL's "
            f"origin is not same as the request origin {request.origin}."
        )
    if failure.reason == "NoCorsRedirectModeNotFollow":
        return (
            f'Fetch API cannot load {failure.url}. Request mode is "no-cors" but the redirect mode '
            'is not "follow".'
        )
    if failure.reason == "MixedContent":
        what = "XMLHttpRequest endpoint" if request.api == "xhr" else "resource"
        return (
            f"Mixed Content: The page at '{request.origin}/' was loaded over HTTPS, but requested an "
            f"insecure {what} '{failure.url}'. This request has been blocked; the content must be "
            "served over HTTPS."
        )
    if failure.reason == "SchemeNotSupported" and outcome_is_redirected(request, failure):
        return "Failed to load resource: net::ERR_UNKNOWN_URL_SCHEME"
    if failure.reason in ("CorsDisabledScheme", "SchemeNotSupported"):
        return _scheme_line(request, failure)
    return None


def _scheme_line(request: Request, failure: Failure) -> str | None:
    scheme = failure.url.partition(":")[0]
    if scheme == "file":
        return f"Not allowed to load local resource: {failure.url}"
    if request.api == "fetch" and not outcome_is_redirected(request, failure):
        return f'Fetch API cannot load {failure.url}. URL scheme "{scheme}" is not supported.'
    return None


def outcome_is_redirected(request: Request, failure: Failure) -> bool:
    """Return whether the failure is of another URL than the one that script asked for."""
    first = parse_url_of_page(request.url, request.origin)
    return first is not None and first.href != failure.url


def _chromium_reason(failure: Failure, api: str) -> str:
    reason = failure.reason
    is_preflights = reason.startswith("Preflight")
    base = reason if reason in _CHROMIUM else reason.removeprefix("Preflight")
    text = _CHROMIUM[base].replace("{0}", _printable(failure.parameter))
    if base in _WITH_ORIGIN_HINT and api == "fetch":
        text += _ORIGIN_HINT
    if base in _WITH_XHR_HINT and api == "xhr":
        text += _XHR_HINT
    return _PREFLIGHT + text if is_preflights else text


def _printable(value: str) -> str:
    """Return a header's value as Chromium prints it: what is not printable ASCII as \\uXXXX."""
    return re.sub(r"[^\x20-\x7e]", lambda found: f"\\u{ord(found[0]):04X}", value)
