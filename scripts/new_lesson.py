"""Begin a lesson: python3 scripts/new_lesson.py <chapter> <slug>

Makes the folder frontend/lessons/<slug> with lesson.toml, en.md and zh.md. They are whole: the
lesson shows on the pages and passes every test. Then make each line say what yours is about;
frontend/lessons.py describes each key.
"""

import contextlib
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import scripts  # noqa: F401  Before the others: it refuses a Python that could not read them.

# isort: split
from frontend.chapters import find_chapters
from frontend.tables import LessonError, read_toml
from scripts.command import run_command

LESSONS = ROOT / "frontend" / "lessons"
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
STEP = 10

TOML = """\
order = {order}
chapter = "{chapter}"
name = {{ en = "{name}", zh = "{name}" }}

[[experiments]]
slug = "read-the-notes"
name = {{ en = "Read the notes", zh = "读取笔记" }}
scenario = "no_cors"
origin = "page"
client = "../the-failure/read-notes.js"
choices = ["readable", "not-sent", "blocked"]
[experiments.expect]
outcome = "blocked"
javascript = "TypeError"
record = ["GET /notes 200 list_notes"]
reason = "MissingAllowOriginHeader"
"""
PROSE = {
    "en": """\
# The surprise, in one line

What you will see, in two or three sentences.

> The one thing to remember.

## Change it

In `backend/scenarios/core/no_cors.py` change a line, run it again, and look for what differs.
""",
    "zh": """\
# 一句话写出意料之外的事

用两三句话写出会看到什么。

> 值得记住的一点。

## 动手改

在 `backend/scenarios/core/no_cors.py` 里改一行，再运行一次，看看有什么不同。
""",
}


def main(arguments: list[str]) -> int:
    """Make the lesson that the arguments name; return the exit code, 2 when they are wrong."""
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    chapter, slug = arguments
    if fault := _fault(chapter, slug):
        print(fault, file=sys.stderr)
        return 2
    order = _next_order(chapter)
    folder = LESSONS / slug
    folder.mkdir()
    name = slug.replace("-", " ").capitalize()
    files = {"lesson.toml": TOML.format(order=order, chapter=chapter, name=name)}
    files |= {f"{language}.md": text for language, text in PROSE.items()}
    for file, text in files.items():
        (folder / file).write_text(text, encoding="utf-8")
    print(f"{folder.relative_to(ROOT)} is a lesson now. To run it: scripts/test.py -k {slug}")
    return 0


def _fault(chapter: str, slug: str) -> str | None:
    """Return what is wrong with the arguments, in one line, or None."""
    try:
        chapters = find_chapters()
    except LessonError as error:
        return str(error)
    if chapter not in chapters:
        return f"{chapter!r} is not a chapter. Choose one of {', '.join(chapters)}."
    if not SLUG.fullmatch(slug):
        return f"{slug!r} is no slug. Write lower-case words with hyphens, such as max-age."
    if (LESSONS / slug).exists():
        return f"{slug!r} is there already. Choose another slug, or edit frontend/lessons/{slug}."
    return None


def _next_order(chapter: str) -> int:
    """Return the next round order number of a chapter."""
    taken = [0]
    for path in LESSONS.glob("*/lesson.toml"):
        with contextlib.suppress(LessonError):  # the map of the course tells of it
            table = read_toml(path)
            order = table.get("order")
            if table.get("chapter") == chapter and type(order) is int:
                taken.append(order)
    return max(taken) // STEP * STEP + STEP


if __name__ == "__main__":
    run_command(lambda: main(sys.argv[1:]))
