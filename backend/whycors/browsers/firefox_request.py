"""The request in Firefox, where it is settled once which names a preflight asks for.

IsCORSSafelistedRequestHeader in dom/base/nsContentUtils.cpp
"""

import re
from collections.abc import Collection
from dataclasses import dataclass

from ..fetch_standard import headers as header
from ..fetch_standard.headers import HeaderList
from ..fetch_standard.model import Request
from ..fetch_standard.request import FetchRequest
from ..fetch_standard.syntax import HTTP_WHITESPACE, has_cors_unsafe_byte

# After the type anything may stand, up to the first ";"; a second one must not be the last.
_MEDIA_TYPE = re.compile(r"[ \t]*(?P<essence>[^ \t;,]*)(?:[ \t]*|[^;,]*;(?:[^,]*[^;,])?)")


@dataclass
class FirefoxRequest(FetchRequest):
    """A request whose unsafe names are settled before the first redirect.

    A redirect takes off the list what it itself deletes, and only for its own target. A request
    that needed a preflight needs one after each redirect, as a GET too.
    """

    settled_names: tuple[str, ...] = ()
    deleted_names: Collection[str] = ()
    needed_preflight: bool = False

    @property
    def unsafe_header_names(self) -> tuple[str, ...]:
        return tuple(name for name in self.settled_names if name not in self.deleted_names)

    def needs_preflight(self) -> bool:
        self.needed_preflight |= bool(self.settled_names) or super().needs_preflight()
        return self.needed_preflight

    def delete_headers(self, names: Collection[str]) -> None:
        super().delete_headers(names)
        self.deleted_names = names


def settle_unsafe_names(request: FetchRequest, asked: Request) -> None:
    """Settle the names: in lower case, each once, sorted.

    The 1024 bytes that the safelisted values may have in all are not counted.
    """
    assert isinstance(request, FirefoxRequest)
    unsafe = {name.lower() for name, value in request.headers if not _is_safelisted(name, value)}
    if not _is_content_type_safelisted(asked, request.headers):
        unsafe.add("content-type")
    request.settled_names = tuple(sorted(unsafe))


def _is_safelisted(name: str, value: str) -> bool:
    """Return whether the header needs no permission; of Content-Type, it is judged elsewhere."""
    match name.lower():
        case "content-type":
            return True
        case "accept" if not value.isascii():
            return False
    return header.is_cors_safelisted_request_header(name, value)


def _is_content_type_safelisted(asked: Request, headers: HeaderList) -> bool:
    """Return whether neither a Content-Type that script set nor the one sent needs permission.

    XMLHttpRequest's are two where it rewrites the charset. The one sent is not measured: it may be
    its body's, of any length.
    """
    sent = header.values_of(headers, "content-type")
    set_ = sent
    if asked.api == "xhr":
        normalized = tuple((name, value.strip(HTTP_WHITESPACE)) for name, value in asked.headers)
        combined = header.get(normalized, "content-type")
        set_ = [] if combined is None else [combined]
    are_short = all(len(value) <= header.MAX_SAFELISTED_VALUE_BYTES for value in set_)
    return are_short and all(map(_is_listed, [*set_, *sent]))


def _is_listed(value: str) -> bool:
    """net_ParseMediaType, when it is strict, in its netwerk/base/nsURLHelper.cpp"""
    found = _MEDIA_TYPE.fullmatch(value)
    if found is None or has_cors_unsafe_byte(value) or not value.isascii():
        return False
    return found["essence"].lower() in header.CORS_SAFELISTED_CONTENT_TYPES
