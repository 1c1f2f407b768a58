"""The cases that fit what is known: each supposed value with its few alternatives, played.

The number is bounded. Answers are varied only where the algorithm asks for them.
"""

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..cases.case import BadCase, Played, play_case, read_case
from ..fetch_standard import HttpResponse, parse_url
from .alternatives import Case, Json, alternatives
from .answer_alternatives import answer_alternatives
from .line_meaning import fits, most_telling
from .model import Line, Seen
from .verdicts import Verdict, verdict_of_case

#: How many cases are played for one incident at most. One takes about a fifth of a millisecond.
MAX_PLAYED = 256
_ROW = re.compile(r"responses\[(\d+)\]")


@dataclass(frozen=True)
class Draft:
    """A case (case.schema.json), and the paths in it whose values are supposed."""

    case: Case
    supposed: tuple[str, ...]


@dataclass(frozen=True)
class Hypothesis:
    """A case, what comes of it, and what it takes each supposed value for."""

    case: Case
    played: Played
    chosen: Mapping[str, Json]

    @property
    def verdict(self) -> Verdict:
        """What comes of the case."""
        return verdict_of_case(self.played)


class Search:
    """The hypotheses that fit, the nearest to the draft first. Each iteration searches anew.

    They have what of the case is known, a browser may have printed the most telling line, and it
    gets the answers that it was seen to get.
    """

    def __init__(self, draft: Draft, lines: Sequence[Line], seen: Sequence[Seen]) -> None:
        self._draft = draft
        self._lines = lines
        self._line = most_telling(lines)
        self._seen = _of_this_try(seen, draft.case)
        self._rows = {int(found[1]) for path in draft.supposed if (found := _ROW.match(path))}
        #: Whether the last iteration came to its end, and so has yielded all there are.
        self.is_whole = False

    def __iter__(self) -> Iterator[Hypothesis]:
        self.is_whole = False
        count = 0
        for requested, chosen in self._requests():
            for hypothesis in self._answered(requested, chosen, frozenset()):
                count += 1
                if self._is_fitting(hypothesis):
                    yield hypothesis
                if count == MAX_PLAYED:
                    return
        self.is_whole = True

    def _requests(self) -> Iterator[tuple[Case, dict[str, Json]]]:
        """Yield the case with each choice of its request: as it is, then with more changes."""
        case = self._draft.case
        paths = [path for path in self._draft.supposed if not _ROW.match(path)]
        options = [alternatives(path, case, self._lines) for path in paths]
        usual = {path: option[0] for path, option in zip(paths, options, strict=True)}
        for changes in range(len(paths) + 1):
            for places in itertools.combinations(range(len(paths)), changes):
                for values in itertools.product(*(options[place][1:] for place in places)):
                    changed = {paths[p]: value for p, value in zip(places, values, strict=True)}
                    yield _with_values(case, usual | changed), usual | changed

    def _answered(
        self, case: Case, chosen: dict[str, Json], settled: frozenset[int]
    ) -> Iterator[Hypothesis]:
        """Yield the case with each choice of those supposed answers that it asks for."""
        try:
            played = play_case(read_case(case))
        except BadCase:
            return
        place = _first_open(case, played, self._rows - settled)
        if place is None:
            yield Hypothesis(case, played, chosen)
            return
        for row in answer_alternatives(case, place, self._draft.supposed, self._lines):
            rows = [row if i == place else each for i, each in enumerate(case["responses"])]
            choice = {**chosen, f"responses[{place}]": row}
            yield from self._answered({**case, "responses": rows}, choice, settled | {place})

    def _is_fitting(self, hypothesis: Hypothesis) -> bool:
        if self._line is not None and not fits(self._line, hypothesis.played.outcome):
            return False
        return all(_is_reproduced(turn, hypothesis) for turn in self._seen)


def row_for(case: Case, kind: str, url: str) -> int | None:
    """Return which row of a case answers a request, None where none does."""
    for place, row in enumerate(case["responses"]):
        if row["to"] in (kind, "*") and row["url"] in (url, "*"):
            return place
    return None


def _with_values(case: Case, chosen: Mapping[str, Json]) -> Case:
    made = {**case, "request": dict(case["request"])}
    for path, value in chosen.items():
        *_, name = path.split(".")
        if value is not None:
            (made["request"] if path.startswith("request.") else made)[name] = value
    return made


def _first_open(case: Case, played: Played, open_rows: set[int]) -> int | None:
    """Return the first supposed row that answered and isn't settled, None for none."""
    for turn in played.exchanges:
        place = row_for(case, turn.request.kind, turn.request.url)
        if place in open_rows:
            return place
    return None


def _of_this_try(seen: Sequence[Seen], case: Case) -> list[Seen]:
    """Return what a browser was seen to do that belongs to the case: not other tries at it."""
    urls = {case["request"]["url"], *(row["url"] for row in case["responses"])}
    sent = {parsed.as_sent for url in urls if (parsed := parse_url(url))}
    first: dict[tuple[str, str], Seen] = {}
    for turn in seen:
        url = parse_url(turn.url or "")
        if turn.by == "browser" and url is not None and url.as_sent in sent:
            first.setdefault((turn.kind or "request", url.as_sent), turn)
    return list(first.values())


def _is_reproduced(turn: Seen, hypothesis: Hypothesis) -> bool:
    """Return whether the browser sends a request that it was seen to send, and is answered."""
    url, kind, answer = parse_url(turn.url or ""), turn.kind or "request", turn.answer
    same = [
        exchange
        for exchange in hypothesis.played.exchanges
        if url and exchange.request.kind == kind and exchange.request.url == url.as_sent
    ]
    is_answered = any(isinstance(exchange.answer, HttpResponse) for exchange in same)
    has_failed = hypothesis.verdict.reason is not None
    if answer is not None and not answer.status and answer.error:
        return has_failed and not is_answered
    if answer is not None and answer.error and "ERR_FAILED" in answer.error:
        return has_failed and is_answered  # so Chromium's HAR files have what CORS refused
    return bool(same) or (kind == "request" and (answer is None or not answer.status))
