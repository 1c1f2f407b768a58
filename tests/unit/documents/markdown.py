"""The documents of the repository, and what a test reads out of them."""

import re
from collections.abc import Iterable
from pathlib import Path

from scripts.running_lab import ROOT

DOCUMENTS = sorted(
    path for folder in (ROOT, ROOT / ".github") for path in folder.glob("*.md")
) + sorted(
    path
    for folder in ("backend", "frontend", "scripts", "tests")
    for path in (ROOT / folder).rglob("*.md")
    if "lessons" not in path.parts
)


def shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def text_of(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def part(text: str, name: str) -> str:
    """Return what stands between the markers `<!-- name -->` and `<!-- /name -->`."""
    found = re.findall(rf"<!-- {name} -->\n(.*?)<!-- /{name} -->", text, re.DOTALL)
    assert len(found) == 1, f"{len(found)} parts are named {name}"
    return str(found[0])


def section(text: str, heading: str) -> str:
    """Return what stands below a heading, to the next one of the same level or above."""
    level = heading.index(" ")
    _, found, rest = text.partition(f"\n{heading}\n")
    assert found, f"there is no heading {heading!r}"
    return re.split(rf"^#{{1,{level}}} ", rest, maxsplit=1, flags=re.MULTILINE)[0]


def first_cells(text: str) -> list[str]:
    """Return the code that begins each row of the tables in `text`."""
    return re.findall(r"^\| `([^`]+)`", text, re.MULTILINE)


def differing(documented: Iterable[str], real: Iterable[str]) -> list[str]:
    """Return what only the document has, and what only the code has."""
    told, is_there = set(documented), set(real)
    return [f"only told: {key}" for key in sorted(told - is_there)] + [
        f"not told: {key}" for key in sorted(is_there - told)
    ]
