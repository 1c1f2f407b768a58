"""Building the request: what fetch() and XMLHttpRequest make of their arguments before sending.

https://fetch.spec.whatwg.org/#dom-request
https://xhr.spec.whatwg.org/#the-open()-method
"""

from collections.abc import Iterable
from dataclasses import dataclass

from backend.fetch_standard import headers as header
from backend.fetch_standard.deviations import Behaviour
from backend.fetch_standard.headers import HeaderList
from backend.fetch_standard.model import Body, Failure, Request
from backend.fetch_standard.syntax import HTTP_WHITESPACE, is_token
from backend.fetch_standard.urls import Url, parse_url

NORMALIZED_METHODS = ("DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT")
CORS_SAFELISTED_METHODS = ("GET", "HEAD", "POST")
BODY_TYPES = {
    "text": "text/plain;charset=UTF-8",
    "urlsearchparams": "application/x-www-form-urlencoded;charset=UTF-8",
    "formdata": "multipart/form-data; boundary=----boundary",
}


class Refused(Exception):
    """The arguments are refused: script gets an exception, and nothing leaves the browser."""

    def __init__(self, reason: str, parameter: str = "") -> None:
        super().__init__(reason)
        self.failure = Failure(reason, is_cors_error=False, parameter=parameter)


@dataclass
class FetchRequest:
    """A request as the standard's algorithms pass it around; redirects change it.

    https://fetch.spec.whatwg.org/#concept-request
    """

    origin: str
    url_list: list[Url]
    method: str
    headers: HeaderList
    mode: str
    credentials_mode: str
    redirect_mode: str
    referrer_policy: str
    body: Body | None
    use_cors_preflight: bool
    api: str
    response_tainting: str = "basic"
    redirect_count: int = 0

    @property
    def current_url(self) -> Url:
        return self.url_list[-1]

    @property
    def is_redirect_tainted(self) -> bool:
        """Whether a redirect crossed origins away from one that was not the request's own.

        https://fetch.spec.whatwg.org/#concept-request-tainted-origin
        """
        for last, url in zip(self.url_list, self.url_list[1:], strict=False):
            if url.origin != last.origin and self.origin != last.origin:
                return True
        return False

    @property
    def has_crossed_origins(self) -> bool:
        """Whether a redirect led from one origin to another."""
        return len({url.origin for url in self.url_list}) > 1

    @property
    def serialized_origin(self) -> str:
        """https://fetch.spec.whatwg.org/#serializing-a-request-origin"""
        return "null" if self.is_redirect_tainted else self.origin

    @property
    def unsafe_header_names(self) -> list[str]:
        return header.cors_unsafe_request_header_names(self.headers)


def normalize_method(method: str) -> str:
    """Return the method in upper case if it is one of six; `patch` is not among them.

    https://fetch.spec.whatwg.org/#concept-method-normalize
    """
    return method.upper() if method.upper() in NORMALIZED_METHODS else method


def is_cors_safelisted_method(method: str) -> bool:
    """https://fetch.spec.whatwg.org/#cors-safelisted-method"""
    return method in CORS_SAFELISTED_METHODS


def build_request(asked: Request, behaviour: Behaviour) -> FetchRequest:
    """Return the request that `asked` becomes. Raises Refused where script gets an exception."""
    request = _build(asked)
    if behaviour.ignores_user_agent:
        request.headers = tuple(h for h in request.headers if h[0].lower() != "user-agent")
    if behaviour.joins_headers_before_judging:
        request.headers = joined(request.headers)
    if behaviour.upload_listener_needs_body and request.api == "xhr" and not request.body:
        request.use_cors_preflight = False
    return request


def _build(asked: Request) -> FetchRequest:
    url = parse_url(asked.url)
    if url is None:
        raise Refused("InvalidUrl", asked.url)
    if not is_token(asked.method):
        raise Refused("InvalidMethod", asked.method)
    if header.is_forbidden_method(asked.method):
        raise Refused("ForbiddenMethod", asked.method)
    method = normalize_method(asked.method)
    return (
        _build_xhr(asked, url, method) if asked.api == "xhr" else _build_fetch(asked, url, method)
    )


def _build_fetch(asked: Request, url: Url, method: str) -> FetchRequest:
    """https://fetch.spec.whatwg.org/#dom-request"""
    if url.has_credentials:
        raise Refused("UrlContainsCredentials", asked.url)
    if asked.mode == "no-cors" and not is_cors_safelisted_method(method):
        raise Refused("MethodNotAllowedInNoCorsMode", method)
    headers: HeaderList = ()
    for name, value in asked.headers:
        headers = _append(headers, name, value, asked.mode)
    if asked.body and method in ("GET", "HEAD"):
        raise Refused("BodyNotAllowed", method)
    is_stream = asked.body is not None and asked.body.type == "stream"
    content_type = _content_type(asked.body)
    if content_type and header.get(headers, "content-type") is None:
        headers = _append(headers, "Content-Type", content_type, asked.mode)
    if is_stream and asked.mode not in ("cors", "same-origin"):
        raise Refused("StreamNotAllowedInNoCorsMode")
    return FetchRequest(
        origin=asked.origin,
        url_list=[url],
        method=method,
        headers=headers,
        mode=asked.mode,
        credentials_mode=asked.credentials,
        redirect_mode=asked.redirect,
        referrer_policy=asked.referrer_policy,
        body=asked.body,
        use_cors_preflight=is_stream,
        api="fetch",
    )


def _append(headers: HeaderList, name: str, value: str, mode: str) -> HeaderList:
    """Return the list with the header added, or as it was where the guard drops it.

    https://fetch.spec.whatwg.org/#concept-headers-append
    """
    value = _valid_value(name, value)
    if header.is_forbidden_request_header(name, value):
        return headers
    if mode == "no-cors":
        before = header.get(headers, name.lower())
        combined = value if before is None else f"{before}, {value}"
        if not header.is_no_cors_safelisted_request_header(name, combined):
            return headers
    return (*headers, (name, value))


def _valid_value(name: str, value: str) -> str:
    normalized = value.strip(HTTP_WHITESPACE)
    if not header.is_header_name(name):
        raise Refused("InvalidHeaderName", name)
    if not header.is_header_value(normalized):
        raise Refused("InvalidHeaderValue", name)
    return normalized


def _build_xhr(asked: Request, url: Url, method: str) -> FetchRequest:
    """https://xhr.spec.whatwg.org/#the-send()-method"""
    body = None if method in ("GET", "HEAD") else asked.body
    valid = tuple((name, _valid_value(name, value)) for name, value in asked.headers)
    headers = joined(h for h in valid if not header.is_forbidden_request_header(*h))
    content_type = _content_type(body)
    if content_type and header.get(headers, "content-type") is None:
        headers = (*headers, ("Content-Type", content_type))
    return FetchRequest(
        origin=asked.origin,
        url_list=[url],
        method=method,
        headers=headers,
        mode="cors",
        credentials_mode="include" if asked.credentials == "include" else "same-origin",
        redirect_mode="follow",
        referrer_policy=asked.referrer_policy,
        body=body,
        use_cors_preflight=asked.upload_listener,
        api="xhr",
    )


def joined(headers: Iterable[header.Header]) -> HeaderList:
    """Return the list with one header a name, its values combined.

    https://fetch.spec.whatwg.org/#concept-header-list-combine
    """
    by_name: dict[str, header.Header] = {}
    for name, value in headers:
        first, before = by_name.get(name.lower(), (name, None))
        by_name[name.lower()] = (first, value if before is None else f"{before}, {value}")
    return tuple(by_name.values())


def _content_type(body: Body | None) -> str | None:
    """Return the Content-Type that a body brings along.

    https://fetch.spec.whatwg.org/#concept-bodyinit-extract
    """
    if body is None:
        return None
    return body.mime or None if body.type == "blob" else BODY_TYPES.get(body.type)
