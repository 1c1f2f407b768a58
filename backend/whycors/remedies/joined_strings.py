"""Strings that Python joins because no comma stands between them: `'/a' '/b'` is '/a/b'."""

import ast
import io
import itertools
import tokenize
from collections.abc import Iterator
from typing import NamedTuple

from .edits import Edit, Source


class MissingComma(NamedTuple):
    """Two strings that became one, and the edits that take apart what Python joined."""

    first: str
    second: str
    commas: tuple[Edit, ...]


def joined_strings(source: Source, node: ast.expr) -> Iterator[MissingComma]:
    """Yield the ways in which a string constant falls apart, with one comma, and with them all."""
    if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
        return
    ends = list(_ends(source.text(node)))
    texts = [text for text, _ in ends]
    places = [source.start(node) + end for _, end in ends[:-1]]
    commas = tuple(Edit(at, at, ",") for at in places)
    for place, comma in enumerate(commas, 1):
        yield MissingComma("".join(texts[:place]), "".join(texts[place:]), (comma,))
    if len(commas) > 1:
        yield from (MissingComma(*pair, commas) for pair in itertools.pairwise(texts))


def _ends(written: str) -> Iterator[tuple[str, int]]:
    """Yield each string literal's value, and the byte after it."""
    lines = written.splitlines(keepends=True)
    before = [sum(len(line.encode()) for line in lines[:number]) for number in range(len(lines))]
    # In brackets, so that it may have several lines; they stand before the first line's first byte.
    for token in tokenize.generate_tokens(io.StringIO(f"(\n{written}\n)").readline):
        if token.type == tokenize.STRING:
            row, column = token.end
            text = lines[row - 2][:column]
            yield str(ast.literal_eval(token.string)), before[row - 2] + len(text.encode())
