"""Scenarios as files: found by being there, loaded fresh, read for the page to show."""

import ast
import difflib
import importlib.util
import sys
import traceback
from dataclasses import dataclass
from pathlib import Path

from flask import Flask
from pygments.lexers.python import PythonLexer
from pygments.token import STANDARD_TYPES

from backend.settings import SCENARIOS_FOLDER, scenario_files

REPOSITORY = SCENARIOS_FOLDER.parent.parent


class ScenarioError(Exception):
    """A scenario's file that gives no app: `message` says why, `line` where, if known."""

    def __init__(self, path: str, line: int | None, message: str) -> None:
        super().__init__(f"{path}:{line}: {message}" if line else f"{path}: {message}")
        self.path = path
        self.line = line
        self.message = message


@dataclass(frozen=True)
class Scenario:
    """One file under `backend/scenarios`, as it is on disk at this moment."""

    name: str
    path: Path

    @property
    def shown_path(self) -> str:
        """The path as a learner finds it in the repository."""
        return self.path.relative_to(REPOSITORY).as_posix()

    def source(self) -> str:
        """Return the file's text; a byte that is not UTF-8 shows as a replacement character."""
        return self.path.read_text(encoding="utf-8", errors="replace")

    def create_app(self) -> Flask:
        """Return a new app from the file's own `create_app()`.

        The file is executed anew each time, so an edit shows at once and no two apps share anything
        that the file keeps in its module. Raises ScenarioError when the file gives no app.
        """
        module_name = "backend." + ".".join(
            self.path.relative_to(SCENARIOS_FOLDER.parent).with_suffix("").parts
        )
        spec = importlib.util.spec_from_file_location(module_name, self.path)
        assert spec is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules[module_name] = module  # dataclasses, for one, look their module up by its name
        try:
            # Compiled here: Python's own cache misses a second edit within one second.
            exec(compile(self.path.read_bytes(), self.path, "exec"), module.__dict__)
            app = module.create_app()
        except (Exception, SystemExit) as error:
            raise ScenarioError(self.shown_path, self._line_of(error), _in_words(error)) from error
        if not isinstance(app, Flask):
            raise ScenarioError(
                self.shown_path, None, f"create_app() returned {app!r}, not a Flask app."
            )
        return app

    def _line_of(self, error: BaseException) -> int | None:
        if isinstance(error, SyntaxError) and error.filename == str(self.path):
            return error.lineno
        frames = traceback.extract_tb(error.__traceback__)
        return next((f.lineno for f in reversed(frames) if f.filename == str(self.path)), None)


def _in_words(error: BaseException) -> str:
    text = error.msg if isinstance(error, SyntaxError) else str(error)
    return f"{type(error).__name__}: {text}"


def find_scenarios() -> dict[str, Scenario]:
    """Return every scenario by name. The files are looked up now: a new one needs no restart."""
    return {name: Scenario(name, path) for name, path in scenario_files().items()}


@dataclass(frozen=True)
class CodeLine:
    """A line of code to show: `change` is "+", "-" or " ", `tokens` are (Pygments class, text)."""

    change: str
    number: int | None
    tokens: list[tuple[str, str]]


def highlighted(source: str) -> list[list[tuple[str, str]]]:
    """Return the source's lines, each as its tokens: (Pygments' short CSS class or "", text)."""
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
    new = highlighted(source)
    if before is None:
        return [CodeLine(" ", number, tokens) for number, tokens in enumerate(new, 1)]
    old = highlighted(before)
    new_start, old_start = _docstring_end(source), _docstring_end(before)
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
        body = ast.parse(source).body
    except SyntaxError:
        return 0
    first = body[0] if body else None
    if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
        return first.end_lineno or 0
    return 0
