"""An example of a path that a rule of the URL map matches."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from werkzeug.routing import BaseConverter, Rule

from .smallest_match import smallest_match

_PLACEHOLDER = re.compile(r"<[^>]+>")
#: What converters of apps' own are often about.
_OFTEN = (
    "1", "a", "en", "2026-01-31", "1.5", "1.0.0", "true", "a1b2c3d4", "a-b", "a,b", "a@b.example",
    "00000000-0000-4000-8000-000000000000", "507f1f77bcf86cd799439011", "a/b", "a.txt",
)  # fmt: skip


def example_path(rule: Rule) -> str:
    """Return a path that the rule matches, percent-encoded.

    A converter that takes none of the texts that are tried gets one of them all the same.
    """
    values: dict[str, Any] = {}
    texts: dict[str, str] = {}
    for name, converter in rule._converters.items():
        texts[name], values[name] = _example(converter)
    try:
        built = rule.build({**values, **(rule.defaults or {})}, append_unknown=False)
    except Exception:  # a converter of the app's own may raise anything
        built = None
    return built[1] if built is not None else _filled_in(rule.rule, texts)


def _example(converter: BaseConverter) -> tuple[str, Any]:
    """Return a text that a converter takes, and what it makes of it."""
    for text in _texts(converter):
        if re.fullmatch(converter.regex, text):
            try:
                return text, converter.to_python(text)
            except Exception:  # not ValidationError alone: it may look the text up somewhere
                continue
    return _OFTEN[0], _OFTEN[0]


def _texts(converter: BaseConverter) -> Iterator[str]:
    digits = getattr(converter, "fixed_digits", 0) or 1
    for number in (1, getattr(converter, "min", None), getattr(converter, "max", None)):
        if isinstance(number, int | float):
            yield str(number).zfill(digits)
            yield str(float(number))
    yield from _OFTEN[1:2]
    if (smallest := smallest_match(converter.regex)) is not None:
        yield smallest
    yield from _OFTEN


def _filled_in(rule: str, texts: dict[str, str]) -> str:
    """Return a rule with the texts in place of what its converters take."""
    waiting = iter(texts.values())
    return quote(_PLACEHOLDER.sub(lambda _: next(waiting, _OFTEN[0]), rule), safe="/%:@!$&'()*+,;=")
