"""`whycors diagnose`: whatever somebody has of a failure, diagnosed in a terminal or as JSON."""

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from typing import Any

from ..evidence.diagnosis import diagnose
from ..evidence.parts import too_much_text
from ..evidence.reading import TooMuchText
from ..words import LANGUAGES
from ..words.catalogues import catalogue
from .diagnosis_text import diagnosis_text

REFUSED = 2

#: Returns the addresses of pages where a failure can be seen, in a language: for its reason and the
#: ids of what it is about.
PagesShowing = Callable[[str, Sequence[str], str], list[str]]


def diagnose_command(
    given: list[str], prog: str = "whycors diagnose", pages_showing: PagesShowing | None = None
) -> int:
    """Diagnose as the arguments say; return 2 if nothing can be diagnosed."""
    options = argparse.ArgumentParser(prog=prog, description="Diagnose a cross-origin failure.")
    options.add_argument("what", help="a file with whatever you have, - for standard input, a URL")
    options.add_argument("--json", action="store_true", help="one diagnosis per line, for programs")
    options.add_argument("--lang", choices=LANGUAGES, default="en", help="the words' language")
    arguments = options.parse_args(given)
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        text = _read(arguments.what)
    except OSError as error:
        print(f"{arguments.what}: {error.strerror}. Give a file, a URL, or -.", file=sys.stderr)
        return REFUSED
    return print_diagnoses(text, arguments.lang, arguments.json, pages_showing)


def _read(what: str) -> str:
    """Return the text; what isn't UTF-8 becomes U+FFFD. A URL is text: nothing is sent there."""
    if what.startswith(("http://", "https://")):
        return what
    if what == "-":
        return from_standard_input()
    with open(what, encoding="utf-8-sig", errors="replace") as file:
        return file.read()


def from_standard_input() -> str:
    """Return what stands in standard input; what isn't UTF-8 becomes U+FFFD."""
    sys.stdin.reconfigure(encoding="utf-8-sig", errors="replace")  # type: ignore[union-attr]
    return sys.stdin.read()


def print_diagnoses(
    text: str, language: str, as_json: bool, pages_showing: PagesShowing | None = None
) -> int:
    """Print the diagnoses of a text, and return the exit code."""
    try:
        answer = diagnose(text, language)
    except TooMuchText as too_much:
        print(too_much_text(too_much, language), file=sys.stderr)
        return REFUSED
    if not answer["diagnoses"]:
        print(_nothing(answer, language), file=sys.stderr)
        return REFUSED
    for diagnosis in answer["diagnoses"]:
        if pages_showing is not None:
            reason, ids = diagnosis["reason"] or "", diagnosis["covers"]
            diagnosis["shown_in"] = pages_showing(reason, ids, language)
        shown = (
            json.dumps(diagnosis, ensure_ascii=False)
            if as_json
            else diagnosis_text(diagnosis, language)
        )
        print(shown, flush=True)
    return 0


def _nothing(answer: dict[str, Any], language: str) -> str:
    """Return the line that says why there is no diagnosis."""
    texts = catalogue("diagnosis", language)
    ordinary = texts["unread"]
    faults = [part for part in answer["unread"] if part["sentence"] != ordinary]
    if not faults:
        return texts["unread.nothing"]
    return texts["unread.at"].format(line=faults[0]["first_line"], fault=faults[0]["sentence"])
