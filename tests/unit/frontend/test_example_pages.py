"""The example's pages: one per language, the same apart from the words."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from frontend.course.folders import LESSONS

FRONTEND = LESSONS.parent
PAGES = [FRONTEND / "notes", FRONTEND / "attacker"]


class Structure(HTMLParser):
    """A page's elements with their attributes, without the words."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(page.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        spoken = {"lang", "aria-label"}
        named = {name: None if name in spoken else value for name, value in attributes}
        if named.get("id") == "other-language":
            named["href"] = None
        self.elements.append((tag, named))

    def handle_endtag(self, tag: str) -> None:
        self.elements.append((f"/{tag}", {}))

    def handle_data(self, data: str) -> None:
        self.words += [data.strip()] if data.strip() else []


@pytest.mark.parametrize("folder", PAGES, ids=lambda folder: folder.name)
def test_example_pages_have_the_same_structure(folder: Path) -> None:
    english, chinese = Structure(folder / "index.html"), Structure(folder / "zh.html")

    assert len(english.elements) > 20
    assert english.elements == chinese.elements
    assert len(english.words) == len(chinese.words)


@pytest.mark.parametrize("folder", PAGES, ids=lambda folder: folder.name)
def test_example_pages_lead_to_each_other(folder: Path) -> None:
    for page, language, other in (
        ("index.html", "en", 'href="zh.html" lang="zh-CN"'),
        ("zh.html", "zh-CN", 'href="index.html" lang="en"'),
    ):
        text = (folder / page).read_text(encoding="utf-8")
        assert f'<html lang="{language}">' in text
        assert f'<a id="other-language" {other}>' in text


@pytest.mark.parametrize("folder", PAGES, ids=lambda folder: folder.name)
def test_example_page_has_what_its_script_finds(folder: Path) -> None:
    (script,) = folder.glob("*.js")
    elements = Structure(folder / "index.html").elements

    wanted = set(re.findall(r"find\('#([\w-]+)", script.read_text(encoding="utf-8")))
    ids = [attributes["id"] for _, attributes in elements if "id" in attributes]
    assert wanted and wanted <= set(ids)
    assert len(ids) == len(set(ids))
