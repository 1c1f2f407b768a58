"""What people search for by other words: `frontend/lessons/synonyms.toml`.

[[synonyms]]
words = ["token", "JWT", "令牌"]        # of both languages
lessons = ["allow-headers", "typos"]    # the slugs of the lessons about it, best first
"""

from dataclasses import dataclass

from frontend.course.course_files import read_when_changed
from frontend.course.toml_tables import Table


@dataclass(frozen=True)
class Synonyms:
    """Words that lead to lessons, which are named by their slugs, best first."""

    words: list[str]
    lessons: list[str]


def _read_synonyms(file: Table) -> list[Synonyms]:
    found = []
    for number, table in enumerate(file.take_list("synonyms", dict), 1):
        group = Table(f"{file.where}, synonyms {number}", table)
        found.append(Synonyms(group.take_list("words", str), group.take_list("lessons", str)))
        group.done()
    return found


#: Returns all synonyms. Raises LessonError for a wrong file.
find_synonyms = read_when_changed("synonyms.toml", _read_synonyms)
