"""The names that a preflight asks for, where a browser settles them once: Firefox's way.

IsCORSSafelistedRequestHeader in its dom/base/nsContentUtils.cpp
"""

import re

from . import headers as header
from .deviations import Behaviour
from .headers import HeaderList
from .model import Request
from .syntax import HTTP_WHITESPACE, has_cors_unsafe_byte

# After the type anything may stand, up to the first ";"; a second one must not be the last.
_MEDIA_TYPE = re.compile(r"[ \t]*(?P<essence>[^ \t;,]*)(?:[ \t]*|[^;,]*;(?:[^,]*[^;,])?)")


def settle_unsafe_names(
    asked: Request, headers: HeaderList, behaviour: Behaviour
) -> tuple[str, ...]:
    """Return the names in lower case, each once, sorted.

    `headers` are those that `asked` is sent with.
    """
    counts = not behaviour.counts_no_safelisted_bytes
    unsafe = set(header.cors_unsafe_request_header_names(headers, counts))
    if behaviour.minds_bytes_beyond_ascii:
        unsafe |= {name.lower() for name, value in headers if _is_odd_accept(name, value)}
    if behaviour.reads_content_types_its_way:
        unsafe.discard("content-type")
        if not _is_content_type_safelisted(asked, headers):
            unsafe.add("content-type")
    return tuple(sorted(unsafe))


def _is_odd_accept(name: str, value: str) -> bool:
    return name.lower() == "accept" and not value.isascii()


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
