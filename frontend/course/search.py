"""The search index: what can be looked up in the lessons, made from their folders."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any

from frontend.course.model import Experiment, Lesson
from frontend.course.synonyms import Synonyms
from frontend.text import LANGUAGES

CODE = re.compile(r"<code>(.*?)</code>", re.DOTALL)
#: By a lesson's slug.
_Words = defaultdict[str, list[str]]
TAG = re.compile(r"<[^>]+>")


def search_index(
    lessons: Iterable[Lesson], synonyms: Iterable[Synonyms], language: str
) -> list[dict[str, Any]]:
    """Return an entry for each lesson, followed by one for each of its experiments.

    An entry has the `path` that it leads to, its `name`, what it is `within`, and its `words`:
    texts to search, those that count most first. They are the synonyms that lead here before all,
    the titles, the other synonyms and names, all in every language, then the terms, and what is
    mentioned in passing.
    """
    first, others = _led_by(synonyms)
    entries = []
    for lesson in lessons:
        led_by = _joined(first[lesson.slug]), _joined(others[lesson.slug])
        entries.append(_lesson_entry(lesson, *led_by, language))
        entries += [
            _experiment_entry(lesson, experiment, language) for experiment in lesson.experiments
        ]
    return entries


def _led_by(synonyms: Iterable[Synonyms]) -> tuple[_Words, _Words]:
    """Return, by the slugs of lessons, the words for which they come first, and the others."""
    first: _Words = defaultdict(list)
    others: _Words = defaultdict(list)
    for group in synonyms:
        for slug in group.lessons:
            (first if slug == group.lessons[0] else others)[slug] += group.words
    return first, others


def _lesson_entry(lesson: Lesson, first: str, others: str, language: str) -> dict[str, Any]:
    titles = [text for each in LANGUAGES for text in _titles(lesson, each)]
    prose = lesson.prose[language]
    html = " ".join((prose.body, prose.afterwards, prose.remember, prose.change_it))
    return {
        "path": f"/{language}/lessons/{lesson.slug}/",
        "name": lesson.name[language],
        "within": lesson.chapter.name[language],
        "words": [
            first,
            _joined([*titles, lesson.option]),
            _joined([others, lesson.slug]),
            _joined(map(_text, CODE.findall(html))),
            _text(html),
        ],
    }


def _titles(lesson: Lesson, language: str) -> tuple[str, ...]:
    prose = lesson.prose[language]
    return lesson.name[language], prose.title, prose.outcome


def _experiment_entry(lesson: Lesson, experiment: Experiment, language: str) -> dict[str, Any]:
    names = _joined([*experiment.name.values(), experiment.slug])
    return {
        "path": f"/{language}/lessons/{lesson.slug}/{experiment.slug}/",
        "name": experiment.name[language],
        "within": lesson.name[language],
        "words": ["", "", names, _joined(_facts(experiment)), experiment.client.name],
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
