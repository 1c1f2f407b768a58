"""What a console line means, told in the terminal."""

import json
import sys
from collections.abc import Callable, Collection
from typing import Any

from ..words.catalogues import catalogue
from ..words.pasted_line import TextTooLong, explain_text

REFUSED = 2

#: Returns the addresses of pages where an error can be seen, in a language: for its reason and
#: the ids of what it is about.
PagesShowing = Callable[[str, Collection[str], str], list[str]]


def explain_message(
    message: str, language: str, as_json: bool, pages_showing: PagesShowing | None = None
) -> int:
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
        print(catalogue("pasted", language)["unrecognised"], file=sys.stderr)
        return REFUSED
    for line in lines:
        if pages_showing is not None:
            line["shown_in"] = pages_showing(line["reason"], line["covers"], language)
        print(json.dumps(line, ensure_ascii=False) if as_json else _story(line, language))
    return 0


def _story(line: dict[str, Any], language: str) -> str:
    words = catalogue("pasted", language)
    told = [f"{line['reason']} ({line['printed_by']})", line["means"]]
    told += [f"  • {note}" for note in line["notes"]]
    if line["cannot_tell"]:
        told += [
            "",
            words["heading.cannot_tell"],
            *(f"  ? {question}" for question in line["cannot_tell"]),
        ]
    told += ["", words["heading.check"]]
    told += [f"  {number}. {step}" for number, step in enumerate(line["check"], 1)]
    if line.get("shown_in"):
        told += ["", words["heading.see"], *(f"  → {path}" for path in line["shown_in"])]
    return "\n".join(told) + "\n"
