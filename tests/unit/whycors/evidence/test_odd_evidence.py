"""Evidence that fits together in no way: it is judged all the same, and nothing is raised."""

import json
import random
from typing import TypeVar

from backend.whycors.browsers.recognise import VAGUE, Recognised
from backend.whycors.evidence.gathering import incidents
from backend.whycors.evidence.judging import judge
from backend.whycors.evidence.model import (
    Evidence,
    HeaderPairs,
    Line,
    Place,
    Seen,
    SeenAnswer,
)
from backend.whycors.evidence.picture import told_story
from backend.whycors.fetch_standard import REASONS
from tests.unit.offenders import offenders

Value = TypeVar("Value")

URLS = [
    *["http://[", "localhost:5000", "", "file:///x", "*", "/notes", "data:,x", "blob:x", "ws://a/"],
    *["https://a.example/x", "https://a.example/x?q=1", "https://u:p@a.example/x", "tauri://l/x"],
    *["http://127.0.0.1:5000/x", "http://a.example:6000/", "http://a.example/é ü"],
]
ORIGINS = ["https://p.example", "null", "foo", "", "tauri://localhost", "file://", "*"]
METHODS = ["GET", "PUT", "POST", "OPTIONS", "TRACE", "a b", "", "patch"]
NAMES = [
    *["Origin", "Cookie", "Content-Type", "X-A", "Referer", "User-Agent", "é", "", "a b", "Vary"],
    *["Sec-Fetch-Mode", "Access-Control-Request-Method", "Access-Control-Request-Headers"],
    *["Location", "Set-Cookie", "Access-Control-Allow-Origin", "Access-Control-Allow-Methods"],
]
VALUES = ["https://p.example", "null", "*", "PUT", "x-a, y", "é", "", "\0", "☃", "/x", "http://["]
STATUSES = [200, 204, 302, 404, 0, 999, 1000]
ERRORS = ["net::ERR_FAILED", "status 0", "net::ERR_CONNECTION_REFUSED", "foo"]
REASON_NAMES = [*REASONS, *VAGUE, "BlockedByOrb", "TaintedCanvas"]


class Odd:
    """Evidence drawn at random from values that seldom go together."""

    def __init__(self, name: str) -> None:
        self._chance = random.Random(name)

    def evidence(self) -> Evidence:
        lines = tuple(self._line(number) for number in range(self._chance.randint(0, 3)))
        seen = tuple(self._seen(number) for number in range(self._chance.randint(0, 4)))
        return Evidence(lines=lines, seen=seen, url=self._maybe(URLS))

    def _maybe(self, values: list[Value]) -> Value | None:
        return None if self._chance.random() < 0.3 else self._chance.choice(values)

    def _line(self, number: int) -> Line:
        chance = self._chance
        told = {
            "url": self._maybe(URLS),
            "initial_url": self._maybe(URLS),
            "page_origin": self._maybe(ORIGINS),
            "method": self._maybe(METHODS),
            "header": self._maybe(NAMES),
            "value": self._maybe(VALUES),
            "status": self._maybe(["200", "404", "0", "302"]),
            "kind": self._maybe(["fetch", "XMLHttpRequest", "image"]),
            "page": self._maybe(URLS),
        }
        recognised = Recognised(
            reason=chance.choice(REASON_NAMES),
            browser=chance.choice(["chromium", "firefox", "safari", "webkit", "any"]),
            is_current=True,
            parameters={name: value for name, value in told.items() if value is not None},
            may_also_be=tuple(chance.sample(REASON_NAMES, chance.choice([0, 0, 2]))),
        )
        return Line(Place("console", number, number), "a line", recognised)

    def _seen(self, number: int) -> Seen:
        answer = SeenAnswer(self._maybe(STATUSES), self._headers(), self._maybe(ERRORS))
        return Seen(
            place=Place("har", number, number),
            by=self._chance.choice(["browser", "curl", "unknown"]),
            kind=self._chance.choice([None, "preflight", "request"]),
            method=self._maybe(METHODS),
            url=self._maybe(URLS),
            headers=self._headers(),
            has_body=self._maybe([True, False]),
            mode=self._maybe(["cors", "navigate", "x"]),
            credentials=self._maybe(["include", "omit", "same-origin"]),
            answer=self._maybe([answer]),
        )

    def _headers(self) -> HeaderPairs | None:
        chance = self._chance
        pairs = [(chance.choice(NAMES), chance.choice(VALUES)) for _ in range(chance.randint(0, 5))]
        return self._maybe([tuple(pairs)])


def test_odd_evidence_is_judged_all_the_same() -> None:
    def check(evidence: Evidence) -> None:
        for incident in incidents(evidence):
            json.dumps(told_story(incident, judge(incident), "en"))

    odd = [(f"{number}", Odd(f"{number}").evidence()) for number in range(120)]
    assert offenders(odd, check) == []
