"""The files that the page is made of: its own, and those by which the lab draws a run."""

from pathlib import Path
from typing import NamedTuple

from ...words.catalogues import catalogue

_OWN = Path(__file__).parent
#: An installed package has them in it (hatch_build.py), a checkout where the lab has them.
_INSTALLED = _OWN / "lab"
LAB = _INSTALLED if _INSTALLED.is_dir() else _OWN.parents[3] / "frontend/lab"
_OF_OWN = ("page-words.js", "watch-page.css", "watch-page.js", "watched-call.js")
#: What of the lab is served, by its place in it. pyproject.toml puts the same into the wheel.
OF_LAB = (
    *(f"elements/{name}.js" for name in ("lab-element", "run-picture")),
    *(f"picture/{path.name}" for path in sorted((LAB / "picture").glob("*.js"))),
    *(f"shared/{name}.js" for name in ("browser", "dom", "headers", "page-data", "text")),
    *(f"styles/{name}.css" for name in ("base", "picture", "picture-cards", "picture-gate")),
)
_FILES = {name: _OWN / name for name in _OF_OWN} | {f"lab/{name}": LAB / name for name in OF_LAB}
_TYPES = {".js": "text/javascript", ".css": "text/css"}


class PageFile(NamedTuple):
    """A file's content, and its media type."""

    content: bytes
    media_type: str


def page_file(path: str) -> PageFile | None:
    """Return the file at a path below the page's root, None where there isn't one."""
    file = _FILES.get(path)
    return PageFile(file.read_bytes(), _TYPES[file.suffix]) if file else None


def words_of_pictures(language: str) -> bytes:
    """Return the lab's own words, as JSON: its modules have them under their keys."""
    return (LAB / "text" / f"{language}.json").read_bytes()


def words_of_page(language: str) -> dict[str, str]:
    """Return the page's words by their keys."""
    return {
        key: text for key, text in catalogue("watched", language).items() if key.startswith("page.")
    }
