"""Sentences about what blocks an answer beside CORS, or is taken for it, in any browser.

They are recognised, never printed. sentence.py says what the marks in a sentence mean; the keys are
reasons, with a word after a dot where a reason has several sentences. The reasons have the names of
Chromium's protocol where that has one.
"""

from .sentence import wordings

_BLOCKED_BY_RESPONSE = {
    "CorpNotSameOriginAfterDefaultedToSameOriginByCoep": "NotSameOriginAfterDefaultedToSameOriginByCoep",
    "CorpNotSameOriginAfterDefaultedToSameOriginByCoep.dip": "NotSameOriginAfterDefaultedToSameOriginByDip",
    "CorpNotSameOriginAfterDefaultedToSameOriginByCoep.both": "NotSameOriginAfterDefaultedToSameOriginByCoepAndDip",
    "CoepFrameResourceNeedsCoepHeader": "CoepFrameResourceNeedsCoepHeader",
    "CoopSandboxedIFrameCannotNavigateToCoopPage": "CoopSandboxedIFrameCannotNavigateToCoopPage",
}

CHROMIUM_NET_ERRORS_BESIDE = {
    "BlockedByOrb": "net::ERR_BLOCKED_BY_ORB",
    **{reason: f"net::ERR_BLOCKED_BY_RESPONSE.{word}" for reason, word in _BLOCKED_BY_RESPONSE.items()},
    "ContentSecurityPolicy.net": "net::ERR_BLOCKED_BY_CSP",
    "LocalNetworkAccessPermissionDenied.net": "net::ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS",
    "CertificateInvalid": "net::{certificate}",
    "TlsFailed": "net::{tls}",
    "TimedOut": "net::ERR_TIMED_OUT",
    "TimedOut.connection": "net::ERR_CONNECTION_TIMED_OUT",
    "Offline": "net::ERR_INTERNET_DISCONNECTED",
    "Offline.changed": "net::ERR_NETWORK_CHANGED",
    "Aborted": "net::ERR_ABORTED",
    "ProxyFailed": "net::ERR_PROXY_CONNECTION_FAILED",
    "ProxyFailed.tunnel": "net::ERR_TUNNEL_CONNECTION_FAILED",
    "InvalidHttpResponse.chunks": "net::ERR_INCOMPLETE_CHUNKED_ENCODING",
    "InvalidHttpResponse.length": "net::ERR_CONTENT_LENGTH_MISMATCH",
    "InvalidHttpResponse.decoding": "net::ERR_CONTENT_DECODING_FAILED",
    "InvalidHttpResponse.http2": "net::ERR_HTTP2_PROTOCOL_ERROR",
    "InvalidHttpResponse.quic": "net::ERR_QUIC_PROTOCOL_ERROR",
}  # fmt: skip

CHROMIUM_BESIDE = {
    # The Issues panel, and what stands beside the header in the Network panel.
    "CoepFrameResourceNeedsCoepHeader.issue": "«Specify a Cross-Origin Embedder Policy to prevent this frame from being blocked»",
    "CorpNotSameOriginAfterDefaultedToSameOriginByCoep.issue": "«Because your site has the Cross-Origin Embedder Policy (COEP) enabled, each resource must»",
    "BlockedByResourcePolicy.issue": "«Specify a more permissive Cross-Origin Resource Policy to prevent»",
    "BlockedByResourcePolicy.header": "«the server needs to specify a cross-origin resource policy in the response headers»",
    "BlockedByOrb.issue": "«Response was blocked by ORB»",
    "OpenerPolicy.policy": "«Cross-Origin-Opener-Policy policy would block the» window.closed call.",
    "OpenerPolicy": "«Cross-Origin-Opener-Policy would block the» window.closed call.",
    "OpenerPolicy.ignored": "«The Cross-Origin-Opener-Policy header has been ignored, because the URL's origin was untrustworthy».",
    "FramingRefused.ancestors": "«Refused to frame '{url}' because an ancestor violates the following Content Security Policy» directive",
    "FramingRefused.ancestors-today": "«Framing '{url}' violates the following Content Security Policy directive: \"frame-ancestors»",
    "MixedContentUpgraded": "«Mixed Content: The page at '{page}' was loaded over HTTPS, but requested an insecure … '{url}'. This request was automatically upgraded» to HTTPS",
    "MixedContent.download": "«Mixed Content: The site at '{page}' was loaded over a secure connection, but the file at '{url}'» was",
    "ResponseHeaderNotExposed": '«Refused to get unsafe header "{header}"»',
    "ForbiddenRequestHeader": '«Refused to set unsafe header "{header}"»',
    "WebSocketFailed.code": "«WebSocket connection to '{url}' failed: Error during WebSocket handshake: Unexpected response code: {status}»",
    "WebSocketFailed": "«WebSocket connection to '{url}' failed»",
    "MimeTypeBlocked.module": "«Failed to load module script»: Expected a JavaScript-or-Wasm module script but the server responded with a MIME type",
    "MimeTypeBlocked.script": "«Refused to execute script from '{url}' because its MIME type»",
    "MimeTypeBlocked.style": "«Refused to apply style from '{url}' because its MIME type»",
    "IntegrityNeedsCors": "«The resource '{url}' has an integrity attribute, but the resource requires the request to be CORS enabled»",
    "TaintedCanvas.webgl": "«contains cross-origin data, and may not be loaded».",
    "LocalFile.unique": "«'file:' URLs are treated as unique security origins».",
    "Aborted.fetch": "«The user aborted a request».",
    "Aborted.signal": "«signal is aborted without reason»",
}

# The Network panel's words, "(blocked:…)" in the column "Status".
CHROMIUM_PANEL_BESIDE = {
    **{f"{reason}.panel" if "." not in reason else f"{reason}-panel": f"blocked:{word}" for reason, word in _BLOCKED_BY_RESPONSE.items()},
    "CoepFrameResourceNeedsCoepHeader.dashes": "blocked:coep-frame-resource-needs-coep-header",
    "CoopSandboxedIFrameCannotNavigateToCoopPage.dashes": "blocked:coop-sandboxed-iframe-cannot-navigate-to-coop-page",
    "BlockedByResourcePolicy.panel-origin": "blocked:NotSameOrigin",
    "BlockedByResourcePolicy.panel-site": "blocked:NotSameSite",
    "BlockedByOrb.panel": "blocked:orb",
}  # fmt: skip

CHROMIUM_FORMER_BESIDE = {
    "BlockedByOrb.corb": "«Cross-Origin Read Blocking (CORB) blocked cross-origin response»‹ {url} with MIME type {value}. See›",
    "LocalNetworkAccessPermissionDenied.former-net": "net::ERR_BLOCKED_BY_PRIVATE_NETWORK_ACCESS_CHECKS",
}

_FIREFOX_CERTIFICATES = (
    "SEC_ERROR_UNKNOWN_ISSUER",
    "SEC_ERROR_EXPIRED_CERTIFICATE",
    "SEC_ERROR_REVOKED_CERTIFICATE",
    "SEC_ERROR_UNTRUSTED_CERT",
    "SEC_ERROR_UNTRUSTED_ISSUER",
    "SEC_ERROR_OCSP_INVALID_SIGNING_CERT",
    "SSL_ERROR_BAD_CERT_DOMAIN",
    "MOZILLA_PKIX_ERROR_SELF_SIGNED_CERT",
    "MOZILLA_PKIX_ERROR_MITM_DETECTED",
    "MOZILLA_PKIX_ERROR_NOT_YET_VALID_CERTIFICATE",
)
_FIREFOX_TLS = (
    "SSL_ERROR_RX_RECORD_TOO_LONG",
    "SSL_ERROR_NO_CYPHER_OVERLAP",
    "SSL_ERROR_UNSUPPORTED_VERSION",
    "SSL_ERROR_INTERNAL_ERROR_ALERT",
    "PR_END_OF_FILE_ERROR",
    "PR_CONNECT_RESET_ERROR",
)

FIREFOX_BESIDE = {
    "BlockedByOrb": "«A resource is blocked by OpaqueResponseBlocking», please check browser console for details.",
    "FramingRefused": "«The loading of “{url}” in a frame is denied by “X-Frame-Options“»‹ directive set to “{value}“›",
    "FrameOfAnotherOrigin": "«Permission denied to access property»",
    "FrameOfAnotherOrigin.get": "«Permission denied to get property … on cross-origin object»",
    "ForbiddenRequestHeader": "«Attempt to set a forbidden header was denied: {header}»",
    "MixedContentUpgraded": "«Upgrading insecure display request ‘{url}’ to use» ‘https’",
    "MixedContentUpgraded.any": "«Upgrading insecure request ‘{url}’ to use» ‘https’",
    "WebSocketFailed": "«can’t establish a connection to the server at {url}.»",
    "MimeTypeBlocked": "«The resource from “{url}” was blocked due to MIME type»",
    "MimeTypeBlocked.module": "«Loading module from “{url}” was blocked because of a disallowed MIME type»",
    "IntegrityNeedsCors": "«“{url}” is not eligible for integrity checks since it’s neither CORS-enabled nor same-origin»",
    "BlockedByClient.content": "«was blocked because content blocking is enabled»",
    "BlockedByClient.tracking": "«The resource at “{url}” was blocked because Enhanced Tracking Protection is enabled»",
    "ReasonElsewhere.font": "«bad URI or cross-site access not allowed»‹ source: {url}›",
    **{f"CertificateInvalid.{number}": f"{{certificate={name}}}" for number, name in enumerate(_FIREFOX_CERTIFICATES)},
    **{f"TlsFailed.{number}": f"{{tls={name}}}" for number, name in enumerate(_FIREFOX_TLS)},
    "TaintedCanvas": "«The operation is insecure».",
    "UrlContainsCredentials": "«is an url with embedded credentials».",
}  # fmt: skip

ANY_BESIDE = {
    # Node's words: a development server's proxy, such as Vite's.
    "ConnectionRefused.node": "«connect ECONNREFUSED»",
    "FramingRefused": "«Refused to display '{url}' in a frame because it set 'X-Frame-Options' to '{value}'».",
    "FramingRefused.several": "«Refused to display '{url}' in a frame because it set multiple 'X-Frame-Options' headers»",
    "FrameOfAnotherOrigin": '«Blocked a frame with origin "{page_origin}" from accessing a»',
    "PostMessageTarget": "«The target origin provided ('{value}') does not match the recipient window's origin»‹ ('{target}')›",
    "ContentSecurityPolicy.directive": '«violates the following Content Security Policy directive»‹: "{directive}›',
    "ContentSecurityPolicy.documents": "«violates the document's Content Security Policy»",
    "ContentSecurityPolicy.webkit": "«does not appear in the {directive} directive of the Content Security Policy»",
}

BESIDE_WORDINGS = (
    *wordings("chromium", CHROMIUM_BESIDE),
    *wordings("chromium", CHROMIUM_NET_ERRORS_BESIDE),
    *wordings("chromium", CHROMIUM_PANEL_BESIDE),
    *wordings("chromium", CHROMIUM_FORMER_BESIDE, is_current=False),
    *wordings("firefox", FIREFOX_BESIDE, {"TaintedCanvas": ("WorkerOfAnotherOrigin",)}),
    *wordings("any", ANY_BESIDE),
)
