"""Where the lab's templates ask for a text: every t(...). Of the scripts the types tell as much."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

IN_TEMPLATE = re.compile(r"\{[{%](.*?)[%}]\}", re.DOTALL)
CALL = re.compile(r"(?<![\w.])t\(")
LITERAL = re.compile(r"""(['"])([\w.-]+)\1""")
COMPARED = re.compile(r"""[!=]==?\s*(['"]).*?\1""")
CLOSING = {"(": ")", "[": "]", "{": "}"}


@dataclass(frozen=True)
class Call:
    """One t(...): the whole keys in it, or the fixed `prefix` of a key that is put together."""

    place: str
    keys: frozenset[str]
    prefix: str
    values: frozenset[str]

    def __str__(self) -> str:
        return f"{self.place}:{self.prefix or '|'.join(sorted(self.keys))}"


def calls_in_template(path: Path) -> Iterator[Call]:
    text = path.read_text(encoding="utf-8")
    for code in IN_TEMPLATE.findall(text):
        for key, *rest in _arguments(code):
            prefix = re.fullmatch(r"""['"]([\w.-]+)['"]\s*~.*""", key)
            values = frozenset(part.partition("=")[0].strip() for part in rest)
            yield _call(path, key, prefix, values)


def _call(path: Path, key: str, prefix: re.Match[str] | None, values: frozenset[str]) -> Call:
    literals = LITERAL.findall(COMPARED.sub("", key))
    keys = frozenset() if prefix else frozenset(literal for _, literal in literals)
    return Call(path.name, keys, prefix[1] if prefix else "", values)


def _arguments(text: str) -> Iterator[list[str]]:
    """Yield the arguments of each call of t in `text`."""
    for start in CALL.finditer(text):
        yield _split(text[start.end() :])


def _split(text: str) -> list[str]:
    """Return `text` cut at its outermost commas, up to the bracket that closes it."""
    parts, waiting, quote, begin = [], "", "", 0
    for index, character in enumerate(text):
        if quote:
            quote = "" if character == quote else quote
        elif character in "'\"`":
            quote = character
        elif character in CLOSING:
            waiting += CLOSING[character]
        elif waiting and character == waiting[-1]:
            waiting = waiting[:-1]
        elif character == ")" and not waiting:
            text = text[:index]
            break
        elif character == "," and not waiting:
            parts.append(text[begin:index].strip())
            begin = index + 1
    return [*parts, text[begin:].strip()]
