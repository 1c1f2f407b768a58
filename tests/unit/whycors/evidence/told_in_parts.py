"""Random cases as people bring them: what a browser printed and showed, with parts left out."""

import random
from typing import Any, NamedTuple

from backend.whycors.browsers.chromium_line import chromium_line
from backend.whycors.browsers.firefox_line import firefox_line
from backend.whycors.browsers.recognise import recognise
from backend.whycors.browsers.safari_line import safari_line
from backend.whycors.cases.case import Case, Played, play_case, read_case
from backend.whycors.cases.case_server import Turn
from backend.whycors.evidence.model import (
    Evidence,
    HeaderPairs,
    Line,
    Place,
    Seen,
    SeenAnswer,
)
from backend.whycors.fetch_standard import (
    REDIRECT_STATUSES,
    HttpRequest,
    HttpResponse,
    NetworkFailure,
    parse_url_of_page,
)

#: By what a browser's request shows whose it is.
AGENTS = {
    "chromium": "Mozilla/5.0 Chrome/156.0 Safari/537.36",
    "firefox": "Mozilla/5.0 Firefox/153.0",
    "safari": "Mozilla/5.0 Version/26.0 Safari/605.1.15",
}
LINES = {"firefox": firefox_line, "safari": safari_line}
#: What curl says where there is no answer.
CURL_ERRORS = {
    "refused": "Failed to connect to localhost port 5999: Connection refused",
    "dns": "Could not resolve host: nobody.invalid",
    "dropped": "Empty reply from server",
}


class ToldCase(NamedTuple):
    """A case, what really comes of it, and the evidence of it that somebody has."""

    case: Case
    played: Played
    evidence: Evidence


def told_by_browser(data: dict[str, Any], chance: random.Random) -> ToldCase:
    """Return a case with its console line and its HAR entries, as far as somebody has them."""
    case = read_case(data)
    played = play_case(case)
    seen = [_entry(case, turn, chance) for turn in played.exchanges if chance.random() < 0.7]
    return ToldCase(case, played, Evidence(_lines(case, played, chance), tuple(seen)))


def told_by_curl(data: dict[str, Any], chance: random.Random) -> ToldCase:
    """Return a case with its console line and what curl got for the same requests.

    A server that answers by Origin tells curl nothing where it doesn't send one.
    """
    case = read_case(data)
    played = play_case(case)
    by_origin = chance.random() < 0.5
    kinds = [kind for kind in ("preflight", "request") if chance.random() < 0.7]
    seen = [
        _transcript(turn, chance.random() < 0.7, by_origin)
        for turn in played.exchanges[:2]
        if turn.request.kind in kinds and turn.request.url == _first_url(case)
    ]
    return ToldCase(case, played, Evidence(_lines(case, played, chance), tuple(seen)))


def as_lines(text: str) -> tuple[Line, ...]:
    """Return the lines that are recognised in a text."""
    return tuple(
        Line(Place("console", number, number), text, recognised)
        for number, recognised in enumerate(recognise(text), 1)
    )


def _lines(case: Case, played: Played, chance: random.Random) -> tuple[Line, ...]:
    text = LINES.get(case.browser, chromium_line)(case.request, played.outcome)
    return as_lines(text) if text and chance.random() < 0.5 else ()


def _entry(case: Case, turn: Turn, chance: random.Random) -> Seen:
    """Return an exchange as a HAR file has it, with some of it left out."""

    def is_kept() -> bool:
        return chance.random() < 0.7

    request, answer = turn.request, turn.answer
    told = None
    if isinstance(answer, HttpResponse) and is_valid(answer):
        # Who reads headers sees that an answer redirects, or that a proxy asks who is there.
        has_status = is_kept() or answer.status in (407, *REDIRECT_STATUSES)
        told = SeenAnswer(
            status=answer.status if has_status else None,
            headers=answer.headers if is_kept() else None,
        )
    elif answer == NetworkFailure("refused"):
        told = SeenAnswer(error="net::ERR_CONNECTION_REFUSED")
    return Seen(
        place=Place("har", 1, 1),
        by="browser",
        kind=request.kind,
        method=request.method,
        url=request.url,
        headers=_on_the_wire(request, AGENTS.get(case.browser)) if is_kept() else None,
        answer=told if is_kept() else None,
    )


def is_valid(answer: HttpResponse) -> bool:
    """Return whether browsers take an answer for HTTP: then their tools show it."""
    return not any("\0" in value for _, value in answer.headers)


def _transcript(turn: Turn, has_origin: bool, by_origin: bool) -> Seen:
    """Return what curl got for the same request, with an Origin or without."""
    request, answer = turn.request, turn.answer
    if isinstance(answer, HttpResponse):
        shown = [
            pair
            for pair in answer.headers
            if has_origin or not by_origin or not pair[0].lower().startswith("access-control-")
        ]
        told = SeenAnswer(answer.status, tuple(shown))
    else:
        told = SeenAnswer(error=CURL_ERRORS[answer.error])
    headers = _on_the_wire(request, None)
    if not has_origin:
        headers = tuple(pair for pair in headers if pair[0] != "Origin")
    return Seen(
        place=Place("curl", 1, 1),
        by="curl",
        kind=request.kind,
        method=request.method,
        url=request.url,
        headers=headers,
        answer=told,
    )


def _on_the_wire(request: HttpRequest, agent: str | None) -> HeaderPairs:
    origin = () if request.origin is None else (("Origin", request.origin),)
    return (*request.headers, *origin, *((("User-Agent", agent),) if agent else ()))


def _first_url(case: Case) -> str:
    url = parse_url_of_page(case.request.url, case.request.origin)
    return url.as_sent if url else ""
