"""The kit's own prose: `prose/<document>.<language>.md`, Markdown that reads well as it is."""

import posixpath
import re
from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt
from markupsafe import Markup

FOLDER = Path(__file__).parent / "prose"
_TITLE = re.compile(r"<h1>(.*?)</h1>\n")
_LINK = re.compile(r'href="([^":]*/[^":]*\.html)"')


@dataclass(frozen=True)
class KitProse:
    """A title, what stands below it, and the sections, each from its heading on; HTML."""

    title: str
    lead: Markup
    sections: list[Markup]


def read_kit_prose(document: str, language: str) -> KitProse:
    """Return the prose of a document. Its links to the kit's files become those of neighbours."""
    text = (FOLDER / f"{document}.{language}.md").read_text(encoding="utf-8")
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    html = _LINK.sub(lambda found: f'href="{posixpath.basename(found[1])}"', markdown.render(text))
    _, title, rest = _TITLE.split(html, maxsplit=1)
    lead, *sections = re.split(r"(?=<h2>)", rest)
    return KitProse(title, Markup(lead), [Markup(section) for section in sections])
