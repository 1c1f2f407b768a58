"""The facts of a failure, in a fixed order: what was given, what follows, and what is a guess."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from ..cases.case import play_case, read_case
from ..fetch_standard import HttpResponse, Kind
from .alternatives import UNSAFE_HEADER, UNTOLD
from .incident import Fact, FactName
from .known import Known
from .model import GivenCase, Seen
from .sources import Given

Case = dict[str, Any]

#: The names of what is known of an answer, its status and its headers.
_OF_ANSWER: dict[Kind, tuple[FactName, FactName]] = {
    "preflight": ("preflight_status", "preflight_headers"),
    "request": ("status", "headers"),
}


def facts_known(known: Known, case: Case | None) -> tuple[Fact, ...]:
    """Return what is known of a failure; the guesses are what its case has.

    Headers are one `Name: value` per line. Nothing is said of a preflight where the case has none.
    """
    request: dict[str, Any] = case["request"] if case else {}
    top: dict[str, Any] = case or {}
    headers = known.headers
    listed = (
        Given(_names_at_least(headers.value), headers.degree, headers.place) if headers else None
    )
    return (
        _fact("browser", known.browser, top.get("browser")),
        _fact("page_origin", known.page_origin, top.get("page_origin")),
        _fact("url", known.url, request.get("url")),
        _fact("method", known.method, request.get("method")),
        _fact("request_headers", listed, _names_at_least(request.get("headers", ()))),
        _fact("credentials", known.credentials, request.get("credentials")),
        _fact("mode", known.mode, request.get("mode")),
        *_of_answers(known, case),
    )


def facts_of_case(given: GivenCase) -> tuple[Fact, ...]:
    """Return the facts of a case that was given whole: all of them are measured.

    Of several answers of a kind they have the last one.
    """
    case, place = given.case, given.place
    request = case["request"]
    values: dict[FactName, str] = {
        "browser": case.get("browser", "standard"),
        "page_origin": case["page_origin"],
        "url": request["url"],
        "method": request.get("method", "GET"),
        "request_headers": headers_text(request.get("headers", ())),
        "credentials": request.get("credentials", "same-origin"),
        "mode": request.get("mode", "cors"),
    }
    for turn in play_case(read_case(case)).exchanges:
        if isinstance(turn.answer, HttpResponse):
            status, headers = _OF_ANSWER[turn.request.kind]
            values[status] = str(turn.answer.status)
            values[headers] = headers_text(turn.answer.headers)
    return tuple(Fact(name, value, "measured", place) for name, value in values.items())


def headers_text(pairs: Iterable[Sequence[str]]) -> str:
    """Return headers as text, one per line."""
    return "\n".join(f"{name}: {value}" for name, value in pairs)


def _names_at_least(pairs: Iterable[Sequence[str]]) -> str:
    """Return script's headers as text, by their names alone where nobody gave the value."""
    rows = ([name] if value == UNTOLD else [name, value] for name, value in pairs)
    return "\n".join(": ".join(row) for row in rows if row[0] != UNSAFE_HEADER)


def _fact(name: FactName, given: Given[str] | None, guess: object) -> Fact:
    if given is None:
        return Fact(name, None, "unknown", guess=None if guess is None else str(guess))
    return Fact(name, given.value, given.degree, given.place)


def _of_answers(known: Known, case: Case | None) -> Iterator[Fact]:
    asked = _kinds_asked(case) if case else ()
    for kind, (status_name, headers_name) in _OF_ANSWER.items():
        seen, row = _answered(known, kind), _row_of(case, kind) if case and kind in asked else None
        status, headers = _told(known, kind, seen)
        if seen is None and row is None and status is None and headers is None:
            continue
        guess = row or {}
        yield _fact(status_name, status, guess.get("status"))
        yield _fact(headers_name, headers, headers_text(guess.get("headers", ())) or None)


def _told(
    known: Known, kind: Kind, seen: Seen | None
) -> tuple[Given[str] | None, Given[str] | None]:
    """Return status and headers of an answer: a line tells what the browser itself got."""
    told = known.told_answer if known.told_answer and known.told_answer.kind == kind else None
    status = headers = None
    if seen is not None and seen.answer is not None:
        if seen.answer.status:
            status = Given(str(seen.answer.status), "measured", seen.place)
        if seen.answer.headers is not None:
            headers = Given(headers_text(seen.answer.headers), "measured", seen.place)
    if told is not None and told.status:
        status = Given(str(told.status), "measured", told.place)
    if told is not None and told.header and headers is None:
        headers = Given(headers_text([told.header]), "measured", told.place)
    return status, headers


def _answered(known: Known, kind: Kind) -> Seen | None:
    """Return the last that was seen of a kind, None for none."""
    turns = known.attempt.turns if known.attempt else []
    found = [turn for turn in turns if (turn.kind or "request") == kind]
    return found[-1] if found else None


def _kinds_asked(case: Case) -> list[Kind]:
    return [turn.request.kind for turn in play_case(read_case(case)).exchanges]


def _row_of(case: Case, kind: Kind) -> dict[str, Any] | None:
    rows: list[dict[str, Any]] = [row for row in case["responses"] if row["to"] in (kind, "*")]
    return rows[-1] if rows else None
