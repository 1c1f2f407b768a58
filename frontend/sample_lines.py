"""The console lines that the page "Diagnose" offers to try, each under a short name."""

_PAGE, _API = "http://localhost:8000", "http://localhost:5001/notes"
_CHROMIUM = f"Access to fetch at '{_API}' from origin '{_PAGE}' has been blocked by CORS policy: "
_PREFLIGHT = "Response to preflight request doesn't pass access control check: "
_FIREFOX = (
    "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource "
    f"at {_API}. "
)

CONSOLE_LINES = {
    "No 'Access-Control-Allow-Origin' header is present": _CHROMIUM
    + "No 'Access-Control-Allow-Origin' header is present on the requested resource.",
    "… a value that is not equal to the supplied origin": _CHROMIUM
    + f"The 'Access-Control-Allow-Origin' header has a value '{_PAGE}/' that is not equal to the "
    "supplied origin. Have the server send the header with a valid value.",
    "… must not be the wildcard '*'": _CHROMIUM
    + "The value of the 'Access-Control-Allow-Origin' header in the response must not be the "
    "wildcard '*' when the request's credentials mode is 'include'.",
    "It does not have HTTP ok status": _CHROMIUM + _PREFLIGHT + "It does not have HTTP ok status.",
    "Request header field … is not allowed": _CHROMIUM
    + "Request header field content-type is not allowed by Access-Control-Allow-Headers in "
    "preflight response.",
    "Cross-Origin Request Blocked … Status code: 500": _FIREFOX
    + "(Reason: CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 500.",
    "… due to access control checks": f"[Error] Origin {_PAGE} is not allowed by "
    "Access-Control-Allow-Origin. Status code: 200\n"
    f"[Error] Fetch API cannot load {_API} due to access control checks.",
    "（原因：CORS 头缺少 'Access-Control-Allow-Origin'）": "已拦截跨源请求：同源策略禁止读取位于"
    f" {_API} 的远程资源。（原因：CORS 头缺少 'Access-Control-Allow-Origin'）。状态码：404。",
    "Cookie … “Partitioned“ attribute": "Cookie “session” will soon be rejected because it is "
    "foreign and does not have the “Partitioned“ attribute.",
    "net::ERR_BLOCKED_BY_ORB": "GET https://cdn.example.com/logo.png net::ERR_BLOCKED_BY_ORB",
    "TypeError: Failed to fetch": "Uncaught (in promise) TypeError: Failed to fetch",
}
