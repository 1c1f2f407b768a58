"""What a browser sends across origins, and the part of the answer that it decides by."""

from werkzeug.test import TestResponse

PAGE = "http://localhost:8000"
ATTACKER = "http://localhost:8002"

Headers = dict[str, str]


def from_origin(origin: str | None) -> Headers:
    return {} if origin is None else {"Origin": origin}


def preflight(origin: str, method: str) -> Headers:
    """Return the headers that ask whether a page may send JSON with `method`."""
    return {
        "Origin": origin,
        "Access-Control-Request-Method": method,
        "Access-Control-Request-Headers": "content-type",
    }


def cors_headers(response: TestResponse) -> Headers:
    """Return every Access-Control header and Vary; a repeated header has all its values."""
    names = {name.title() for name, _ in response.headers}
    wanted = [name for name in names if name.startswith("Access-Control-") or name == "Vary"]
    return {name: ", ".join(response.headers.getlist(name)) for name in wanted}
