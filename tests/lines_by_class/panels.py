"""Lines of the browsers' panels, and of libraries."""

from tests.console_lines.line import API, Line
from tests.lines_by_class.blocked import MISSING, WEBVIEW

PANELS_AND_LIBRARIES = [
    Line(
        "notes  CORS error [Cross-Origin Resource Sharing error: PreflightInvalidAllowCredentials]",
        "chromium",
        "PreflightInvalidAllowCredentials",
        {},
    ),
    Line("CORS error", "any", "NoReasonGiven", {}),
    Line(
        "XHRPOST https://api.shop.example/v1/cart [HTTP/1.1 405 METHOD NOT ALLOWED 12ms]",
        "firefox",
        "HttpStatus",
        {"url": WEBVIEW, "method": "POST", "status": "405"},
    ),
    Line(
        "[Blocked]\tGET\tlocalhost:8100\tnotes\tjson\tCORS Allow Origin Not Matching Origin\t7 B",
        "firefox",
        "AllowOriginMismatch",
        {},
    ),
    Line("CORS Missing Allow Header", "firefox", "HeaderDisallowedByPreflightResponse", {}),
    Line('"blockedReason": 1011', "firefox", "PreflightInvalidStatus", {}),
    Line(
        "ERROR HttpErrorResponse {headers: HttpHeaders, status: 0, statusText: 'Unknown Error', url:"
        f" '{API}', ok: false, …}}",
        "any",
        "NoReasonGiven",
        {"url": API},
    ),
    Line(f"Http failure response for {API}: 0 Unknown Error", "any", "NoReasonGiven", {"url": API}),
    Line(
        'error {"readyState":0,"responseText":"","status":0,"statusText":"error"}',
        "any",
        "NoReasonGiven",
        {},
    ),
    Line(
        'Failed to fetch. Possible Reasons: CORS Network Failure URL scheme must be "http" or'
        ' "https" for CORS request.',
        "any",
        "NoReasonGiven",
        {},
    ),
    Line(
        "Request has been terminated Possible causes: the network is offline, Origin is not allowed"
        " by Access-Control-Allow-Origin, the page is being unloaded, etc.",
        "any",
        "NoReasonGiven",
        {},
    ),
    Line("TypeError: Network request failed", "any", "NoReasonGiven", {}),
    Line("ClientException: XMLHttpRequest error., uri=http://a.test/", "any", "NoReasonGiven", {}),
    Line("Script error.", "any", "ScriptError", {}),
    Line(
        """SyntaxError: Unexpected token '<', "<!DOCTYPE "... is not valid JSON""",
        "any",
        "NotJson",
        {},
    ),
    Line("SyntaxError: Unexpected token < in JSON at position 0", "any", "NotJson", {}),
    Line(
        "SyntaxError: JSON.parse: unexpected character at line 1 column 1 of the JSON data",
        "any",
        "NotJson",
        {},
    ),
    Line("SyntaxError: JSON Parse error: Unrecognized token '<'", "any", "NotJson", {}),
    Line("Referrer Policy: strict-origin-when-cross-origin", "any", "ReferrerPolicy", {}),
    Line(
        "SCRIPT7002: XMLHttpRequest: Network Error 0x80070005, Access is denied.",
        "edgehtml",
        "NoReasonGiven",
        {},
        False,
    ),
    Line(
        "SEC7123: Request header content-type was not present in the Access-Control-Allow-Headers"
        " list.",
        "edgehtml",
        "HeaderDisallowedByPreflightResponse",
        {"header": "content-type"},
        False,
    ),
    Line(
        "Access to XMLHttpRequest at 'http://localhost:5001/notes' from origin 'http://x.test' has"
        f" been blocked by CORS policy: {MISSING}\nReferrer Policy: strict-origin-when-cross-origin",
        "chromium",
        "MissingAllowOriginHeader",
        {"url": API},
    ),
]

PANELS_AND_LIBRARIES += [
    Line(
        'Failed to fetch.\nPossible Reasons:\n\nCORS\nNetwork Failure\nURL scheme must be "http" or'
        ' "https" for CORS request.',
        "chromium",
        "NoReasonGiven",
        {},
    ),
    Line(
        "[vite] http proxy error: /api/notes\nError: connect ECONNREFUSED ::1:5000",
        "any",
        "ConnectionRefused",
        {},
    ),
    Line(
        "Font from origin 'https://cdn.shop.example' has been blocked from loading by Cross-Origin"
        f" Resource Sharing policy: {MISSING} Origin 'https://shop.example' is therefore not allowed"
        " access.",
        "chromium",
        "MissingAllowOriginHeader",
        {"url": "https://cdn.shop.example", "page_origin": "https://shop.example"},
        False,
    ),
    Line(
        f"Fetch API cannot load {WEBVIEW}. Refused to connect because it violates the document's"
        " Content Security Policy.",
        "any",
        "ContentSecurityPolicy",
        {"url": WEBVIEW},
    ),
    Line(
        "Firefox can’t establish a connection to the server at ws://localhost:5000/ws.",
        "firefox",
        "WebSocketFailed",
        {"url": "ws://localhost:5000/ws"},
    ),
    Line(
        f"SEC7118: XMLHttpRequest for {WEBVIEW} required Cross Origin Resource Sharing (CORS).\n"
        "SEC7120: Origin http://b.test not found in Access-Control-Allow-Origin header.",
        "edgehtml",
        "OriginNotAllowed",
        {"url": WEBVIEW, "page_origin": "http://b.test"},
        False,
    ),
]
