"""MIME types, as the Content-Type of a request and the head of a data: URL have them.

https://mimesniff.spec.whatwg.org/
"""

import re
from dataclasses import dataclass, replace

from .syntax import HTTP_WHITESPACE, is_token

_TYPE = re.compile(r"(?P<type>[^/]*)/(?P<subtype>[^;]*)")
_PARAMETER = re.compile(
    r";[ \t\r\n]*(?P<name>[^;=]*)"
    r'(?:="(?P<quoted>(?:[^"\\]|\\.)*\\?)"?[^;]*|=(?P<plain>[^;]*))?',
    re.DOTALL,
)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_QUOTED_STRING_CHARACTERS = re.compile(r"[\t\x20-\x7e\x80-\xff]*")


@dataclass(frozen=True)
class MimeType:
    """A MIME type: its essence, such as `text/plain`, and its parameters by name."""

    essence: str
    parameters: dict[str, str]

    def __str__(self) -> str:
        """https://mimesniff.spec.whatwg.org/#serialize-a-mime-type"""
        return self.essence + "".join(
            f";{name}={_serialized(value)}" for name, value in self.parameters.items()
        )


def parse_mime_type(text: str) -> MimeType | None:
    """Return the MIME type that the whole of `text` is, or None if it isn't one.

    https://mimesniff.spec.whatwg.org/#parse-a-mime-type
    """
    text = text.strip(HTTP_WHITESPACE)
    found = _TYPE.match(text)
    if found is None:
        return None
    type_, subtype = found["type"], found["subtype"].rstrip(HTTP_WHITESPACE)
    if not (is_token(type_) and is_token(subtype)):
        return None
    parameters: dict[str, str] = {}
    for parameter in _PARAMETER.finditer(text, found.end()):
        name, value = parameter["name"].lower(), _value(parameter)
        # The first of a name counts; one that is odd is left out, and spoils nothing.
        if value is not None and is_token(name) and _QUOTED_STRING_CHARACTERS.fullmatch(value):
            parameters.setdefault(name, value)
    return MimeType(f"{type_}/{subtype}".lower(), parameters)


def with_utf8(value: str) -> str:
    """Return a Content-Type's value with the charset in which text is really sent.

    https://xhr.spec.whatwg.org/#the-send()-method, step 4.5
    """
    type_ = parse_mime_type(value)
    if type_ is None or type_.parameters.get("charset", "utf-8").lower() == "utf-8":
        return value
    return str(replace(type_, parameters=type_.parameters | {"charset": "UTF-8"}))


def _value(parameter: re.Match[str]) -> str | None:
    if parameter["quoted"] is not None:
        return _ESCAPED.sub(r"\1", parameter["quoted"])
    return (parameter["plain"] or "").rstrip(HTTP_WHITESPACE) or None


def _serialized(value: str) -> str:
    if is_token(value):
        return value
    escaped = re.sub(r'(["\\])', r"\\\1", value)
    return f'"{escaped}"'
