"""The package's face: what others take from it, and what it does not know."""

import ast
import re
from pathlib import Path

import backend
from backend.whycors import fetch_standard
from backend.whycors.fetch_standard import __all__ as face

BACKEND = Path(backend.__file__).parent
PACKAGE = Path(fetch_standard.__file__).parent
#: They take the algorithm's steps apart, for the browser that has steps of its own.
BROWSERS = PACKAGE.parent / "browsers"
#: In reasons.py it says whose names the reasons have.
BROWSERS_NAMES = re.compile(r"chromium|firefox|safari|webkit|gecko|blink", re.IGNORECASE)


def test_others_take_what_the_face_names() -> None:
    inner = [
        f"{path.relative_to(BACKEND)}: {node.module}"
        for path in sorted(BACKEND.rglob("*.py"))
        if not {PACKAGE, BROWSERS} & set(path.parents)
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and ".fetch_standard." in f".{node.module}"
    ]

    assert not inner


def test_each_name_of_the_face_is_taken() -> None:
    folders = (BACKEND, BACKEND.parent / "tests")
    paths = (path for folder in folders for path in folder.rglob("*.py"))
    others = "\n".join(path.read_text("utf-8") for path in paths if PACKAGE not in path.parents)

    assert [name for name in face if not re.search(rf"\b{name}\b", others)] == []


def test_the_standard_names_no_browser() -> None:
    named = [
        path.name
        for path in sorted(PACKAGE.glob("*.py"))
        if BROWSERS_NAMES.search(path.read_text("utf-8"))
    ]

    assert named == ["reasons.py"]
