"""A reverse proxy: the page's own origin hands the runs on to the API.

For the browser the page and the API are then of one origin, and CORS has no part in it. The target
is fixed and so is the path, so nobody can have a request sent anywhere else.
"""

import http.client
import json
import string
from collections.abc import Iterator
from http import HTTPStatus
from http.client import HTTPConnection, HTTPResponse, HTTPSConnection
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from werkzeug.exceptions import BadRequest, HTTPException, RequestEntityTooLarge
from werkzeug.http import is_hop_by_hop_header
from werkzeug.wrappers import Request, Response

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

TIMEOUT_SECONDS = 30
MAX_BODY_BYTES = 1024 * 1024
CHUNK_BYTES = 16 * 1024


class BoundedRequest(Request):
    """A request whose body is no larger than what the API takes."""

    max_content_length = MAX_BODY_BYTES


def create_proxy(api: str) -> "WSGIApplication":
    """Return a WSGI app that has the server at the origin `api` answer, at the same path."""
    target = urlsplit(api)
    connect = HTTPSConnection if target.scheme == "https" else HTTPConnection

    @BoundedRequest.application
    def proxy(request: Request) -> Response:
        # The Host stays the page's own: the API's redirects then lead back here.
        headers = {name: value for name, value in request.headers if _goes_on(name)}
        headers.pop("Content-Length", None)  # of what goes on, http.client counts it
        connection = connect(target.netloc, timeout=TIMEOUT_SECONDS)
        try:
            body = _whole_body(request) or None
            connection.request(request.method, _address(request), body, headers)
            answer = connection.getresponse()
        except RequestEntityTooLarge:
            return _problem(413, f"A request's body may have {MAX_BODY_BYTES} bytes at most.")
        except HTTPException as error:
            return _problem(400, error.description or error.name)
        except (OSError, http.client.HTTPException):
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


def _whole_body(request: Request) -> bytes:
    """Return the request's body. Raises an HTTPException when it is too large, or broken off."""
    body = request.get_data()
    announced = request.content_length or 0
    if len(body) < announced:
        raise BadRequest(f"The body ended after {len(body)} of {announced} bytes.")
    # One that did not announce its length has been cut at what is allowed.
    if request.environ.get("wsgi.input_terminated") and request.environ["wsgi.input"].read(1):
        raise RequestEntityTooLarge
    return body


def _address(request: Request) -> str:
    path = f"{request.environ['SCRIPT_NAME']}{request.environ['PATH_INFO']}"
    quoted = quote(path.encode("latin-1"), safe="/:@!$&'()*+,;=~")
    # What is no URL, such as bytes beyond ASCII, arrives percent-encoded.
    query = quote(request.environ["QUERY_STRING"].encode("latin-1"), safe=string.punctuation)
    return f"{quoted}?{query}".removesuffix("?")


def _problem(status: int, detail: str) -> Response:
    """Return what is wrong with a request that does not go on (RFC 9457)."""
    body = {"title": HTTPStatus(status).phrase, "status": status, "detail": detail}
    return Response(json.dumps(body), status, content_type="application/problem+json")


def _chunks(answer: HTTPResponse) -> Iterator[bytes]:
    while chunk := answer.read1(CHUNK_BYTES):
        yield chunk
