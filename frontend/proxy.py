"""A reverse proxy: the page's own origin hands the runs on to the API.

For the browser the page and the API are then of one origin, and CORS has no part in it. The target
is fixed and so is the path, so nobody can make it send a request anywhere else.
"""

import http.client
import json
import string
from collections.abc import Iterator
from http import HTTPStatus
from http.client import HTTPConnection, HTTPResponse, HTTPSConnection
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from werkzeug.exceptions import (
    BadRequest,
    HTTPException,
    RequestEntityTooLarge,
    RequestTimeout,
)
from werkzeug.http import is_hop_by_hop_header
from werkzeug.wrappers import Request, Response

from frontend.bodies import Bodies, ended

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

TIMEOUT_SECONDS = 30
MAX_BODY_BYTES = 1024 * 1024
CHUNK_BYTES = 16 * 1024


class BodyTooLarge(RequestEntityTooLarge):
    """A request's body is larger than what the API takes."""

    description = f"A request's body may have {MAX_BODY_BYTES} bytes at most."


def create_proxy(api: str, bodies: Bodies | None = None) -> "WSGIApplication":
    """Return a WSGI app that has the server at the origin `api` answer, at the same path.

    It asks once it has the request's whole body, which `bodies` reads.
    """
    target = urlsplit(api)
    connect = HTTPSConnection if target.scheme == "https" else HTTPConnection
    reader = bodies or Bodies()

    @Request.application
    def proxy(request: Request) -> Response:
        # The Host stays the page's own: the API's redirects then lead back here.
        headers = {name: value for name, value in request.headers if _goes_on(name)}
        headers.pop("Content-Length", None)  # http.client counts the bytes that go on
        connection = connect(target.netloc, timeout=TIMEOUT_SECONDS)
        try:
            body = _whole_body(request, reader) or None
            connection.request(request.method, _address(request), body, headers)
            answer = connection.getresponse()
        except RequestTimeout as error:
            return ended(_problem(error))
        except HTTPException as error:
            return _problem(error)
        except (OSError, http.client.HTTPException):
            return Response(f"The API at {api} does not answer.", 502)
        kept = [(name, value) for name, value in answer.getheaders() if _goes_on(name)]
        response = Response(_chunks(answer), answer.status, kept)
        response.call_on_close(connection.close)
        return response

    return proxy


def _goes_on(name: str) -> bool:
    """Return whether a header field is for the other end and not for this connection only.

    https://www.rfc-editor.org/rfc/rfc9110#section-7.6.1
    """
    return not is_hop_by_hop_header(name)


def _whole_body(request: Request, bodies: Bodies) -> bytes:
    """Return the request's body. Raises an HTTPException when it can't be had, or is too large."""
    announced = request.content_length or 0
    is_chunked = "Transfer-Encoding" in request.headers
    # A HEAD request's means nothing: https://www.rfc-editor.org/rfc/rfc9110#section-9.3.2.
    # And ended() could not use an answer without a body to end the connection.
    if request.method == "HEAD" or not (announced or is_chunked):
        return b""
    if announced > MAX_BODY_BYTES:
        raise BodyTooLarge
    body = bodies.read(request.environ["wsgi.input"], announced or MAX_BODY_BYTES + 1)
    if len(body) > MAX_BODY_BYTES:
        raise BodyTooLarge
    if len(body) < announced:
        raise BadRequest(f"The body ended after {len(body)} of {announced} bytes.")
    return body


def _address(request: Request) -> str:
    path = f"{request.environ['SCRIPT_NAME']}{request.environ['PATH_INFO']}"
    quoted = quote(path.encode("latin-1"), safe="/:@!$&'()*+,;=~")
    # What isn't valid in a URL, such as bytes beyond ASCII, arrives percent-encoded.
    query = quote(request.environ["QUERY_STRING"].encode("latin-1"), safe=string.punctuation)
    return f"{quoted}?{query}".removesuffix("?")


def _problem(error: HTTPException) -> Response:
    """Return what is wrong with a request that does not go on (RFC 9457)."""
    status = error.code or 400
    body = {"title": HTTPStatus(status).phrase, "status": status, "detail": error.description}
    answer = Response(json.dumps(body), status, content_type="application/problem+json")
    answer.headers["Connection"] = "close"  # the body may still be on its way
    return answer


def _chunks(answer: HTTPResponse) -> Iterator[bytes]:
    while chunk := answer.read1(CHUNK_BYTES):
        yield chunk
