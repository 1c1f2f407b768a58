"""Where a secret value ends, and what of it may stay: a scheme, the names of cookies."""

import re
from collections.abc import Iterator

from .secret_patterns import DATA, compiled, pattern

Span = tuple[int, int]

_STOPS = {quote: compiled(source) for quote, source in DATA["stops"].items()}
_WORD = re.compile(r"[^ \t\n]*")
_SCHEME = pattern("schemes")
_ATTRIBUTES = frozenset(DATA["cookie_attributes"])


def closing(text: str, start: int, quote: str, over_lines: bool = False) -> int:
    """Return where a quoted text that begins at `start` ends: before its closing quote.

    Where that is missing, it ends with the line. `quote` is one of the data's `stops`: what opens
    the text; ^" is cmd's, `" is PowerShell's, \\" and \\' stand within another quoted text.
    """
    close = quote if quote in ('^"', '\\"', "\\'") else quote[-1]
    for found in _STOPS[quote].finditer(text, start):
        if found[0] == close or (found[0] == "\n" and not over_lines):
            return found.start()
    return end_of_line(text, start)


def end_of_line(text: str, start: int) -> int:
    end = text.find("\n", start)
    return end if end >= 0 else len(text)


def end_of_word(text: str, start: int) -> int:
    found = _WORD.match(text, start)
    return found.end() if found else start


def secret_spans(name: str, text: str, start: int, end: int) -> Iterator[Span]:
    """Yield what is secret of the value of that name, which goes from `start` to `end`."""
    plain = name.lower()
    if plain.endswith("authorization"):
        scheme = _SCHEME.match(text, start, end)
        yield (scheme.end() if scheme else start), end
    elif plain in ("cookie", "-b"):
        for begins, ends in _parts(text, start, end):
            yield _cookie_value(text, begins, ends)
    elif plain == "set-cookie":
        yield from _set_cookie_spans(text, start, end)
    else:
        yield start, end


def _set_cookie_spans(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield a set cookie's value, and what follows it that isn't an attribute."""
    for place, (begins, ends) in enumerate(_parts(text, start, end)):
        name, _, value = text[begins:ends].partition("=")
        is_attribute = name.strip().lower() in _ATTRIBUTES and "=" not in value
        if place == 0 or not is_attribute:
            yield _cookie_value(text, begins, ends)


def _parts(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the parts of a cookie's value, which semicolons are between."""
    while start <= end:
        semicolon = text.find(";", start, end)
        stop = semicolon if semicolon >= 0 else end
        yield start, stop
        start = stop + 1


def _cookie_value(text: str, start: int, end: int) -> Span:
    """Return the value of a cookie's part, all of it if it has no name."""
    equals = text.find("=", start, end)
    return _trimmed(text, equals + 1 if equals >= 0 else start, end)


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in " \t":
        start += 1
    while end > start and text[end - 1] in " \t":
        end -= 1
    return start, end
