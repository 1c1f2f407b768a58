"""What browsers get of the lab's scripts and styles: all but the comments."""

from pathlib import Path

import pytest
from pygments.lexers import get_lexer_for_filename
from werkzeug.test import Client

from frontend.comments import without_comments
from frontend.lab_files import FOLDER

FILES = [*FOLDER.glob("*/*.js"), *FOLDER.glob("*/*.css")]


def code_of(file: Path, text: str) -> list[tuple[int, str, str]]:
    """Return what a lexer takes for code: the line, the kind of token, and its text."""
    tokens = []
    line = 1
    for kind, value in get_lexer_for_filename(file.name, stripnl=False).get_tokens(text):
        if value.strip() and not str(kind).startswith("Token.Comment"):
            tokens.append((line, str(kind), value))
        line += value.count("\n")
    return tokens


def test_nothing_but_comments_is_left_out_and_lines_keep_their_numbers(site: Client) -> None:
    changed = []
    for file in FILES:
        served = site.get(f"/lab/{file.relative_to(FOLDER)}").text
        if code_of(file, served) != code_of(file, file.read_text(encoding="utf-8")):
            changed.append(file.name)

    assert (len(FILES) > 50, changed) == (True, [])


def test_pages_get_no_documentation(site: Client) -> None:
    served = {file.name: site.get(f"/lab/{file.relative_to(FOLDER)}").text for file in FILES}

    assert {
        name: line
        for name, text in served.items()
        for line in text.splitlines()
        # A cast stands in the line of what it is for.
        if line.strip().startswith(("/*", "//", "* @")) and "*/ " not in line
    } == {}


@pytest.mark.parametrize(
    ("code", "left"),
    [
        ("// One.\nrun() // two\n", "\nrun() // two\n"),
        ("/**\n * One.\n */\nrun()\n/* two */\n", "\n\n\nrun()\n\n"),
        ("/** @type {A} */ (run())\nx /* one */\n", "/** @type {A} */ (run())\nx /* one */\n"),
        ("get('https://app')\n", "get('https://app')\n"),
    ],
)
def test_a_comment_has_its_lines_to_itself(code: str, left: str) -> None:
    assert without_comments(code) == left
