"""Random cases as people bring them: what a browser printed and showed, with parts left out."""

import random
from typing import Any

from backend.whycors.browsers.chromium_line import chromium_line
from backend.whycors.browsers.firefox_line import firefox_line
from backend.whycors.browsers.recognise import recognise
from backend.whycors.cases.case import Case, Played, play_case, read_case
from backend.whycors.cases.case_server import Turn
from backend.whycors.evidence.model import (
    Evidence,
    Line,
    Place,
    Seen,
    SeenAnswer,
)
from backend.whycors.fetch_standard import HttpResponse

#: What a browser adds to a CORS request by itself.
AGENTS = {"chromium": "Mozilla/5.0 Chrome/156.0", "firefox": "Mozilla/5.0 Firefox/153.0"}


def lines_of(case: Case, played: Played) -> tuple[Line, ...]:
    """Return the console's lines of a case, () where its browser prints none."""
    print_line = firefox_line if case.browser == "firefox" else chromium_line
    text = print_line(case.request, played.outcome)
    return as_lines(text) if text else ()


def as_lines(text: str) -> tuple[Line, ...]:
    """Return the lines that are recognised in a text."""
    return tuple(
        Line(Place("console", number, number), text, recognised)
        for number, recognised in enumerate(recognise(text), 1)
    )


def seen_of(case: Case, turn: Turn, *, keeps: random.Random | None = None) -> Seen:
    """Return an exchange as a HAR file has it; with `keeps`, some of it is left out."""

    def is_kept() -> bool:
        return keeps is None or keeps.random() < 0.7

    request, answer = turn.request, turn.answer
    headers: list[tuple[str, str]] = [*request.headers]
    if request.origin is not None:
        headers.append(("Origin", request.origin))
    if case.browser in AGENTS:
        headers.append(("User-Agent", AGENTS[case.browser]))
    told: SeenAnswer | None = SeenAnswer(error="net::ERR_CONNECTION_REFUSED")
    if isinstance(answer, HttpResponse):
        told = SeenAnswer(
            status=answer.status if is_kept() else None,
            headers=answer.headers if is_kept() else None,
        )
    elif answer.error != "refused":
        told = None
    return Seen(
        place=Place("har", 1, 1),
        by="browser",
        kind=request.kind,
        method=request.method,
        url=request.url,
        headers=tuple(headers) if is_kept() else None,
        has_body=None,
        answer=told if is_kept() else None,
    )


def told_in_parts(case: dict[str, Any], chance: random.Random) -> tuple[Case, Played, Evidence]:
    """Return a case, what comes of it, and the evidence of it that somebody has."""
    read = read_case(case)
    played = play_case(read)
    lines = lines_of(read, played) if chance.random() < 0.5 else ()
    seen = tuple(
        seen_of(read, turn, keeps=chance) for turn in played.exchanges if chance.random() < 0.7
    )
    return read, played, Evidence(lines=lines, seen=seen)
