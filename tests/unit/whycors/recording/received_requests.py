"""Requests as a WSGI app receives them."""

from werkzeug.test import create_environ

from backend.whycors.recording.exchange import Exchange, Headers


def received(
    method: str = "GET", path: str = "/", headers: Headers | None = None, body: bytes = b""
) -> Exchange:
    """Return an exchange whose request has arrived, with these header fields and no others."""
    environ = create_environ(path, method=method)
    for name in ("HTTP_HOST", "CONTENT_TYPE", "CONTENT_LENGTH"):
        environ.pop(name, None)
    for name, value in headers or []:
        environ[f"HTTP_{name.upper().replace('-', '_')}"] = value
    exchange = Exchange(environ)
    exchange.request_body.add(body)
    return exchange
