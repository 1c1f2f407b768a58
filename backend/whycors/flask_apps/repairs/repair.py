"""A change of one of an app's own files that may mend a finding, before it was tried."""

import ast
from collections.abc import Iterable
from dataclasses import dataclass

from ...remedies.edits import Edit
from ..source.app_files import AppFile

#: In `opens_to`: everybody may read what they may read without cookies.
EVERYBODY = "*"


@dataclass(frozen=True, eq=False)
class Repair:
    """The text of a file with the change in it.

    `opens_to` are the origins that it is meant to let in where they were kept out before, `closes`
    the rules of the URL map that it is meant to close to all of them.
    """

    file: AppFile
    text: str
    opens_to: tuple[str, ...] = ()
    closes: tuple[str, ...] = ()


def edited(
    file: AppFile,
    edits: Iterable[Edit],
    opens_to: Iterable[str] = (),
    closes: Iterable[str] = (),
) -> Repair:
    """Return the repair that makes some edits in a file."""
    return Repair(file, file.source.edited(edits), tuple(opens_to), tuple(closes))


def string_like(written: str, value: str) -> str:
    """Return a value as a string literal that is quoted like the one that is `written`."""
    prefix = written[: len(written) - len(written.lstrip("rRuU"))]
    quote = written[len(prefix) :][:1]
    raw = prefix or ("r" if "\\" in value else "")
    for start in (raw, ""):
        literal = f"{start}{quote}{value}{quote}"
        try:
            if quote in ("'", '"') and ast.literal_eval(literal) == value:
                return literal
        except (SyntaxError, ValueError):
            continue
    return repr(value)


def list_code(texts: Iterable[str]) -> str:
    """Return strings as the code of a list."""
    return f"[{', '.join(map(repr, texts))}]"


def without_statement(file: AppFile, statement: ast.stmt) -> Edit:
    """Return the edit that takes a statement's lines out."""
    assert statement.end_lineno is not None
    lines = file.source.lines
    return Edit(lines[statement.lineno - 1], lines[statement.end_lineno], "")


def without_item(
    file: AppFile, item: ast.expr | ast.keyword, parent: ast.expr, items: Iterable[ast.AST]
) -> Edit:
    """Return the edit that takes an item of a list or a call out, with the comma that parts it."""
    source = file.source
    others = [each for each in items if isinstance(each, ast.expr | ast.keyword)]
    others.sort(key=source.start)
    place = others.index(item)
    if place + 1 < len(others):
        return Edit(source.start(item), source.start(others[place + 1]), "")
    if place:
        return Edit(source.end(others[place - 1]), source.end(item), "")
    return Edit(source.start(item), source.end(parent) - 1, "")


def statement_with(file: AppFile, node: ast.AST) -> ast.stmt | None:
    """Return the innermost statement that a node stands in."""
    found: ast.stmt | None = None
    waiting: list[tuple[ast.AST, ast.stmt | None]] = [(file.source.tree, None)]
    while waiting:
        each, statement = waiting.pop()
        if each is node:
            found = each if isinstance(each, ast.stmt) else statement
            break
        inner = each if isinstance(each, ast.stmt) else statement
        waiting += [(child, inner) for child in ast.iter_child_nodes(each)]
    return found
