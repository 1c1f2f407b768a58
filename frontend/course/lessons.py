"""Lessons as folders, each in the folder of its chapter: `4-flask-cors/03-resources/`.

The folder's name is its place in the chapter and its slug. It holds lesson.toml, en.md, zh.md and
client code; in the folder of the chapter is chapter.toml, with its name and summary.

    name = { en = "resources", zh = "resources" }
    option = "resources"                # optional: the flask-cors option that it is about
    tool = "origin-comparer"            # optional: an element below the prose, in lab/elements/
    minutes = 5                         # to read and run it: estimated, and said to be
    level = "core"                      # "core", "more" or "reference"
    shows = ["G24", "claim-7"]          # optional: ids of what a sentence in it clears up

    [[experiments]]
    slug = "image-then-fetch"           # its URL
    name = { en = "An image, then a fetch", zh = "先显示图片，再 fetch" }
    shows = ["G10"]                     # optional: ids of what can be seen in it
    scenario = "cached_logo"            # backend/scenarios/<chapter>/<name>.py; of another chapter,
                                        # "core/flask_cors"
    compared_to = "flask_cors"          # optional: the name of the scenario whose code it is shown
                                        # against
    origin = "page"                     # whose page runs the client code: one of ORIGIN_KINDS
    api = "own"                         # optional: by which name the API is asked: one of API_KINDS
    before = ["log-in.js", "attacker: read.js"]  # optional: steps that run first, in order, on the
                                        # page's origin or on the one named
    client = "fetch-logo.js"            # in this folder, or <slug of another lesson>/<file>
    needs = "localhost"                 # optional: what it can't do without, one of NEEDS in
                                        # frontend/origins.py: "other-names" of this machine, where
                                        # origin, api and before don't tell that; "localhost", where
                                        # code speaks of it; or a "secure-context". The page says so
                                        # where the lab has it not
    question = { en = "Who reads it?", zh = "谁能读到？" }  # optional: not the standing question
    ask = "outcome"                     # optional: what is asked, and answered after the run, one
                                        # of ASKS in questions.py
    header = "X-Total-Count"            # with ask = "header" only: which header of the response
    choices = [                         # facts of the run; exactly one choice turns out right.
        "readable: ann",                # With the value that JavaScript gets
        { is = ["blocked", "status: 415"], en = "…", zh = "…" },  # several facts, in own words
    ]
    [experiments.expect]                # what the browser tests check
    outcome = "blocked"                 # or a list, where browsers may rightly differ
    javascript = "TypeError"            # a part of what JavaScript got
    record = ["GET /logo.svg 200 show_logo"]    # method, path, status, view that ran or "-"; the
                                        # steps are in it, too
    reason = "MissingAllowOriginHeader"  # optional: why it was refused; without it, the console
                                        # may have no line about CORS
    console = "ERR_CONNECTION_REFUSED"  # optional: a part of another line to find in the console
    cookie = false                      # optional: whether the last request bore the session cookie
    answer = ["Vary: Cookie, Origin"]   # optional: fields of Flask's last answer, "Vary:" if it
                                        # has none; {page}, {attacker}, {app} … are the origins
    notes = ["Buy milk"]                # optional: the public notes in Flask afterwards
    [experiments.expect.firefox]        # optional: the keys that differ in Firefox
    outcome = "readable"

    [change]                            # optional: what the section "Change it" asks for
    experiment = "as-json"              # the experiment that is run on the changed file
    scenario = "attacks/json_required"  # optional: whose file, if it isn't that experiment's
    edits = [["origins=[FRONTEND_ORIGIN], ", ""]]   # each text is in the file once
    then = ["readable"]                 # facts of the run after the edits, not all of them before
    hint = { en = "…", zh = "…" }

The prose is Markdown: a title that asks, what sets the scene, a section for after the run, and a
last section on what to change; see frontend/course/prose.py.
"""

import contextlib
import functools
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from frontend.course import folders
from frontend.course.chapters import FILE as CHAPTER_FILE
from frontend.course.folders import chapter_folders, lesson_folders, slug_of
from frontend.course.model import Lesson
from frontend.course.reader import read_lesson_from
from frontend.course.toml_tables import LessonError, shown


@dataclass(frozen=True)
class Course:
    """The lessons in their order, and by its slug what is wrong with each that can't be read."""

    lessons: list[Lesson]
    faults: dict[str, str]


def find_course() -> Course:
    """Return the course. A lesson that can't be read is left out of it; its fault is one line."""
    # Read anew only where something has changed: every page of the course asks.
    listing = _listing_changed()
    changes = {folder: changed for folder in lesson_folders() if (changed := _changed(folder))}
    lessons, faults = [], _same_slugs(changes)
    for folder, changed in changes.items():
        slug = slug_of(folder)
        try:
            if slug not in faults:
                lessons.append(read_lesson(folder, (listing, changed)))
        except LessonError as error:
            faults[slug] = str(error)
    lessons.sort(key=lambda lesson: (lesson.chapter.place, lesson.place, lesson.slug))
    return Course(lessons, faults)


def find_lessons() -> list[Lesson]:
    """Return the lessons that can be read, in the order of the course."""
    return find_course().lessons


def lessons_by_option() -> dict[str, list[Lesson]]:
    """Return the lessons of each flask-cors option that has one, by its name."""
    by_option: dict[str, list[Lesson]] = {}
    for lesson in find_lessons():
        if lesson.option:
            by_option.setdefault(lesson.option, []).append(lesson)
    return by_option


def _same_slugs(lessons: Iterable[Path]) -> dict[str, str]:
    """Return a fault for each slug that several lessons have: their addresses are the same."""
    named: dict[str, list[Path]] = {}
    for folder in lessons:
        named.setdefault(slug_of(folder), []).append(folder)
    return {
        slug: f"{' and '.join(sorted(map(shown, same)))} have the same slug. Rename one of them."
        for slug, same in named.items()
        if len(same) > 1
    }


def _listing_changed() -> int:
    """Return when a lesson last moved, or a chapter was last reworded, in nanoseconds."""
    listed = [folders.LESSONS, *chapter_folders()]
    return max(map(_time_of, [*listed, *(folder / CHAPTER_FILE for folder in listed)]))


def _time_of(path: Path) -> int:
    with contextlib.suppress(OSError):
        return path.stat().st_mtime_ns
    return 0


def _changed(folder: Path) -> int | None:
    """Return when a lesson was last changed, in nanoseconds; None if the folder has no lesson."""
    try:
        with os.scandir(folder) as files:
            times = {file.name: file.stat(follow_symlinks=False).st_mtime_ns for file in files}
        return max(folder.stat().st_mtime_ns, *times.values()) if "lesson.toml" in times else None
    except OSError:  # whoever reads the lesson is told why
        return 1


@functools.lru_cache(maxsize=512)
def read_lesson(folder: Path, state: tuple[int, int] = (0, 0)) -> Lesson:
    """Return the lesson in `folder`; `state` only tells one state of its files from another.

    Raises LessonError when it can't be read.
    """
    return read_lesson_from(folder)
