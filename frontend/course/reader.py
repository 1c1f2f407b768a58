"""Reads a lesson from its folder; lessons.py describes each key. A fault is one clear line."""

import os.path
import re
from pathlib import Path

from frontend.course import folders
from frontend.course.changes import read_change
from frontend.course.chapters import read_chapter
from frontend.course.folders import lesson_folder, place_and_slug, slug_of
from frontend.course.model import Expectation, Experiment, Lesson, StepBefore
from frontend.course.questions import ASKS, check_expected, read_choices, read_outcomes
from frontend.course.toml_tables import LessonError, Table, read_text, read_toml, shown
from frontend.origins import API_KINDS, NEEDS, ORIGIN_KINDS, are_other_names
from frontend.text import LANGUAGES

ELEMENTS = Path(__file__).parent.parent / "lab/elements"
LEVELS = ("core", "more", "reference")
CLIENT_CODE = re.compile(r"(?:([a-z0-9-]+)/)?([a-z0-9-]+\.js)")
SCENARIO = re.compile(r"(?:([a-z0-9_]+)/)?(\w+)")
TOOL = re.compile(r"[a-z]+(-[a-z]+)+")
SHOWN = re.compile(r"[ABCG][1-9]\d?|claim-[1-9]\d?")
ONE_WINDOW = "A click opens one window: besides the page, one origin may have a part in it"


def read_lesson_from(folder: Path) -> Lesson:
    """Return the lesson in `folder`. Raises LessonError when it can't be read."""
    # Markdown and Pygments come with it: a server is up sooner if the first lesson waits for them.
    from frontend.course.prose import read_prose

    place, slug = place_and_slug(folder)
    path = folder / "lesson.toml"
    table = Table(shown(path), read_toml(path))
    experiments = [
        _Experiments(folder).read(Table(f"{table.where}, experiment {number}", experiment))
        for number, experiment in enumerate(table.take_list("experiments", dict), 1)
    ]
    lesson = Lesson(
        slug=slug,
        chapter=read_chapter(folder.parent),
        place=place,
        name=table.take_texts("name"),
        option=table.take_if_there("option", str),
        tool=_tool(table),
        shows=_shows(table),
        minutes=table.take("minutes", int, 5),
        level=table.take_one_of("level", LEVELS, "more"),
        experiments=experiments,
        change=read_change(table, experiments, _scenario_folder(folder)),
        prose={language: read_prose(folder / f"{language}.md", language) for language in LANGUAGES},
    )
    table.done()
    return lesson


def _tool(table: Table) -> str | None:
    name: str | None = table.take_if_there("tool", str)
    if name and not (TOOL.fullmatch(name) and os.path.isfile(ELEMENTS / f"{name}.js")):
        rule = "It must be an element that has a file frontend/lab/elements/<tool>.js."
        table.refuse("tool", name, rule)
    return name


def _scenario_folder(lesson: Path) -> str:
    """Return the name of the folder that has the scenarios of a lesson's chapter."""
    return slug_of(lesson.parent).replace("-", "_")


def _shows(table: Table) -> list[str]:
    ids: list[str] = table.take_list_if_there("shows", str)
    if wrong := [id_ for id_ in ids if not SHOWN.fullmatch(id_)]:
        table.refuse("shows", wrong[0], "It must be an id such as A1, B23, C9, G26 or claim-20.")
    return ids


class _Experiments:
    """Reads experiments: the client code that they name is in `folder`, or in another lesson's."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, table: Table) -> Experiment:
        expect = Table(f"{table.where}, expect", table.take("expect", dict))
        in_firefox = expect.changed("firefox", expect.take("firefox", dict, {}))
        ask = table.take_one_of("ask", ASKS, "outcome")
        choices = read_choices(table, ask)
        origin = table.take_one_of("origin", ORIGIN_KINDS)
        api = table.take_one_of("api", API_KINDS, "own")
        before = [self._step(table, text) for text in table.take_list_if_there("before", str)]
        scenario_folder, scenario = self._scenario(table)
        experiment = Experiment(
            slug=table.take("slug", str),
            name=table.take_texts("name"),
            shows=_shows(table),
            scenario=scenario,
            scenario_folder=scenario_folder,
            compared_to=table.take_if_there("compared_to", str),
            origin=origin,
            api=api,
            before=before,
            client=self._client_code(table, table.take("client", str)),
            needs=_needs(table, [origin, api, *(step.origin for step in before)]),
            question=table.take_texts("question") if "question" in table else None,
            ask=ask,
            header=table.take("header", str) if ask == "header" else None,
            choices=choices,
            expect=_expectation(expect),
            expect_in_firefox=_expectation(in_firefox),
        )
        if len(experiment.origins - {"page"}) > 1:
            table.refuse("before", sorted(experiment.origins), f"{ONE_WINDOW}.")
        check_expected(table, ask, choices, experiment.expect, is_alone=not before)
        table.done()
        return experiment

    def _scenario(self, table: Table) -> tuple[str, str]:
        """Return the folder and the name: without a folder it is that of the lesson's chapter."""
        text = table.take("scenario", str)
        if not (named := SCENARIO.fullmatch(text)):
            allowed = "It must be a name such as no_cors, or that of another chapter: core/no_cors."
            table.refuse("scenario", text, allowed)
        folder, name = named.groups()
        return folder or _scenario_folder(self._folder), name

    def _step(self, table: Table, text: str) -> StepBefore:
        origin, colon, name = text.rpartition(": ")
        if colon:
            table.one_of("before", origin, ORIGIN_KINDS)
        return StepBefore(origin or "page", self._client_code(table, name))

    def _client_code(self, table: Table, name: str) -> Path:
        if (path := self._path_of(name)) and path.is_relative_to(folders.LESSONS):
            read_text(path)
            return path
        raise LessonError(
            f"{table.where}: there is no client code {name!r} in the lessons. It is a file such as "
            "read-notes.js, in lower case, or another lesson's, such as the-failure/read-notes.js."
        )

    def _path_of(self, name: str) -> Path | None:
        """Return the file that is meant, or None if it isn't there."""
        if not (named := CLIENT_CODE.fullmatch(name)):
            return None
        slug, file = named.groups()
        folder = lesson_folder(slug) if slug else self._folder
        # Unlike Path.is_file(), this is False even for a name that is too long.
        return (folder / file).resolve() if folder and os.path.isfile(folder / file) else None


def _needs(table: Table, kinds: list[str]) -> str | None:
    """Return what the experiment needs: its kinds imply it, or the experiment names it."""
    told = "other-names" if are_other_names(kinds) else None
    if told and "needs" in table:
        message = f"Leave it out: the kinds {', '.join(kinds)} tell that it needs {told}."
        table.refuse("needs", table.take("needs", str), message)
    return table.take_one_of("needs", NEEDS) if "needs" in table else told


def _expectation(table: Table) -> Expectation:
    expectation = Expectation(
        outcomes=read_outcomes(table),
        javascript=table.take("javascript", str),
        record=table.take_list("record", str, at_least=0),
        reason=table.take_if_there("reason", str),
        console=table.take_if_there("console", str),
        cookie=table.take_if_there("cookie", bool),
        answer=table.take_list_if_there("answer", str),
        notes=table.take_list("notes", str, at_least=0) if "notes" in table else None,
    )
    table.done()
    return expectation
