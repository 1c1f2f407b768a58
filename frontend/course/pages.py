"""The pages of the course: the map of its lessons and the paths through it, each experiment, the
reviews, and the search.
"""

import contextlib
from collections.abc import Callable
from itertools import groupby
from pathlib import Path
from typing import TypeVar

from flask import Flask, abort, redirect, request
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from frontend.course.captions import find_captions
from frontend.course.lessons import Course, find_course, find_lessons
from frontend.course.model import Experiment, Lesson
from frontend.course.page_data import change_data, experiment_data, others_using
from frontend.course.paths import find_paths, steps_along
from frontend.course.places import Place, address, places_showing
from frontend.course.search import search_index
from frontend.course.stage import PlaceOnStage, place_on_stage
from frontend.course.synonyms import find_synonyms
from frontend.course.toml_tables import LessonError, read_text
from frontend.course.workshop_pages import serve_workshops, workshop_or_404
from frontend.course.workshops import find_workshops
from frontend.origins import Origins

Content = TypeVar("Content")


def serve_course(site: Flask, origins: Origins, page: Callable[..., str]) -> None:
    """Add the pages; `page` renders one from its template, language, path and values."""

    @site.get("/<language:language>/")
    def home(language: str) -> ResponseReturnValue:
        course = find_course()
        faults = list(dict.fromkeys(course.faults.values()))  # a chapter's is that of its lessons
        paths = _or_fault(lambda: find_paths(course), faults)
        _or_fault(find_synonyms, faults)
        _or_fault(lambda: [find_captions()], faults)
        chapters = _chapters(course.lessons)
        return page("home.html", language, "", chapters=chapters, paths=paths, faults=faults)

    @site.get("/<language:language>/paths/<slug>/")
    def path_page(language: str, slug: str) -> ResponseReturnValue:
        course = find_course()
        paths = find_paths(course)
        path = next((path for path in paths if path.slug == slug), None) or abort(404)
        workshops = _or_fault(lambda: find_workshops(course), [])
        workshop = next((each for each in workshops if each.path.slug == slug), None)
        values = {"course_path": path, "paths": paths, "workshop": workshop}
        return page("path.html", language, f"paths/{slug}/", **values)

    @site.get("/<language:language>/lessons/<slug>/")
    def lesson_start(language: str, slug: str) -> ResponseReturnValue:
        first = _lesson_or_404(find_course(), slug).experiments[0]
        return redirect(f"/{language}/lessons/{slug}/{first.slug}/")

    @site.get("/<language:language>/lessons/<slug>/<experiment_slug>/")
    def lesson_page(language: str, slug: str, experiment_slug: str) -> ResponseReturnValue:
        course = find_course()
        lesson = _lesson_or_404(course, slug)
        experiment = lesson.experiment(experiment_slug) or abort(404)
        code = _client_code(experiment)
        return page(
            "lesson.html",
            language,
            f"lessons/{slug}/{experiment_slug}/",
            lesson=lesson,
            chapter_lessons=_chapter_or_404(course.lessons, lesson.chapter.slug),
            experiment=experiment,
            caption=_caption(experiment, language),
            experiment_data=experiment_data(lesson, experiment),
            change_data=lesson.change and change_data(lesson, lesson.change, language),
            others=others_using(experiment.scenario, experiment, course.lessons),
            lacks=origins.lacks,
            previous_lesson=_previous_lesson(course.lessons, lesson),
            next_lesson=_next_lesson(course.lessons, lesson),
            path_steps=steps_along(_or_fault(lambda: find_paths(course), []), lesson, language),
            in_review="review" in request.args,
            on_stage="stage" in request.args,
            place_on_stage=_place_on_stage(lesson, experiment),
            code=code,
        )

    @site.get("/<language:language>/review/<slug>/")
    def review(language: str, slug: str) -> ResponseReturnValue:
        lessons = find_lessons()
        chapter_lessons = _chapter_or_404(lessons, slug)
        return page(
            "review.html",
            language,
            f"review/{slug}/",
            chapter=chapter_lessons[0].chapter,
            lessons=chapter_lessons,
            next_lesson=_next_lesson(lessons, chapter_lessons[-1]),
        )

    serve_workshops(site, page)

    @site.get("/<language:language>/search.json")
    def search(language: str) -> ResponseReturnValue:
        return search_index(find_lessons(), _or_fault(find_synonyms, []), language)

    @site.get("/<language:language>/shown.json")
    def shown(language: str) -> ResponseReturnValue:
        reason, ids = request.args.get("reason", ""), request.args.getlist("id")
        places = places_showing(reason, ids, find_lessons())
        return [_shown_place(place, language) for place in places]


def _or_fault(read: Callable[[], list[Content]], faults: list[str]) -> list[Content]:
    """Return what `read` reads; if it can't, nothing, and its fault is added to the `faults`."""
    try:
        return read()
    except LessonError as error:
        faults.append(str(error))
        return []


def _place_on_stage(lesson: Lesson, experiment: Experiment) -> PlaceOnStage | None:
    """Return the place in the workshop that the address names, None if it names none."""
    if "stage" not in request.args or "workshop" not in request.args:
        return None
    minutes = request.args.get("workshop", type=int)
    return place_on_stage(workshop_or_404(minutes or 0), lesson, experiment)


def _shown_place(place: Place, language: str) -> dict[str, str]:
    lesson, experiment = place
    return {
        "path": f"/{language}/{address(place)}",
        "name": (experiment or lesson).name[language],
        "within": (lesson if experiment else lesson.chapter).name[language],
    }


def _caption(experiment: Experiment, language: str) -> str | None:
    """Return what an experiment's scenario is, in a sentence, or None if none is at hand."""
    with contextlib.suppress(LessonError, KeyError):
        return find_captions()[experiment.scenario_folder][experiment.scenario][language]
    return None


def _chapters(lessons: list[Lesson]) -> list[list[Lesson]]:
    """Return the lessons of each chapter that has some, in the order of the course."""
    by_chapter = groupby(lessons, key=lambda lesson: lesson.chapter.slug)
    return [list(each) for _, each in by_chapter]


def _chapter_or_404(lessons: list[Lesson], slug: str) -> list[Lesson]:
    return next((e for e in _chapters(lessons) if e[0].chapter.slug == slug), None) or abort(404)


def _lesson_or_404(course: Course, slug: str) -> Lesson:
    if slug in course.faults:
        raise LessonError(course.faults[slug])
    return next((lesson for lesson in course.lessons if lesson.slug == slug), None) or abort(404)


def _next_lesson(lessons: list[Lesson], lesson: Lesson) -> Lesson | None:
    place = lessons.index(lesson) + 1
    return lessons[place] if place < len(lessons) else None


def _previous_lesson(lessons: list[Lesson], lesson: Lesson) -> Lesson | None:
    place = lessons.index(lesson)
    return lessons[place - 1] if place else None


def _client_code(experiment: Experiment) -> dict[Path, Markup]:
    """Return all client code of an experiment, highlighted. Raises LessonError if it is gone."""
    files = [*(step.client for step in experiment.before), experiment.client]
    return {file: _highlighted(file) for file in files}


def _highlighted(file: Path) -> Markup:
    from pygments import highlight  # as the lesson's prose is: reader.py says why
    from pygments.formatters import HtmlFormatter
    from pygments.lexers.javascript import JavascriptLexer

    formatter = HtmlFormatter(nowrap=True)
    lines = highlight(read_text(file), JavascriptLexer(), formatter).splitlines()
    return Markup("").join(Markup(f'<span class="line">{line}</span>') for line in lines)
