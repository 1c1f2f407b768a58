"""The documents lead where they say, are short where they should be, and show what the lab does."""

import itertools
import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token
from werkzeug.test import Client

from scripts.running_lab import ROOT
from tests.unit.documents.markdown import DOCUMENTS, shown, text_of
from tests.unit.lab.explained_calls import call, explained
from tests.unit.lab.wire_record import RUN, begin_run

MAX_README_LINES = 90
#: Notes that were never in the repository: what is needed from them is in its documents.
PAPERS = re.compile(
    r"\b(FIELD_NOTES|FETCH_CORS|CONSOLE_(MESSAGES|WEBKIT)|DESIGN\.md|REVIEW_[A-Z]+|STYLE\.md"
    r"|FLASK_CORS\.md|REPORTS\.md|ANCHORS\.md)|\.\./shared/[A-Z]"
)
TEXT_FILES = {".css", ".html", ".js", ".json", ".md", ".py", ".sh", ".toml", ".yaml", ".yml"}
FOLDERS = (".github", "backend", "frontend", "scripts", "tests")


def tokens_of(path: Path) -> list[Token]:
    return MarkdownIt().enable("table").parse(path.read_text("utf-8"))


def links_of(path: Path) -> list[str]:
    inline = [child for token in tokens_of(path) for child in token.children or ()]
    return [
        str(child.attrs[name])
        for child in inline
        for name in ("href", "src")
        if name in child.attrs
    ]


def anchors_of(path: Path) -> set[str]:
    """Return the anchors that GitHub gives to the headings."""
    found = tokens_of(path)
    headings = [
        after for before, after in itertools.pairwise(found) if before.type == "heading_open"
    ]
    return {
        re.sub(r"[^\w\- ]", "", heading.content.lower()).replace(" ", "-") for heading in headings
    }


def leads_nowhere(path: Path, link: str) -> bool:
    file, _, anchor = unquote(link).partition("#")
    target = path.parent / file if file else path
    if not target.exists():
        return True
    return bool(anchor) and anchor not in anchors_of(target)


def test_links_lead_somewhere() -> None:
    assert [
        f"{shown(path)}: {link}"
        for path in DOCUMENTS
        for link in links_of(path)
        if not link.startswith(("http://", "https://")) and leads_nowhere(path, link)
    ] == []


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
def test_readme_is_read_in_one_sitting(readme: str) -> None:
    assert len(text_of(readme).splitlines()) <= MAX_README_LINES


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
def test_fix_in_the_readme_is_the_labs(readme: str, api: Client) -> None:
    begin_run(api)
    api.get(f"/runs/{RUN}/no_cors/notes", headers={"Origin": "http://localhost:8000"})
    hunks = explained(api, call("/notes", None))["change"]["hunks"]
    (diff,) = re.findall(r"```diff\n(.*?)```", text_of(readme), re.DOTALL)

    changed = [
        line["change"] + "".join(text for _, text in line["tokens"])
        for hunk in hunks
        for line in hunk
        if line["change"] != " "
    ]

    assert [line for line in diff.splitlines() if line[:1] in ("+", "-")] == changed
    assert len(changed) == 2


def test_nothing_refers_to_a_paper_that_is_not_here() -> None:
    found = [*ROOT.glob("*"), *(path for folder in FOLDERS for path in (ROOT / folder).rglob("*"))]
    own = [path for path in found if "node_modules" not in path.parts and path != Path(__file__)]
    files = [path for path in own if path.suffix in TEXT_FILES]

    assert [shown(path) for path in files if PAPERS.search(path.read_text("utf-8"))] == []
