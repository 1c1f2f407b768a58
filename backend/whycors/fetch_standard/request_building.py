"""Building the request: what fetch() and XMLHttpRequest make of their arguments before sending.

https://fetch.spec.whatwg.org/#dom-request
https://xhr.spec.whatwg.org/
"""

import re
from collections.abc import Iterable

from . import headers as header
from .behaviour import Behaviour
from .headers import HeaderList
from .mime_types import parse_mime_type
from .model import Body, Failure, Request, Step
from .reasons import Reason
from .request import (
    FetchRequest,
    is_cors_safelisted_method,
    normalize_method,
)
from .steps import StepId
from .syntax import HTTP_WHITESPACE, is_token
from .urls import Url, parse_url_of_page

BODY_TYPES = {
    "text": "text/plain;charset=UTF-8",
    "urlsearchparams": "application/x-www-form-urlencoded;charset=UTF-8",
    "formdata": "multipart/form-data; boundary=----boundary",
}


class RefusedCall(Exception):
    """The arguments are refused: script gets an exception, and nothing leaves the browser."""

    def __init__(self, step: StepId, reason: Reason, parameter: str = "") -> None:
        super().__init__(reason)
        self.step = Step(step, False, {"reason": reason})
        self.failure = Failure(reason, parameter)


def build_request(asked: Request, browser: Behaviour) -> FetchRequest:
    """Return the request that `asked` becomes. Raises RefusedCall where script gets an error."""
    request = _build_xhr(asked, browser) if asked.api == "xhr" else _build_fetch(asked, browser)
    request.address_space = asked.address_space
    request.local_network_access = asked.local_network_access
    for adjust in browser.adjustments:
        adjust(request, asked)
    return request


def _build_fetch(asked: Request, browser: Behaviour) -> FetchRequest:
    """https://fetch.spec.whatwg.org/#dom-request"""
    url = _parsed(asked, "request/url")
    if url.has_credentials:
        raise RefusedCall("request/url-credentials", "UrlContainsCredentials", asked.url)
    method = _allowed(asked.method, "request/method")
    if asked.mode == "no-cors" and not is_cors_safelisted_method(method):
        raise RefusedCall("request/no-cors-method", "MethodNotAllowedInNoCorsMode", method)
    headers: list[header.Header] = []
    for name, value in asked.headers:
        _append(headers, name, value, asked.mode)
    body = asked.body
    if body and method in ("GET", "HEAD"):
        raise RefusedCall("request/body", "BodyNotAllowed", method)
    if body and body.type == "stream" and browser.streams_are_strings:
        body = Body("text")
    is_stream = body is not None and body.type == "stream"
    content_type = _content_type(body)
    if content_type and not any(name.lower() == "content-type" for name, _ in headers):
        _append(headers, "Content-Type", content_type, asked.mode)
    if is_stream and asked.mode == "no-cors":
        raise RefusedCall("request/stream", "StreamNotAllowedInNoCorsMode")
    return browser.new_request(
        browser=browser,
        origin=asked.origin,
        url_list=[url],
        method=method,
        headers=tuple(headers),
        mode=asked.mode,
        credentials_mode=asked.credentials,
        redirect_mode=asked.redirect,
        referrer_policy=asked.referrer_policy,
        body=body,
        use_cors_preflight=is_stream,
        api=asked.api,
    )


def _build_xhr(asked: Request, browser: Behaviour) -> FetchRequest:
    """https://xhr.spec.whatwg.org/#the-send()-method"""
    method = _allowed(asked.method, "xhr-open/method")
    url = _parsed(asked, "xhr-open/url")
    valid = tuple(
        (name, _valid_value(name, value, "xhr-set-request-header/header"))
        for name, value in asked.headers
    )
    headers = joined(h for h in valid if not header.is_forbidden_request_header(*h))
    body = None if method in ("GET", "HEAD") else asked.body
    if body and body.type == "stream":
        # XMLHttpRequest knows no streams: it sends what the object is as a string.
        body = Body("text")
    content_type = _content_type(body)
    if content_type and browser.xhr_drops_invalid_blob_type:
        content_type = content_type if parse_mime_type(content_type) else None
    if content_type and header.get(headers, "content-type") is None:
        headers = (*headers, ("Content-Type", content_type))
    if body and body.type == "text":
        headers = tuple(
            (name, browser.with_utf8(value) if name.lower() == "content-type" else value)
            for name, value in headers
        )
    return browser.new_request(
        browser=browser,
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


def _parsed(asked: Request, step: StepId) -> Url:
    url = parse_url_of_page(asked.url, asked.origin)
    if url is None:
        raise RefusedCall(step, "InvalidUrl", asked.url)
    return url


def _allowed(method: str, step: StepId) -> str:
    """Return the method, normalized."""
    if not is_token(method):
        raise RefusedCall(step, "InvalidMethod", method)
    if header.is_forbidden_method(method):
        raise RefusedCall(step, "ForbiddenMethod", method)
    return normalize_method(method)


def _append(headers: list[header.Header], name: str, value: str, mode: str) -> None:
    """Add the header to the list, unless the guard drops it.

    https://fetch.spec.whatwg.org/#concept-headers-append
    """
    value = _valid_value(name, value, "request/header")
    if header.is_forbidden_request_header(name, value):
        return
    if mode == "no-cors":
        # What is in the list now is short: nothing in it is longer than a safelisted value.
        before = header.get(tuple(headers), name.lower())
        combined = value if before is None else f"{before}, {value}"
        if not header.is_no_cors_safelisted_request_header(name, combined):
            return
    headers.append((name, value))


def _valid_value(name: str, value: str, step: StepId) -> str:
    """Return the value, normalized."""
    normalized = value.strip(HTTP_WHITESPACE)
    if not header.is_header_name(name):
        raise RefusedCall(step, "InvalidHeaderName", name)
    if not header.is_header_value(normalized):
        raise RefusedCall(step, "InvalidHeaderValue", name)
    return normalized


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
    if body.type == "blob":
        # https://w3c.github.io/FileAPI/#dfn-type: what is not printable ASCII makes it empty.
        return body.mime.lower() if re.fullmatch(r"[\x20-\x7e]+", body.mime) else None
    return BODY_TYPES.get(body.type)
