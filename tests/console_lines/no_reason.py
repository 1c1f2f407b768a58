"""What script gets, and what isn't CORS."""

from tests.console_lines.line import API, Line

NO_REASON = [
    Line("Uncaught (in promise) TypeError: Failed to fetch", "chromium", "NoReasonGiven", {}),
    Line("NetworkError when attempting to fetch resource.", "firefox", "NoReasonGiven", {}),
    Line("TypeError: Load failed", "safari", "NoReasonGiven", {}),
    Line("AxiosError: Network Error", "any", "NoReasonGiven", {"said": "Network Error"}),
    Line("Failed to load resource: net::ERR_FAILED", "chromium", "NoReasonGiven", {}),
    Line("(blocked:mixed-content)", "any", "MixedContent", {}),
    Line(
        f"GET {API} net::ERR_CONNECTION_REFUSED\nTypeError: Failed to fetch",
        "chromium",
        "ConnectionRefused",
        {"url": API, "method": "GET"},
    ),
    Line("net::ERR_BLOCKED_BY_CLIENT", "chromium", "BlockedByClient", {}),
    Line(
        "POST http://localhost:5000/notes 403 (Forbidden)",
        "any",
        "HttpStatus",
        {"status": "403", "url": "http://localhost:5000/notes", "method": "POST"},
    ),
    Line(
        "http://localhost:8000 is not an accepted origin.",
        "any",
        "SocketIoOrigin",
        {"page_origin": "http://localhost:8000"},
    ),
]
