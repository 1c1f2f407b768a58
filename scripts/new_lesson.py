"""Begin a lesson: python3 scripts/new_lesson.py <chapter> <slug>

Makes the chapter's last lesson, such as frontend/lessons/4-flask-cors/23-<slug>, with lesson.toml,
en.md and zh.md. They are whole: the lesson shows on the pages and passes every test. Then make
each line say what yours is about; frontend/course/lessons.py describes each key.
"""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import scripts  # noqa: F401  Before the others: it refuses a Python that could not read them.

# isort: split
from frontend.course.folders import (
    chapter_folders,
    in_order,
    lesson_folder,
    lesson_folders,
    place_and_slug,
    slug_of,
)
from frontend.course.toml_tables import shown
from scripts.command import run_command

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

TOML = """\
name = {{ en = "{name}", zh = "{name}" }}

[[experiments]]
slug = "read-the-notes"
name = {{ en = "Read the notes", zh = "读取笔记" }}
scenario = "core/no_cors"
origin = "page"
client = "the-failure/read-notes.js"
choices = ["readable", "not-sent", "blocked"]
[experiments.expect]
outcome = "blocked"
javascript = "TypeError"
record = ["GET /notes 200 list_notes"]
reason = "MissingAllowOriginHeader"
"""
PROSE = {
    "en": """\
# A question, or the situation

What the reader will run, in two or three sentences, and not how it ends.

## After the run

### How it ended, in one line

What it means, in two or three sentences.

> The one thing to remember.

## Change it

In `backend/scenarios/core/no_cors.py` change a line, run it again, and look for what differs.
""",
    "zh": """\
# 一个问题，或者一句话写出情景

用两三句话写出要运行什么，不写结果。

## 运行之后

### 一句话写出结果

用两三句话写出这说明了什么。

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
    folder = _next_folder(_chapters()[chapter], slug)
    folder.mkdir()
    name = slug.replace("-", " ").capitalize()
    files = {"lesson.toml": TOML.format(name=name)}
    files |= {f"{language}.md": text for language, text in PROSE.items()}
    for file, text in files.items():
        (folder / file).write_text(text, encoding="utf-8")
    print(f"{shown(folder)} is a lesson now. To run it: scripts/test.py -k {slug}")
    return 0


def _fault(chapter: str, slug: str) -> str | None:
    """Return what is wrong with the arguments, in one line, or None."""
    if chapter not in (chapters := _chapters()):
        return f"{chapter!r} is not a chapter. Choose one of {', '.join(chapters)}."
    if not SLUG.fullmatch(slug):
        return f"{slug!r} is not a slug. Write lower-case words with hyphens, such as max-age."
    if taken := lesson_folder(slug):
        return f"{slug!r} is there already. Choose another slug, or edit {shown(taken)}."
    return None


def _chapters() -> dict[str, Path]:
    """Return the folder of each chapter by its slug, in the order of the course."""
    return {slug_of(folder): folder for folder in in_order(chapter_folders())}


def _next_folder(chapter: Path, slug: str) -> Path:
    """Return the folder for a lesson that comes after all others in its chapter."""
    lessons = in_order(folder for folder in lesson_folders() if folder.parent == chapter)
    place = place_and_slug(lessons[-1])[0] + 1 if lessons else 1
    return chapter / f"{place:02}-{slug}"


if __name__ == "__main__":
    run_command(lambda: main(sys.argv[1:]))
