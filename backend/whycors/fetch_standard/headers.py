"""Header lists: what a page may set, what makes a request preflighted, what a page may read."""

import functools
import re
from collections.abc import Callable

from .mime_types import parse_mime_type
from .syntax import (
    has_cors_unsafe_byte,
    is_simple_range,
    is_token,
    split_values,
)

Header = tuple[str, str]
HeaderList = tuple[Header, ...]

MAX_SAFELISTED_VALUE_BYTES = 128
MAX_SAFELISTED_BYTES_IN_ALL = 1024

FORBIDDEN_REQUEST_HEADER_NAMES = frozenset(
    "accept-charset accept-encoding access-control-request-headers access-control-request-method "
    "connection content-length cookie cookie2 date dnt expect host keep-alive origin referer "
    "set-cookie te trailer transfer-encoding upgrade via".split()
)
METHOD_OVERRIDES = ("x-http-method", "x-http-method-override", "x-method-override")
FORBIDDEN_METHODS = ("CONNECT", "TRACE", "TRACK")
FORBIDDEN_RESPONSE_HEADER_NAMES = frozenset(("set-cookie", "set-cookie2"))
CORS_SAFELISTED_RESPONSE_HEADER_NAMES = frozenset(
    "cache-control content-language content-length content-type expires last-modified "
    "pragma".split()
)
NO_CORS_SAFELISTED_REQUEST_HEADER_NAMES = (
    "accept",
    "accept-language",
    "content-language",
    "content-type",
)
CORS_SAFELISTED_CONTENT_TYPES = (
    "application/x-www-form-urlencoded",
    "multipart/form-data",
    "text/plain",
)
_HEADER_VALUE = re.compile(r"[^\0\r\n\u0100-\U0010ffff]*")
LANGUAGE_CHARACTERS = frozenset(
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz *,-.;="
)


def values_of(headers: HeaderList, name: str) -> list[str]:
    """Return the values of every header called `name` (lower case), in order."""
    return [value for field, value in headers if field.lower() == name]


def get(headers: HeaderList, name: str) -> str | None:
    """Return the combined value of the headers called `name`, or None when there is none.

    https://fetch.spec.whatwg.org/#concept-header-list-get
    """
    values = values_of(headers, name)
    return ", ".join(values) if values else None


def is_forbidden_method(method: str) -> bool:
    """Return whether a page may not use the method.

    https://fetch.spec.whatwg.org/#forbidden-method
    """
    return method.upper() in FORBIDDEN_METHODS


def is_forbidden_request_header(name: str, value: str) -> bool:
    """Return whether a page may not set the header: it is dropped without a word.

    https://fetch.spec.whatwg.org/#forbidden-request-header
    """
    name = name.lower()
    if name in METHOD_OVERRIDES:
        return any(is_forbidden_method(part) for part in split_values(value))
    return name in FORBIDDEN_REQUEST_HEADER_NAMES or name.startswith(("proxy-", "sec-"))


def is_cors_safelisted_request_header(name: str, value: str) -> bool:
    """Return whether the header, with this value, needs no permission.

    https://fetch.spec.whatwg.org/#cors-safelisted-request-header
    """
    # 1. If value's length is greater than 128, then return false.
    if len(value) > MAX_SAFELISTED_VALUE_BYTES:
        return False
    # 2. Byte-lowercase name and switch on the result.
    match name.lower():
        case "accept":
            return not has_cors_unsafe_byte(value)
        case "accept-language" | "content-language":
            return LANGUAGE_CHARACTERS.issuperset(value)
        case "content-type":
            type_ = parse_mime_type(value)
            is_listed = type_ is not None and type_.essence in CORS_SAFELISTED_CONTENT_TYPES
            return is_listed and not has_cors_unsafe_byte(value)
        case "range":
            return is_simple_range(value)
        case _:
            return False


@functools.lru_cache(maxsize=16)  # one fetch asks several times, for the same headers
def cors_unsafe_request_header_names(
    headers: HeaderList,
    is_safelisted: Callable[[str, str], bool] = is_cors_safelisted_request_header,
) -> tuple[str, ...]:
    """Return the names that a preflight must ask for: lower case, each once, sorted.

    `is_safelisted` tells of a name and its value whether they need no permission by themselves.
    https://fetch.spec.whatwg.org/#cors-unsafe-request-header-names
    """
    # 1. Let unsafeNames be a new list.
    unsafe: set[str] = set()
    # 2. Let potentiallyUnsafeNames be a new list.
    potentially_unsafe: set[str] = set()
    # 3. Let safelistValueSize be 0.
    safelist_value_size = 0
    # 4. For each header:
    for name, value in headers:
        # 4.1. If it is not safelisted, then append its name to unsafeNames.
        if not is_safelisted(name, value):
            unsafe.add(name.lower())
        # 4.2. Otherwise, to potentiallyUnsafeNames, and add its value's length to the size.
        else:
            potentially_unsafe.add(name.lower())
            safelist_value_size += len(value)
    # 5. If the size is greater than 1024, then the potentially unsafe names are unsafe.
    if safelist_value_size > MAX_SAFELISTED_BYTES_IN_ALL:
        unsafe |= potentially_unsafe
    # 6. Return the names in lower case, sorted.
    return tuple(sorted(unsafe))


def is_no_cors_safelisted_request_header(name: str, value: str) -> bool:
    """Return whether a no-cors request may carry the header.

    https://fetch.spec.whatwg.org/#no-cors-safelisted-request-header
    """
    is_listed = name.lower() in NO_CORS_SAFELISTED_REQUEST_HEADER_NAMES
    return is_listed and is_cors_safelisted_request_header(name, value)


def is_cors_non_wildcard_request_header_name(name: str) -> bool:
    """Return whether `*` never covers the name.

    https://fetch.spec.whatwg.org/#cors-non-wildcard-request-header-name
    """
    return name.lower() == "authorization"


def is_header_value(value: str) -> bool:
    """Return whether a (normalized) value may stand in a header list: bytes, no NUL, no line break.

    https://fetch.spec.whatwg.org/#header-value
    """
    return _HEADER_VALUE.fullmatch(value) is not None


def is_header_name(name: str) -> bool:
    """Return whether `name` may be a header's name.

    https://fetch.spec.whatwg.org/#header-name
    """
    return is_token(name)
