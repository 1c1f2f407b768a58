"""The search index: what can be looked up in the lessons, made from their folders."""

import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any

from frontend.course.model import Experiment, Lesson

CODE = re.compile(r"<code>(.*?)</code>", re.DOTALL)
TAG = re.compile(r"<[^>]+>")


def search_index(lessons: Iterable[Lesson], language: str) -> list[dict[str, Any]]:
    """Return an entry for each lesson, followed by one for each of its experiments.

    An entry has the `path` that it leads to, its `name`, what it is `within`, and its `words`:
    three texts to search, from what it is about to what is mentioned in passing.
    """
    entries = []
    for lesson in lessons:
        entries.append(_lesson_entry(lesson, language))
        entries += [
            _experiment_entry(lesson, experiment, language) for experiment in lesson.experiments
        ]
    return entries


def _lesson_entry(lesson: Lesson, language: str) -> dict[str, Any]:
    prose = lesson.prose[language]
    html = " ".join((prose.body, prose.remember, prose.change_it))
    about = (lesson.name[language], lesson.slug, prose.title, lesson.option)
    return {
        "path": f"/{language}/lessons/{lesson.slug}/",
        "name": lesson.name[language],
        "within": lesson.chapter.name[language],
        "words": [_joined(about), _joined(map(_text, CODE.findall(html))), _text(html)],
    }


def _experiment_entry(lesson: Lesson, experiment: Experiment, language: str) -> dict[str, Any]:
    about = (experiment.name[language], experiment.slug)
    return {
        "path": f"/{language}/lessons/{lesson.slug}/{experiment.slug}/",
        "name": experiment.name[language],
        "within": lesson.name[language],
        "words": [_joined(about), _joined(_facts(experiment)), experiment.client.name],
    }


def _facts(experiment: Experiment) -> Iterator[str | None]:
    """Yield what an experiment is made of and what comes of it, as its lesson.toml names them."""
    expect = experiment.expect
    yield experiment.scenario
    yield experiment.compared_to
    yield expect.reason
    yield expect.console
    yield from expect.answer
    yield from expect.record


def _joined(texts: Iterable[str | None]) -> str:
    return " ".join(filter(None, texts))


def _text(html: str) -> str:
    return " ".join(unescape(TAG.sub("", html)).split())
