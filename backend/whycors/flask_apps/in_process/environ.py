"""A request as a WSGI server hands it to an app."""

import io
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes, urlsplit

from ...fetch_standard import HttpRequest
from .noted_cookies import NotedEnviron

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

#: The cookie of somebody who is logged in, as far as a check can know: no app has sent it.
STAND_IN_COOKIE = "session=stand-in"


def environ_of(
    request: HttpRequest, root_path: str, cookie: str | None, body: bytes
) -> "WSGIEnvironment":
    """Return the WSGI environment of a request to an app that is mounted at `root_path`."""
    url = urlsplit(request.url)
    path = unquote_to_bytes(url.path).decode("latin-1")
    environ: WSGIEnvironment = NotedEnviron(
        {
            "REQUEST_METHOD": request.method,
            "SCRIPT_NAME": root_path,
            "PATH_INFO": path.removeprefix(root_path),
            "QUERY_STRING": url.query,
            "SERVER_NAME": url.hostname or "localhost",
            "SERVER_PORT": str(url.port or (443 if url.scheme == "https" else 80)),
            "SERVER_PROTOCOL": "HTTP/1.1",
            "REMOTE_ADDR": "127.0.0.1",
            "HTTP_HOST": url.netloc,
            "wsgi.version": (1, 0),
            "wsgi.url_scheme": url.scheme,
            "wsgi.input": io.BytesIO(body),
            "wsgi.errors": io.StringIO(),
            "wsgi.multithread": False,
            "wsgi.multiprocess": False,
            "wsgi.run_once": False,
        }
    )
    for name, value in request.headers:
        key = name.upper().replace("-", "_")
        key = key if key in ("CONTENT_TYPE", "CONTENT_LENGTH") else f"HTTP_{key}"
        environ[key] = f"{environ[key]}, {value}" if key in environ else value
    if request.origin is not None:
        environ["HTTP_ORIGIN"] = request.origin
    if cookie is not None:
        environ["HTTP_COOKIE"] = cookie
    if body:
        environ["CONTENT_LENGTH"] = str(len(body))
    return environ
