"""Scheme fetch: what is answered without a network.

https://fetch.spec.whatwg.org/#concept-scheme-fetch
"""

import re
from urllib.parse import unquote_to_bytes

from .deviations import Behaviour
from .mime_types import parse_mime_type
from .model import HttpResponse
from .syntax import HTTP_WHITESPACE
from .trace import Trace
from .urls import Url

_BASE64_MARK = re.compile(r"; *base64\Z", re.IGNORECASE)
_BASE64 = re.compile(rb"[A-Za-z0-9+/]*")
_ASCII_WHITESPACE = b"\t\n\x0c\r "
_DEFAULT_TYPE = "text/plain;charset=US-ASCII"


def scheme_fetch(url: Url, behaviour: Behaviour, trace: Trace) -> HttpResponse:
    """Return the response to a request for a URL that is not http or https.

    Raises NetworkError for all but data: URLs and about:blank. No page of ours makes blob: URLs,
    so there is none to be found.
    """
    if url.scheme == "data":
        type_ = _data_url_type(url)
        if type_ is None:
            trace.failed("scheme-fetch/data", "InvalidDataUrl", url)
        return HttpResponse(200, (("Content-Type", type_),))
    is_blank = re.fullmatch(r"about:blank(\?.*)?", url.without_fragment) is not None
    if is_blank and not behaviour.fetches_no_about_urls:
        return HttpResponse(200, (("Content-Type", "text/html;charset=utf-8"),))
    if url.scheme == "blob":
        trace.failed("scheme-fetch/blob", "BlobUrlNotFound", url)
    trace.failed("scheme-fetch/scheme", "SchemeNotSupported", url, scheme=url.scheme)


def _data_url_type(url: Url) -> str | None:
    """Return the MIME type of what a data: URL holds, None when it is no proper one.

    https://fetch.spec.whatwg.org/#data-url-processor
    """
    type_, comma, body = url.without_fragment.removeprefix("data:").partition(",")
    type_ = type_.strip(HTTP_WHITESPACE)
    mark = _BASE64_MARK.search(type_)
    if not comma or (mark and not _is_forgiving_base64(unquote_to_bytes(body))):
        return None
    if mark:
        type_ = type_[: mark.start()]
    if type_.startswith(";"):
        type_ = f"text/plain{type_}"
    return str(parse_mime_type(type_) or _DEFAULT_TYPE)


def _is_forgiving_base64(data: bytes) -> bool:
    """https://infra.spec.whatwg.org/#forgiving-base64-decode"""
    data = data.translate(None, _ASCII_WHITESPACE)
    if len(data) % 4 == 0:
        data = data.removesuffix(b"=").removesuffix(b"=")
    return len(data) % 4 != 1 and _BASE64.fullmatch(data) is not None
