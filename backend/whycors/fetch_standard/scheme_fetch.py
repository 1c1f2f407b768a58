"""Scheme fetch: what is answered without a network.

https://fetch.spec.whatwg.org/#concept-scheme-fetch
"""

import re
from urllib.parse import unquote_to_bytes

from .mime_types import parse_mime_type
from .request import FetchRequest
from .response import Response
from .syntax import HTTP_WHITESPACE
from .trace import Trace
from .urls import Url

_BASE64_MARK = re.compile(r"; *base64\Z", re.IGNORECASE)
_BASE64 = re.compile(rb"[A-Za-z0-9+/]*")
_ASCII_WHITESPACE = b"\t\n\x0c\r "
_DEFAULT_TYPE = "text/plain;charset=US-ASCII"


def scheme_fetch(request: FetchRequest, trace: Trace) -> Response:
    """Return the response to a request for a URL that is not http or https.

    Raises NetworkError for all but data: URLs and about:blank. No page of ours makes blob: URLs,
    so there is none to be found.
    https://fetch.spec.whatwg.org/#concept-scheme-fetch
    """
    url = request.current_url
    # 3. Switch on the URL's scheme:
    match url.scheme:
        case "about" if _is_blank(url) and not request.browser.fetches_no_about_urls:
            return Response(200, {"content-type": ["text/html;charset=utf-8"]})
        case "blob":
            # 3.2. If there is no blob URL entry, then return a network error.
            trace.fail("scheme-fetch/blob", "BlobUrlNotFound", url)
        case "data":
            # 3.1. Run the data: URL processor.
            type_ = _data_url_type(url)
            # 3.2. If that is failure, then return a network error.
            if type_ is None:
                trace.fail("scheme-fetch/data", "InvalidDataUrl", url)
            # 3.4. Return a response with its MIME type.
            return Response(200, {"content-type": [type_]})
    # 4. Return a network error.
    trace.fail("scheme-fetch/scheme", "SchemeNotSupported", url, scheme=url.scheme)


def _is_blank(url: Url) -> bool:
    return re.fullmatch(r"about:blank(\?.*)?", url.without_fragment) is not None


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
