"""Lessons as folders: `frontend/lessons/<slug>/` with lesson.toml, en.md, zh.md and client code.

    order = 1                           # place in the course
    name = { en = "The failure", zh = "失败" }

    [[experiments]]
    slug = "read-the-notes"             # its URL
    name = { en = "Read the notes", zh = "读取笔记" }
    scenario = "no_cors"                # backend/scenarios/<name>.py
    compared_to = "flask_cors"          # optional: the scenario whose code it is shown against
    origin = "page"                     # whose page runs the client code: "page" or "attacker"
    before = "log-in.js"                # optional: what the visitor did first, on the page's origin
    client = "read-notes.js"            # in this folder, or ../<other lesson>/<file>
    choices = ["readable", "blocked", "not-sent"]      # to predict; "readable: ann" adds the value
    [experiments.expect]                # what the browser tests hold it to
    outcome = "blocked"                 # one of the choices
    javascript = "TypeError"            # a part of what JavaScript got
    record = ["GET /notes 200 list_notes"]             # method, path, status, view that ran or "-"

The prose is Markdown: a heading 1, the text, and a block quote that is the thing to remember.
"""

import functools
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from frontend.text import LANGUAGES

FOLDER = Path(__file__).parent / "lessons"
OUTCOMES = ("readable", "blocked", "not-sent", "opaque")
ORIGINS = ("page", "attacker")
CLIENT_CODE = re.compile(r"[a-z0-9-]+\.js")


class LessonError(Exception):
    """A lesson's folder that can't be read; says which file, what is wrong and what is allowed."""


@dataclass(frozen=True)
class Expectation:
    """What happens when an experiment is run, as the browser tests hold it to."""

    outcome: str
    javascript: str
    record: list[str]


@dataclass(frozen=True)
class Experiment:
    """One scenario, one page origin, one client request."""

    slug: str
    name: Mapping[str, str]
    scenario: str
    origin: str
    client: Path
    choices: list[str]
    expect: Expectation
    compared_to: str | None
    before: Path | None


@dataclass(frozen=True)
class Prose:
    """A lesson's text in one language, as HTML; `title` and `remember` are one line each."""

    title: str
    body: str
    remember: str


@dataclass(frozen=True)
class Lesson:
    """A folder of `frontend/lessons`."""

    slug: str
    order: int
    name: Mapping[str, str]
    experiments: list[Experiment]
    prose: Mapping[str, Prose]

    def experiment(self, slug: str) -> Experiment | None:
        return next((e for e in self.experiments if e.slug == slug), None)


def find_lessons() -> list[Lesson]:
    """Return the lessons in the order of the course. Raises LessonError if one can't be read."""
    lessons = [_read_if_changed(path.parent) for path in FOLDER.glob("*/lesson.toml")]
    return sorted(lessons, key=lambda lesson: (lesson.order, lesson.slug))


def _read_if_changed(folder: Path) -> Lesson:
    changed = max(path.stat().st_mtime_ns for path in (folder, *folder.iterdir()) if path.exists())
    return read_lesson(folder, changed)


@functools.lru_cache(maxsize=512)
def read_lesson(folder: Path, changed: int = 0) -> Lesson:
    """Return the lesson in `folder`. `changed` only tells one state of the folder from another."""
    path = folder / "lesson.toml"
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LessonError(f"{path}: {error}") from error
    reader = _Reader(str(path), data)
    lesson = Lesson(
        slug=folder.name,
        order=reader.take("order", int),
        name=_names(reader),
        experiments=[
            _experiment(folder, _Reader(f"{path}, experiment {number}", table))
            for number, table in enumerate(reader.take_list("experiments", dict), 1)
        ],
        prose={language: _prose(folder / f"{language}.md") for language in LANGUAGES},
    )
    reader.done()
    return lesson


def _experiment(folder: Path, reader: "_Reader") -> Experiment:
    expect = _Reader(f"{reader.where}, expect", reader.take("expect", dict))
    choices: list[str] = reader.take_list("choices", str)
    before = reader.take("before", str, "")
    experiment = Experiment(
        slug=reader.take("slug", str),
        name=_names(reader),
        scenario=reader.take("scenario", str),
        origin=reader.one_of("origin", reader.take("origin", str), ORIGINS),
        client=_client_code(folder, reader, reader.take("client", str)),
        choices=[reader.outcome("choices", choice) for choice in choices],
        expect=Expectation(
            outcome=expect.one_of("outcome", expect.take("outcome", str), choices),
            javascript=expect.take("javascript", str),
            record=expect.take_list("record", str, at_least=0),
        ),
        compared_to=reader.take("compared_to", str, "") or None,
        before=_client_code(folder, reader, before) if before else None,
    )
    expect.done()
    reader.done()
    return experiment


def _names(reader: "_Reader") -> Mapping[str, str]:
    names = _Reader(f"{reader.where}, name", reader.take("name", dict))
    by_language = {language: names.take(language, str) for language in LANGUAGES}
    names.done()
    return by_language


def _client_code(folder: Path, reader: "_Reader", name: str) -> Path:
    path = (folder / name).resolve()
    if (
        not path.is_file()
        or not path.is_relative_to(FOLDER)
        or not CLIENT_CODE.fullmatch(path.name)
    ):
        raise LessonError(
            f"{reader.where}: there is no client code {name!r} in the lessons. "
            "It is a file such as read-notes.js, in lower case."
        )
    return path


class _Reader:
    """Takes the keys out of a table of lesson.toml; says what is missing, wrong or left over."""

    def __init__(self, where: str, table: dict[str, Any]) -> None:
        self.where = where
        self._table = dict(table)

    def take(self, key: str, kind: type, default: Any = None) -> Any:
        value = self._table.pop(key, default)
        if type(value) is not kind:  # a bool is no int here
            raise LessonError(
                f"{self.where}: {key} is {value!r}. Its type must be {kind.__name__}."
            )
        return value

    def take_list(self, key: str, kind: type, at_least: int = 1) -> list[Any]:
        values = self.take(key, list)
        if len(values) < at_least or any(type(value) is not kind for value in values):
            wanted = f"at least {at_least} of type {kind.__name__}"
            raise LessonError(f"{self.where}: {key} is {values!r}. It must hold {wanted}.")
        return list(values)

    def outcome(self, key: str, text: str) -> str:
        """Return an outcome, which may have a value after it: "readable: ann"."""
        self.one_of(key, text.partition(": ")[0], OUTCOMES)
        return text

    def one_of(self, key: str, value: str, allowed: Sequence[str]) -> str:
        if value not in allowed:
            known = ", ".join(allowed)
            raise LessonError(f"{self.where}: {key} is {value!r}. It must be one of {known}.")
        return value

    def done(self) -> None:
        if self._table:
            raise LessonError(f"{self.where}: unknown {', '.join(self._table)}.")


def _prose(path: Path) -> Prose:
    if not path.is_file():
        raise LessonError(f"{path}: missing. Every lesson has its prose in each language.")
    markdown = MarkdownIt("commonmark", {"html": False})
    tokens = markdown.parse(path.read_text(encoding="utf-8"))
    title, tokens = _cut(tokens, "heading")
    remember, tokens = _cut(tokens, "blockquote")
    if not title or not remember:
        raise LessonError(
            f"{path}: needs one heading 1 and one block quote, the thing to remember."
        )

    def render(part: list[Token]) -> str:
        return str(markdown.renderer.render(part, markdown.options, {})).strip()

    inline = [token for token in remember if token.type == "inline"]
    return Prose(title[1].content, render(tokens), render(inline))


def _cut(tokens: list[Token], kind: str) -> tuple[list[Token], list[Token]]:
    """Return the first block of that kind, and the tokens without it."""
    types = [token.type for token in tokens]
    if f"{kind}_open" not in types:
        return [], tokens
    start = types.index(f"{kind}_open")
    end = types.index(f"{kind}_close", start) + 1
    return tokens[start:end], tokens[:start] + tokens[end:]
