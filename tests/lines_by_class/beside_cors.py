"""Lines of what blocks beside CORS."""

from tests.console_lines.line import Line
from tests.lines_by_class.blocked import WEBVIEW

BESIDE_CORS = [
    Line(
        "index.html:12  GET https://cdn.shop.example/logo.png net::ERR_BLOCKED_BY_ORB",
        "chromium",
        "BlockedByOrb",
        {"url": "https://cdn.shop.example/logo.png", "method": "GET"},
    ),
    Line(
        "The resource at “https://cdn.shop.example/logo.png” was blocked by OpaqueResponseBlocking."
        " Reason: “Invalid MIME type”.",
        "firefox",
        "BlockedByOrb",
        {"url": "https://cdn.shop.example/logo.png", "why": "Invalid MIME type"},
    ),
    Line(
        "GET https://cdn.shop.example/logo.png\nNS_BINDING_ABORTED\n\nA resource is blocked by"
        " OpaqueResponseBlocking, please check browser console for details.\nlogo.png",
        "firefox",
        "BlockedByOrb",
        {"url": "https://cdn.shop.example/logo.png"},
    ),
    Line(
        "Cross-Origin Read Blocking (CORB) blocked cross-origin response"
        " https://api.shop.example/v1/jsonp?callback=x with MIME type application/json. See"
        " https://www.chromestatus.com/feature/5629709824032768 for more details.",
        "chromium",
        "BlockedByOrb",
        {"url": "https://api.shop.example/v1/jsonp?callback=x", "value": "application/json"},
        False,
    ),
    Line(
        "GET https://cdn.shop.example/a.js"
        " net::ERR_BLOCKED_BY_RESPONSE.NotSameOriginAfterDefaultedToSameOriginByCoep 200 (OK)",
        "chromium",
        "CorpNotSameOriginAfterDefaultedToSameOriginByCoep",
        {"url": "https://cdn.shop.example/a.js"},
    ),
    Line(
        "a.js  (blocked:NotSameOriginAfterDefaultedToSameOriginByCoep)  script",
        "chromium",
        "CorpNotSameOriginAfterDefaultedToSameOriginByCoep",
        {},
    ),
    Line(
        "Failed to load resource: net::ERR_BLOCKED_BY_RESPONSE.NotSameSite",
        "chromium",
        "BlockedByResourcePolicy",
        {},
    ),
    Line(
        "Cross-Origin-Opener-Policy policy would block the window.closed call.",
        "chromium",
        "OpenerPolicy",
        {},
    ),
    Line(
        "Refused to display 'https://bank.example/' in a frame because it set 'X-Frame-Options' to"
        " 'sameorigin'.",
        "any",
        "FramingRefused",
        {"url": "https://bank.example/", "value": "sameorigin"},
    ),
    Line(
        "The loading of “https://bank.example/” in a frame is denied by “X-Frame-Options“ directive"
        " set to “deny“.",
        "firefox",
        "FramingRefused",
        {"url": "https://bank.example/"},
    ),
    Line(
        'Uncaught DOMException: Blocked a frame with origin "https://shop.example" from accessing'
        " a cross-origin frame.",
        "any",
        "FrameOfAnotherOrigin",
        {"page_origin": "https://shop.example"},
    ),
    Line(
        "Connecting to 'https://api.shop.example/v1/cart' violates the following Content Security"
        " Policy directive: \"connect-src 'self'\". The action has been blocked.",
        "any",
        "ContentSecurityPolicy",
        {"url": WEBVIEW, "directive": "connect-src"},
    ),
    Line(
        "Refused to load the image 'https://cdn.shop.example/logo.png' because it violates the"
        " following Content Security Policy directive: \"img-src 'self' data:\".",
        "any",
        "ContentSecurityPolicy",
        {"url": "https://cdn.shop.example/logo.png", "directive": "img-src"},
    ),
    Line(
        "Content-Security-Policy: The page’s settings blocked the loading of a resource (connect-src)"
        " at https://api.shop.example/v1/cart because it violates the following directive:"
        " “default-src 'self'”",
        "firefox",
        "ContentSecurityPolicy",
        {"url": WEBVIEW, "directive": "connect-src"},
    ),
    Line(
        "Refused to connect to https://api.shop.example/v1/cart because it does not appear in the"
        " connect-src directive of the Content Security Policy.",
        "any",
        "ContentSecurityPolicy",
        {"url": WEBVIEW, "directive": "connect-src"},
    ),
    Line(
        "Mixed Content: The page at 'https://shop.example/' was loaded over HTTPS, but requested an"
        " insecure XMLHttpRequest endpoint 'http://api.shop.example/v1'. This request has been"
        " blocked; the content must be served over HTTPS.",
        "chromium",
        "MixedContent",
        {"url": "http://api.shop.example/v1", "page": "https://shop.example/"},
    ),
    Line(
        "Mixed Content: The page at 'https://shop.example/' was loaded over HTTPS, but requested an"
        " insecure element 'http://cdn.shop.example/a.png'. This request was automatically upgraded"
        " to HTTPS, For more information see https://blog.chromium.org/",
        "chromium",
        "MixedContentUpgraded",
        {"url": "http://cdn.shop.example/a.png"},
    ),
    Line(
        "Cancelled load to https://cdn.shop.example/logo.png because it violates the resource's"
        " Cross-Origin-Resource-Policy response header.",
        "safari",
        "BlockedByResourcePolicy",
        {"url": "https://cdn.shop.example/logo.png"},
    ),
    Line(
        "Refused to execute script from 'https://cdn.shop.example/a.js' because its MIME type"
        " ('text/html') is not executable, and strict MIME type checking is enabled.",
        "chromium",
        "MimeTypeBlocked",
        {"url": "https://cdn.shop.example/a.js"},
    ),
    Line(
        "WebSocket connection to 'wss://api.shop.example/ws' failed: Error during WebSocket"
        " handshake: Unexpected response code: 403",
        "chromium",
        "WebSocketFailed",
        {"url": "wss://api.shop.example/ws", "status": "403"},
    ),
    Line(
        "GET https://ads.example/a.js net::ERR_BLOCKED_BY_CLIENT",
        "chromium",
        "BlockedByClient",
        {"url": "https://ads.example/a.js"},
    ),
    Line(
        "Failed to load resource: net::ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS",
        "chromium",
        "LocalNetworkAccessPermissionDenied",
        {},
    ),
    Line(
        "Local Network Access permission required: top-level site “https://shop.example”, initiator"
        " “https://shop.example”, attempting to access target “http://192.168.1.4/api”"
        " (192.168.1.4:80) via TCP. Secure context: true",
        "firefox",
        "LocalNetworkAccessPermissionDenied",
        {"url": "http://192.168.1.4/api"},
    ),
]
