"""A reverse proxy: the page's own origin hands the runs on to the API.

For the browser the page and the API are then of one origin, and CORS has no part in it. The target
is fixed and so is the path, so nobody can have a request sent anywhere else.
"""

import string
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from werkzeug.http import is_hop_by_hop_header
from werkzeug.wrappers import Request, Response

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

TIMEOUT_SECONDS = 30
CHUNK_BYTES = 16 * 1024


class BoundedRequest(Request):
    """A request whose body is no larger than what the API takes."""

    max_content_length = 1024 * 1024


def create_proxy(api: str) -> "WSGIApplication":
    """Return a WSGI app that has the server at the origin `api` answer, at the same path."""
    target = urlsplit(api)
    connect = HTTPSConnection if target.scheme == "https" else HTTPConnection

    @BoundedRequest.application
    def proxy(request: Request) -> Response:
        # The Host stays the page's own: the API's redirects then lead back here.
        headers = {name: value for name, value in request.headers if _goes_on(name)}
        connection = connect(target.netloc, timeout=TIMEOUT_SECONDS)
        try:
            body = request.get_data() or None
            connection.request(request.method, _address(request), body, headers)
            answer = connection.getresponse()
        except (OSError, HTTPException):
            return Response(f"The API at {api} does not answer.", 502)
        kept = [(name, value) for name, value in answer.getheaders() if _goes_on(name)]
        response = Response(_chunks(answer), answer.status, kept)
        response.call_on_close(connection.close)
        return response

    return proxy


def _goes_on(name: str) -> bool:
    """Return whether a header field is for the other end, not for this connection.

    https://www.rfc-editor.org/rfc/rfc9110#section-7.6.1
    """
    return not is_hop_by_hop_header(name)


def _address(request: Request) -> str:
    path = f"{request.environ['SCRIPT_NAME']}{request.environ['PATH_INFO']}"
    quoted = quote(path.encode("latin-1"), safe="/:@!$&'()*+,;=~")
    # What is no URL, such as bytes beyond ASCII, arrives percent-encoded.
    query = quote(request.environ["QUERY_STRING"].encode("latin-1"), safe=string.punctuation)
    return f"{quoted}?{query}".removesuffix("?")


def _chunks(answer: HTTPResponse) -> Iterator[bytes]:
    while chunk := answer.read1(CHUNK_BYTES):
        yield chunk
