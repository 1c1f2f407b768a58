"""Examples of paths that a rule of the URL map matches."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any
from urllib.parse import quote

from werkzeug.routing import BaseConverter, Rule
from werkzeug.routing.converters import NumberConverter

from .smallest_match import smallest_match
from .would_do import WouldDo

_PLACEHOLDER = re.compile(r"<[^>]+>")
#: What converters of apps' own are often about.
_OFTEN = (
    "1", "a", "en", "2026-01-31", "1.5", "1.0.0", "true", "a1b2c3d4", "a-b", "a,b", "a@b.example",
    "00000000-0000-4000-8000-000000000000", "507f1f77bcf86cd799439011", "a/b", "a.txt", "2",
)  # fmt: skip
#: How many texts of a converter are tried, if another rule takes the path with the first.
_AT_MOST = 20


def example_paths(rule: Rule) -> Iterator[str]:
    """Yield paths that the rule matches, percent-encoded; at least one.

    A converter that takes none of the texts that are tried gets one of them all the same.
    """
    examples = {name: _examples(converter) for name, converter in rule._converters.items()}
    for number in range(max(map(len, examples.values()), default=1)):
        chosen = {name: each[min(number, len(each) - 1)] for name, each in examples.items()}
        values = {name: value for name, (_, value) in chosen.items()}
        try:
            built = rule.build({**values, **(rule.defaults or {})}, append_unknown=False)
        except (Exception, WouldDo):  # a converter of the app's own may do anything
            built = None
        texts = [text for text, _ in chosen.values()]
        yield built[1] if built is not None else _filled_in(rule.rule, texts)


def _examples(converter: BaseConverter) -> list[tuple[str, Any]]:
    """Return texts that a converter takes, with what it makes of them; at least one."""
    taken = islice(_taken(converter), _AT_MOST)
    return list(taken) or [(_OFTEN[0], _OFTEN[0])]


def _taken(converter: BaseConverter) -> Iterator[tuple[str, Any]]:
    for text in dict.fromkeys(_texts(converter)):
        if re.fullmatch(converter.regex, text):
            try:
                yield text, converter.to_python(text)
            except (Exception, WouldDo):  # not ValidationError alone: it may look the text up
                continue


def _texts(converter: BaseConverter) -> Iterator[str]:
    if isinstance(converter, NumberConverter):
        for number in (1, converter.min, converter.max):
            if number is not None:
                yield str(number).zfill(converter.fixed_digits)
                yield str(float(number))
    yield _OFTEN[0]
    if (smallest := smallest_match(converter.regex)) is not None:
        yield smallest
    yield from sorted(getattr(converter, "items", ()))
    yield from _OFTEN


def _filled_in(rule: str, texts: list[str]) -> str:
    """Return a rule with the texts in place of what its converters take."""
    waiting = iter(texts)
    return quote(_PLACEHOLDER.sub(lambda _: next(waiting, _OFTEN[0]), rule), safe="/%:@!$&'()*+,;=")
