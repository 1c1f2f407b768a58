"""The part of documents.py that runs in the project's environment: what is made, and from what."""

import functools
import itertools
import json
import re
from collections.abc import Callable
from pathlib import Path

from backend.scenario_files import SCENARIOS_FOLDER, scenario_files
from backend.variables import VARIABLES
from frontend.course.lessons import find_lessons
from scripts.command import run_command

ROOT = Path(__file__).resolve().parent.parent


def chapters(language: str) -> str:
    """Return the chapters of the course as a numbered list, with how many lessons each has."""
    by_chapter = itertools.groupby(find_lessons(), key=lambda lesson: lesson.chapter)
    form = {
        "en": "{n}. **{name}** ({count} lessons). {summary}",
        "zh": "{n}. **{name}**（{count} 课）。{summary}",
    }
    return "".join(
        form[language].format(
            n=number,
            name=chapter.name[language],
            count=len(list(lessons)),
            summary=chapter.summary[language],
        )
        + "\n"
        for number, (chapter, lessons) in enumerate(by_chapter, 1)
    )


def extent(language: str) -> str:
    """Return how much there is to learn, as a sentence."""
    lessons = find_lessons()
    counts = {
        "chapters": len({lesson.chapter.slug for lesson in lessons}),
        "lessons": len(lessons),
        "experiments": sum(len(lesson.experiments) for lesson in lessons),
    }
    form = {
        "en": "{lessons} short lessons in {chapters} chapters, with {experiments} experiments"
        " that run in your own browser:",
        "zh": "{chapters} 章，{lessons} 课，{experiments} 个在你自己的浏览器里运行的实验：",
    }
    return form[language].format(**counts) + "\n"


def settings() -> str:
    """Return the variables of the environment as a table."""
    rows = "".join(
        f"| `{variable.name}` | {_default(variable.default)} | {_in_code(variable.help)} |\n"
        for variable in VARIABLES
    )
    return f"| variable | default | meaning |\n| --- | --- | --- |\n{rows}"


def _default(text: str) -> str:
    """Return a default as a reader sees it: `<API_PORT>` where another variable's value stands."""
    return "`" + re.sub(r"\{(\w+)\}", r"<\1>", text) + "`" if text else "unset"


def _in_code(text: str) -> str:
    """Return a text with its placeholders, `<API_PORT>`, as code: else they would be HTML."""
    return re.sub(r"\S*<\w+>", r"`\g<0>`", text)


def originals() -> str:
    """Return the scenarios' files as JSON, one per line: their texts by path in their folder."""
    paths = {path.relative_to(SCENARIOS_FOLDER): path for path in scenario_files().values()}
    texts = {name.as_posix(): path.read_text("utf-8") for name, path in paths.items()}
    return json.dumps(texts, ensure_ascii=False, indent=0, sort_keys=True) + "\n"


def secrets_data() -> str:
    """Return what is secret in a paste as a module of the page, which reads no JSON file."""
    data = (ROOT / "backend/whycors/evidence/secrets.json").read_text("utf-8")
    source = "// Made by scripts/documents.py from backend/whycors/evidence/secrets.json.\n\n"
    return f"{source}// prettier-ignore\nexport const DATA = {data.rstrip()}\n"


#: The files that are made as a whole.
FILES: dict[str, Callable[[], str]] = {
    "backend/lab/originals.json": originals,
    "frontend/lab/shared/secrets-data.js": secrets_data,
}

#: What is made, by the document and the name of its markers.
PARTS: dict[tuple[str, str], Callable[[], str]] = {
    (document, name): functools.partial(make, language)
    for document, language in (("README.md", "en"), ("README.zh-CN.md", "zh"))
    for name, make in (("extent", extent), ("chapters", chapters))
} | {("backend/README.md", "settings"): settings}


def with_part(text: str, name: str, part: str) -> str:
    """Return a document with `part` between the markers of that name."""
    marked = re.compile(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.DOTALL)
    if len(marked.findall(text)) != 1:
        raise ValueError(f"The markers <!-- {name} --> and <!-- /{name} --> must stand there once.")
    return marked.sub(lambda found: found[1] + part + found[2], text)


def main() -> int:
    """Write each file, and each part into its document; say which of them have changed."""
    for name, make in FILES.items():
        _write(ROOT / name, make(), name)
    for document, name in PARTS:
        path = ROOT / document
        after = with_part(path.read_text("utf-8"), name, PARTS[document, name]())
        _write(path, after, f"{document}: {name}")
    return 0


def _write(path: Path, text: str, name: str) -> None:
    if not path.is_file() or path.read_text("utf-8") != text:
        path.write_text(text, encoding="utf-8", newline="\n")
        print(name)


if __name__ == "__main__":
    run_command(main)
