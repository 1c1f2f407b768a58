"""Header lists: what a page may set, what makes a request preflighted, what a page may read."""

import functools
import re
from collections.abc import Iterable

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
FORBIDDEN_RESPONSE_HEADER_NAMES = ("set-cookie", "set-cookie2")
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
_INTEGER, _DECIMAL = r"[0-9]+", r"[0-9]+(\.[0-9]+)?"
CLIENT_HINTS = {
    "device-memory": _DECIMAL,
    "downlink": _DECIMAL,
    "dpr": _DECIMAL,
    "ect": r"slow-2g|2g|3g|4g",
    "intervention": r"(?s:.*)",
    "rtt": _INTEGER,
    "save-data": r"(?i:on)",
    "viewport-width": _INTEGER,
    "width": _INTEGER,
}
_HEADER_VALUE = re.compile(r"[^\0\r\n\u0100-\U0010ffff]*")
LANGUAGE_CHARACTERS = frozenset(
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz *,-.;="
)


def values_of(headers: HeaderList, name: str) -> list[str]:
    """Return the values of every header called `name` (lower case), in order."""
    return [value for each, value in headers if each.lower() == name]


def get(headers: HeaderList, name: str) -> str | None:
    """Return the combined value of the headers called `name`, or None when there is none.

    https://fetch.spec.whatwg.org/#concept-header-list-get
    """
    values = values_of(headers, name)
    return ", ".join(values) if values else None


def names(headers: Iterable[Header]) -> set[str]:
    """Return the names in lower case."""
    return {name.lower() for name, _ in headers}


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


def is_client_hint(name: str, value: str) -> bool:
    """Return whether Chromium takes the header for one that it might have set itself.

    IsCorsSafelistedHeader in its services/network/public/cpp/cors/cors.cc
    """
    pattern = CLIENT_HINTS.get(name.lower())
    is_short = len(value) <= MAX_SAFELISTED_VALUE_BYTES
    return is_short and pattern is not None and re.fullmatch(pattern, value) is not None


@functools.lru_cache(maxsize=16)  # one fetch asks several times, for the same headers
def cors_unsafe_request_header_names(
    headers: HeaderList,
    counts_safelisted_bytes: bool = True,
    client_hints_are_safelisted: bool = False,
) -> tuple[str, ...]:
    """Return the names that a preflight must ask for: lower case, each once, sorted.

    `counts_safelisted_bytes` is False for a browser that does not limit them in all.
    https://fetch.spec.whatwg.org/#cors-unsafe-request-header-names
    """
    unsafe: set[str] = set()
    potentially_unsafe: set[str] = set()
    safelist_value_size = 0
    for name, value in headers:
        is_hint = client_hints_are_safelisted and is_client_hint(name, value)
        if not is_hint and not is_cors_safelisted_request_header(name, value):
            unsafe.add(name.lower())
        else:
            potentially_unsafe.add(name.lower())
            safelist_value_size += len(value)
    if counts_safelisted_bytes and safelist_value_size > MAX_SAFELISTED_BYTES_IN_ALL:
        unsafe |= potentially_unsafe
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


def basic_filtered(headers: HeaderList) -> set[str]:
    """Return the names that script sees of a same-origin response.

    https://fetch.spec.whatwg.org/#concept-filtered-response-basic
    """
    return names(headers) - set(FORBIDDEN_RESPONSE_HEADER_NAMES)


def cors_filtered(headers: HeaderList, exposed: Iterable[str]) -> set[str]:
    """Return the names that script sees of a shared response, with the CORS-exposed names.

    https://fetch.spec.whatwg.org/#concept-filtered-response-cors
    """
    shown = CORS_SAFELISTED_RESPONSE_HEADER_NAMES | {name.lower() for name in exposed}
    return basic_filtered(headers) & shown
