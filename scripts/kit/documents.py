"""Which documents the kit has, and what each is made from."""

from collections.abc import Callable, Iterator
from functools import partial

from frontend.course.lessons import Course
from frontend.course.workshops import find_workshops
from frontend.text import LANGUAGES
from scripts.kit.addresses import experiment_address
from scripts.kit.answer_key import answer_key
from scripts.kit.myths import find_myths, told_myths
from scripts.kit.plan import late_seconds, told_rows
from scripts.kit.prose import read_kit_prose
from scripts.kit.reasons import first_commands, reason_rows
from scripts.kit.rendering import kit_words, render_document

#: Returns the text of a document in a language. Raises LessonError for a wrong course.
Maker = Callable[[Course, str], str]


def plan_document(minutes: int, course: Course, language: str) -> str:
    """Return the plan of the workshop of so many minutes."""
    (workshop,) = (each for each in find_workshops(course) if each.minutes == minutes)
    return render_document(
        "plan.html",
        language,
        document=f"plan-{minutes}",
        title=kit_words(language)["titles"][f"plan-{minutes}"],
        workshop=workshop,
        rows=told_rows(workshop, language),
        late=late_seconds(workshop),
        myths=told_myths(course, language),
    )


def answers_document(course: Course, language: str) -> str:
    """Return the answer key."""
    return render_document(
        "answers.html",
        language,
        document="answers",
        title=kit_words(language)["titles"]["answers"],
        chapters=answer_key(course, language),
        address=experiment_address,
    )


def handout_document(course: Course, language: str) -> str:
    """Return the handout: the myths, the headers, the reasons."""
    return render_document(
        "handout.html",
        language,
        document="handout",
        title=kit_words(language)["handout"]["title"],
        myths=find_myths(course, language),
        reasons=reason_rows(course, language),
        commands=list(first_commands(language)),
    )


def prose_document(name: str, _course: Course, language: str) -> str:
    """Return a document that is prose alone."""
    prose = read_kit_prose(name, language)
    return render_document(f"{name}.html", language, document=name, title=prose.title, prose=prose)


#: Every document by its name.
MAKERS: dict[str, Maker] = {
    "index": partial(prose_document, "index"),
    "plan-30": partial(plan_document, 30),
    "plan-90": partial(plan_document, 90),
    "plan-180": partial(plan_document, 180),
    "answers": answers_document,
    "handout": handout_document,
    "card": partial(prose_document, "card"),
    "checklist": partial(prose_document, "checklist"),
}


def documents(course: Course) -> Iterator[tuple[str, str]]:
    """Yield the path of each document within the kit's folder, and its text."""
    for language in LANGUAGES:
        for name, make in MAKERS.items():
            yield f"{language}/{name}.html", make(course, language)
