"""explain.py --message: what a console line means, in the terminal."""

import json
import sys
from typing import Any

from backend.console_lines import TextTooLong, explain_text, words_of
from frontend.lessons import find_lessons
from frontend.shown import address, places_showing
from frontend.text import catalogue

REFUSED = 2


def explain_message(message: str, language: str, as_json: bool) -> int:
    """Print what a console line means, and return the exit code. "-" is standard input."""
    if message == "-":
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
        message = sys.stdin.read()
    try:
        lines = explain_text(message, language)
    except TextTooLong as error:
        print(error, file=sys.stderr)
        return REFUSED
    if not lines:
        print(words_of(language)["unrecognised"], file=sys.stderr)
        return REFUSED
    for line in lines:
        line["shown_in"] = _shown_in(line, language)
        print(json.dumps(line, ensure_ascii=False) if as_json else _story(line, language))
    return 0


def _shown_in(line: dict[str, Any], language: str) -> list[str]:
    """Return the paths of the lab's pages where what the line is about can be seen."""
    found = places_showing(line["reason"], line["covers"], find_lessons())
    return [f"/{language}/{address(place)}" for place in found]


def _story(line: dict[str, Any], language: str) -> str:
    words = words_of(language)
    told = [f"{line['reason']} ({line['printed_by']})", line["means"]]
    told += [f"  • {note}" for note in line["notes"]]
    if line["cannot_tell"]:
        told += ["", words["heading.cannot_tell"], *(f"  ? {each}" for each in line["cannot_tell"])]
    told += ["", words["heading.check"]]
    told += [f"  {number}. {each}" for number, each in enumerate(line["check"], 1)]
    if line["shown_in"]:
        see = catalogue(language)["paste.see"]
        told += ["", see, *(f"  → {path}" for path in line["shown_in"])]
    return "\n".join(told) + "\n"
