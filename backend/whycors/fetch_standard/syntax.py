"""The little languages inside header values: tokens, lists, ranges, numbers.

Header values are strings whose characters stand for bytes (isomorphic decoding), so U+00E9 is the
byte 0xE9.
"""

import functools
import re

TOKEN = re.compile(r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+")
HTTP_WHITESPACE = " \t\r\n"
MAX_DELTA_SECONDS = 2**31
_BETWEEN_COMMAS = re.compile(r'(?:[^",]|"(?:[^"\\]|\\.)*(?:"|\\?\Z))+', re.DOTALL)
_RANGE = re.compile(r"bytes=([0-9]+)-([0-9]*)")
_CORS_UNSAFE = re.compile(r"[\x00-\x08\x0a-\x1f\"():<>?@\[\\\]{}\x7f]")


@functools.lru_cache(maxsize=256)  # few names come again and again
def is_token(text: str) -> bool:
    """Return whether `text` is a token (RFC 9110, section 5.6.2), as methods and names must be."""
    return TOKEN.fullmatch(text) is not None


def has_cors_unsafe_byte(value: str) -> bool:
    """Return whether `value` has a CORS-unsafe request-header byte.

    https://fetch.spec.whatwg.org/#cors-unsafe-request-header-byte
    """
    return _CORS_UNSAFE.search(value) is not None


def parse_token_list(values: list[str]) -> list[str] | None:
    """Return the tokens of the header's lines together, or None when one element is no token.

    A comma separates; blanks around an element and empty elements do not count (RFC 9110, 5.6.1).
    https://fetch.spec.whatwg.org/#extract-header-list-values
    """
    elements = [part.strip(" \t") for value in values for part in value.split(",")]
    tokens = [element for element in elements if element]
    return tokens if all(is_token(token) for token in tokens) else None


def is_simple_range(value: str) -> bool:
    """Return whether `value` is one range with a start, such as `bytes=0-` or `bytes=0-9`.

    https://fetch.spec.whatwg.org/#simple-range-header-value
    """
    found = _RANGE.fullmatch(value)
    return found is not None and (not found[2] or int(found[1]) <= int(found[2]))


def parse_delta_seconds(values: list[str]) -> int | None:
    """Return the seconds of an Access-Control-Max-Age, None unless it is there once and valid.

    A number too large is 2 to the power of 31: https://www.rfc-editor.org/rfc/rfc9111#section-1.2.2
    """
    if len(values) != 1 or not re.fullmatch(r"[0-9]+", values[0]):
        return None
    digits = values[0].lstrip("0")
    return MAX_DELTA_SECONDS if len(digits) > 10 else min(int(digits or "0"), MAX_DELTA_SECONDS)


def split_values(value: str) -> list[str]:
    """Return the parts of a value between its commas, but for those in quoted strings.

    https://fetch.spec.whatwg.org/#header-value-get-decode-and-split
    """
    parts = _BETWEEN_COMMAS.findall(value)
    return [part.strip(" \t") for part in parts]
