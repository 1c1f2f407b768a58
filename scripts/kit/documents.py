"""Which documents the kit has, and what each is made from."""

from collections.abc import Callable, Iterator
from functools import partial

from frontend.course.lessons import Course
from frontend.text import LANGUAGES
from scripts.kit.myths import find_myths
from scripts.kit.prose import read_kit_prose
from scripts.kit.reasons import first_commands, reason_rows
from scripts.kit.rendering import kit_words, render_document

#: Returns the text of a document in a language. Raises LessonError for a wrong course.
Maker = Callable[[Course, str], str]


def handout(course: Course, language: str) -> str:
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
    "handout": handout,
    "card": partial(prose_document, "card"),
}


def documents(course: Course) -> Iterator[tuple[str, str]]:
    """Yield the path of each document within the kit's folder, and its text."""
    for language in LANGUAGES:
        for name, make in MAKERS.items():
            yield f"{language}/{name}.html", make(course, language)
