"""`whycors explain`: cases, or a console line, explained in a terminal or as JSON."""

import argparse
import contextlib
import json
import sys
from collections.abc import Iterator
from typing import Any, TextIO

from ..cases.case import BadCase, Case, parse_case, play_case, remedy_case
from ..cases.case_cookies import hidden_headers, offered_exposure
from ..cases.outcome_json import outcome_as_json
from ..cases.remedy_json import exposure_as_json, remedy_as_json
from ..words import LANGUAGES
from ..words.case_cookie_words import CaseCookies
from .case_story import story
from .diagnose import PagesShowing, from_standard_input, print_diagnoses


def explain_command(
    given: list[str], prog: str = "whycors explain", pages_showing: PagesShowing | None = None
) -> int:
    """Explain as the arguments say; return 2 if a line isn't a case or an argument is wrong."""
    options = argparse.ArgumentParser(prog=prog, description="Explain cross-origin requests.")
    what = options.add_mutually_exclusive_group(required=True)
    what.add_argument("cases", nargs="?", help="a file of cases, or - for standard input")
    what.add_argument("--message", metavar="LINE", help="a console line, or - for standard input")
    options.add_argument("--json", action="store_true", help="one outcome per line, for programs")
    options.add_argument("--lang", choices=LANGUAGES, default="en", help="the story's language")
    arguments = options.parse_args(given)
    # What can't be encoded, such as half a surrogate pair, is written as in JSON: \ud800.
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    if arguments.message is not None:
        message = from_standard_input() if arguments.message == "-" else arguments.message
        return print_diagnoses(message, arguments.lang, arguments.json, pages_showing)
    try:
        cases = opened(arguments.cases)
    except OSError as error:
        print(f"{arguments.cases}: {error.strerror}. Give a file of cases, or -.", file=sys.stderr)
        return 2
    code = 0
    with cases as lines:
        for number, case in read(lines):
            code = max(code, 2 * isinstance(case, BadCase))
            print(shown_case(case, number, arguments.json, arguments.lang), flush=True)
    return code


def opened(path: str) -> contextlib.AbstractContextManager[TextIO]:
    """Return the file of cases, or standard input for "-"; what isn't UTF-8 becomes U+FFFD."""
    if path == "-":
        sys.stdin.reconfigure(encoding="utf-8-sig", errors="replace")  # type: ignore[union-attr]
        return contextlib.nullcontext(sys.stdin)
    return open(path, encoding="utf-8-sig", errors="replace")


def read(lines: TextIO) -> Iterator[tuple[int, Case | BadCase]]:
    """Yield each case, or what is wrong with it, with the number of its line, from 1."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield number, parse_case(line)
            except BadCase as bad:
                yield number, bad


def shown_case(case: Case | BadCase, number: int, as_json: bool, language: str) -> str:
    """Return what is printed for a line: the case's story, or one line of JSON."""
    if isinstance(case, BadCase):
        error: dict[str, Any] = {"id": case.id, "line": number, "error": str(case)}
        return json.dumps(error, ensure_ascii=False) if as_json else f"{number}: {case}"
    if not as_json:
        return story(case, language)
    played = play_case(case)
    line = outcome_as_json(case.id, case.request, played.outcome) | {
        "http_cache_could_answer": played.http_cache_could_answer,
        "change": remedy_as_json(remedy_case(case)),
        "hidden_headers": hidden_headers(played),
        "exposure": exposure_as_json(offered_exposure(played)),
        "cookies": CaseCookies(case, played, language).as_json(),
    }
    return json.dumps(line, ensure_ascii=False)
