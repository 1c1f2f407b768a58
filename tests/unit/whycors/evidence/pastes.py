"""What people paste, piece by piece, about one API and one page."""

PAGE, API = "https://app.example.org", "https://api.example.com/notes"
AT = f"Access to fetch at '{API}' from origin '{PAGE}' has been blocked by CORS policy: "
OF_PREFLIGHT = "Response to preflight request doesn't pass access control check: "
NO_HEADER = "No 'Access-Control-Allow-Origin' header is present on the requested resource."

MISSING = AT + NO_HEADER
PREFLIGHT_MISSING = AT + OF_PREFLIGHT + NO_HEADER
FIREFOX_MISSING = (
    "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at "
    f"{API}. (Reason: CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 200."
)
FIREFOX_MISMATCH = (
    "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at "
    f"{API}. (Reason: CORS header ‘Access-Control-Allow-Origin’ does not match ‘https://x.example’)."
)


def curl(
    *headers: str,
    status: int = 200,
    method: str = "GET",
    asked: tuple[str, ...] = (f"Origin: {PAGE}",),
    url: str = API,
) -> str:
    """Return a transcript of curl's: `asked` are the request's headers, `headers` the answer's."""
    options = "".join(f" -H '{header}'" for header in asked)
    head = [f"HTTP/1.1 {status} Whatever", *headers]
    return "\n".join([f"$ curl -i -X {method}{options} '{url}'", *head, ""])


def curl_preflight(*headers: str, status: int = 204, method: str = "PUT") -> str:
    """Return a transcript of a CORS-preflight request that somebody made by hand."""
    asked = (f"Origin: {PAGE}", f"Access-Control-Request-Method: {method}")
    return curl(*headers, status=status, method="OPTIONS", asked=asked)
