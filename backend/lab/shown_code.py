"""A scenario's code as the page shows it: highlighted, and marked with what changed."""

import ast
import difflib
from dataclasses import dataclass

from backend.whycors.remedies.parsing import parsed


@dataclass(frozen=True)
class CodeLine:
    """A line of code to show: `change` is "+", "-" or " ", `tokens` are (Pygments class, text)."""

    change: str
    number: int | None
    tokens: list[tuple[str, str]]


def highlighted(source: str) -> list[list[tuple[str, str]]]:
    """Return the source's lines, each as its tokens: (Pygments' short CSS class or "", text)."""
    from pygments.lexers.python import PythonLexer  # only here: the API starts sooner without it
    from pygments.token import STANDARD_TYPES

    lines: list[list[tuple[str, str]]] = [[]]
    for token_type, text in PythonLexer(stripnl=False).get_tokens(source):
        for index, part in enumerate(text.split("\n")):
            if index > 0:
                lines.append([])
            if part:
                lines[-1].append((STANDARD_TYPES.get(token_type, ""), part))
    while lines and not lines[-1]:
        lines.pop()
    return lines


def code_lines(source: str, before: str | None = None) -> list[CodeLine]:
    """Return the source as lines to show, marked with what changed since the source `before`.

    The two docstrings always differ and are not the point: they are left out of the comparison.
    """
    if before is None:
        new = highlighted(source)
        return [CodeLine(" ", number, tokens) for number, tokens in enumerate(new, 1)]
    return _compared(source, before, _docstring_end(source), _docstring_end(before))


def edited_hunks(source: str, before: str) -> list[list[CodeLine]]:
    """Return what was edited in a file, its docstring too: the hunks(), none if nothing was."""
    return hunks(_compared(source, before, 0, 0))


def _compared(source: str, before: str, new_start: int, old_start: int) -> list[CodeLine]:
    """Return the source's lines, those from `new_start` on marked against `before[old_start:]`."""
    new, old = highlighted(source), highlighted(before)
    shown = [CodeLine(" ", number, tokens) for number, tokens in enumerate(new[:new_start], 1)]
    matcher = difflib.SequenceMatcher(
        None, _texts(old[old_start:]), _texts(new[new_start:]), autojunk=False
    )
    for kind, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if kind != "equal":
            shown += [CodeLine("-", None, tokens) for tokens in old[old_start:][old_from:old_to]]
        mark = " " if kind == "equal" else "+"
        shown += [
            CodeLine(mark, new_start + index + 1, new[new_start + index])
            for index in range(new_from, new_to)
        ]
    return shown


def hunks(lines: list[CodeLine], context: int = 2) -> list[list[CodeLine]]:
    """Return the changed lines with `context` lines around each, cut where lines are left out."""
    changed = [index for index, line in enumerate(lines) if line.change != " "]
    shown = [i for i in range(len(lines)) if any(abs(i - other) <= context for other in changed)]
    cut: list[list[CodeLine]] = []
    for before, index in zip([None, *shown], shown, strict=False):
        if before is None or index != before + 1:
            cut.append([])
        cut[-1].append(lines[index])
    return cut


def _texts(lines: list[list[tuple[str, str]]]) -> list[str]:
    return ["".join(text for _, text in tokens) for tokens in lines]


def _docstring_end(source: str) -> int:
    """Return the number of lines up to the end of the module's docstring, 0 without one."""
    try:
        body = parsed(source).body
    except SyntaxError:
        return 0
    first = body[0] if body else None
    if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
        return first.end_lineno or 0
    return 0
