"""A call of a page as a watched app sees it: its exchanges, and what the browser makes of them."""

import time
from collections.abc import Sequence
from typing import Any

from ...browsers.behaviours import Browser
from ...cases.case import read_case
from ...cases.outcome_json import printed_lines
from ...evidence.diagnosis import diagnosis
from .watching_judgement import CallState, JudgedCall, judged, judged_with_credentials
from .watching_turns import WatchedTurn

Json = dict[str, Any]


class WatchedCall:
    """A call, `number` among all of them from 1; its `turns` become more as they come."""

    def __init__(self, number: int, turn: WatchedTurn) -> None:
        self.number = number
        self.at = time.time()  # seconds since 1970
        self.version = 0  # that of the watch when something became of it last
        self.noted = time.monotonic()  # when its last answer came
        self.turns = [turn]
        self.judged = judged(self.turns)

    @property
    def state(self) -> CallState:
        """What came of it so far."""
        return self.judged.state

    @property
    def first(self) -> WatchedTurn:
        """The exchange that it began with, maybe a preflight."""
        return self.turns[0]

    @property
    def last(self) -> WatchedTurn:
        """The exchange that decides, as far as they have come."""
        return self.turns[-1]

    @property
    def is_redirected(self) -> bool:
        """Whether more may come: its last answer sends the browser elsewhere."""
        return self.state != "refused" and self.last.redirects_to is not None

    @property
    def method(self) -> str:
        """The method of the request that the page makes."""
        return self.last.method

    @property
    def url(self) -> str:
        """The URL of its last exchange, without secret values."""
        return self.last.seen().url or ""

    @property
    def browser(self) -> Browser:
        """Whose request it is by its User-Agent; "chromium" where that names no browser."""
        case = self.judged.incident.case
        browser: Browser = case["browser"] if case else "standard"
        return "chromium" if browser == "standard" else browser

    @property
    def browser_name(self) -> str:
        """The browser as people call it."""
        return self.browser.capitalize()

    @property
    def is_by_element(self) -> bool:
        """Whether an element such as `<img crossorigin>` asked, and no script."""
        case = self.judged.incident.case
        return case is not None and case["request"]["api"] == "element"

    @property
    def would_be_refused_with_credentials(self) -> bool:
        """Whether the answer may be read only because the call seems to be made without."""
        return self.state == "readable" and judged_with_credentials(self.turns) is not None

    def go_on(self, turn: WatchedTurn) -> None:
        """Take a further exchange, and judge anew."""
        self.noted = time.monotonic()
        self.turns.append(turn)
        self.judged = judged(self.turns)

    def give_up(self) -> None:
        """Note that nothing followed: a call with credentials may have been refused."""
        self.judged = judged_with_credentials(self.turns) or self.judged

    def diagnosis(self, language: str) -> Json:
        """Return what is refused, why, and what to change: see Diagnosis in types.d.ts.

        Its story tells who answered, as the record has it.
        """
        told = diagnosis(self.judged.incident, self.judged.judgement, language)
        if told["story"] is not None:
            _tell_of_last_call(told["story"])
            _tell_who_answered(told["story"]["record"]["exchanges"], self.turns)
        return told

    @property
    def is_refused_either_way(self) -> bool:
        """Whether it is refused with credentials and without, for different reasons."""
        return self.state == "refused" and self.judged.judgement.degree == "unknown"

    def title_with_credentials(self, language: str) -> str:
        """Return why it is refused if it is made with credentials, in a few words."""
        told = judged_with_credentials(self.turns) or self.judged
        title: str = diagnosis(told.incident, told.judgement, language)["title"]
        return title

    def console_lines(self) -> list[str]:
        """Return what its browser prints, of a script's call as of a fetch(); [] for nothing.

        There are two of what is refused either way, the one without credentials first.
        """
        ways = [self.judged]
        if self.is_refused_either_way:
            ways.append(judged_with_credentials(self.turns) or self.judged)
        lines = (_console_line(way, self.browser) for way in ways)
        return list(dict.fromkeys(line for line in lines if line))


def _console_line(judged: JudgedCall, browser: Browser) -> str | None:
    case, played = judged.incident.case, judged.judgement.played
    if case is None or played is None:
        return None
    return printed_lines(read_case(case).request, played.outcome).get(browser)


def _tell_of_last_call(story: Json) -> None:
    """Leave out of a story the earlier call, from which the browser remembers a preflight."""
    last = story["calls"][-1]["id"]
    story["calls"] = [call for call in story["calls"] if call["id"] == last]
    dropped = [event for event in story["events"] if event["call"] != last]
    story["events"] = [event for event in story["events"] if event["call"] == last]
    if story["reason"]["gate"] is not None:
        story["reason"]["gate"] -= len(dropped)
    gone = {event["exchange"] for event in dropped}
    record = story["record"]
    record["exchanges"] = [each for each in record["exchanges"] if each["number"] not in gone]
    story["during"] = [number for number in story["during"] if number not in gone]


def _tell_who_answered(told: list[Json], turns: Sequence[WatchedTurn]) -> None:
    """Put into the exchanges of a story what the record has of each, by kind and in their order."""
    for kind in ("preflight", "request"):
        recorded = [turn for turn in turns if turn.exchange.kind == kind]
        drawn = [exchange for exchange in told if exchange["kind"] == kind]
        for exchange, turn in zip(drawn, recorded, strict=False):
            exchange |= {"view": turn.exchange.view, "answered_by": turn.exchange.answered_by}
            exchange["response"] |= {"headers": [list(pair) for pair in turn.answer_headers]}
