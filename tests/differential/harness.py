"""Cases, what the engine makes of them, and how that differs from what a browser did."""

import itertools
import json
import re
from dataclasses import dataclass, field
from typing import Any

from hypothesis.strategies import SearchStrategy

from backend.whycors.browsers.chromium_line import chromium_line
from backend.whycors.browsers.firefox_line import firefox_line
from backend.whycors.browsers.safari_line import safari_line
from backend.whycors.cases.case import Case, page_cache, read_case
from backend.whycors.cases.case_server import TableServer
from backend.whycors.fetch_standard import HttpRequest, HttpResponse, NetworkFailure, Outcome, fetch
from tests.differential.strategies import Sites, cases
from tests.drawn import draw_a_few

#: Where the engine does not follow that browser: Firefox's own handling of schemes that are not
#: http, how its console shows a byte that is not ASCII, and its XMLHttpRequest, which never ends
#: once it is redirected to a bad port. (Chromium is followed everywhere.)
#: For Safari, what libsoup decides in WebKitGTK: redirects to ftp, and those of a DELETE; and those
#: to a bad port, where a preflight is sent before the port is looked at, and nobody may listen.
NOT_COMPARED = {
    "chromium": re.compile(r"(?!)"),
    "firefox": re.compile(
        r'"(about|data|foo|ftp|mailto):|"Access-Control-.*?", ".*?\\u00e9'
        r'|"xhr".*"Location", "[^"]*localhost:6000/'
    ),
    "safari": re.compile(
        r'"Location", "(ftp:|[^"]*localhost:6000/)|"method": "DELETE".*"Location"'
    ),
}
CASES_AT_ONCE = 12
LINES = {"chromium": chromium_line, "firefox": firefox_line, "safari": safari_line}
#: How runner.html ends the line that it writes between a case's earlier requests and its own.
JUDGED_NEXT = "now makes the request that is judged"
CASE_IN_URL = re.compile(r"/(c\d+x\d+(?:v\d+n\d+)?b?)/")

Seen = list[list[str | None]]


@dataclass
class Result:
    """What came of a case: what script got, what the server saw, what the console said."""

    script: dict[str, Any]
    requests: Seen
    console: list[str] = field(default_factory=list)


def make_cases(
    count: int, seed_: int, sites: Sites, browser: str = "chromium", may_wait: bool = False
) -> list[dict[str, Any]]:
    """Return `count` cases for the browser, always the same for a seed.

    With `may_wait` time passes in a few of them, which come last: it passes in a browser, too.
    """
    rounds = (_make_round(seed_, start, sites, browser) for start in itertools.count(0, 9))
    made = (case for round_ in rounds for case in round_)
    compared = (case for case in made if not NOT_COMPARED[browser].search(json.dumps(case)))
    wanted = (case for case in compared if may_wait or not _waits(case))
    return sorted(itertools.islice(wanted, count), key=_waits)


def _waits(case: dict[str, Any]) -> bool:
    return any(request.get("after_ms") for request in (*case["before"], case["request"]))


def _make_round(seed_: int, start: int, sites: Sites, browser: str) -> list[dict[str, Any]]:
    def one(place: int) -> SearchStrategy[dict[str, Any]]:
        return cases(sites, f"c{seed_}x{start + place - 1}", browser)

    return draw_a_few(seed_, start, one)


def by_engine(data: dict[str, Any]) -> tuple[Result, Outcome]:
    """Run a case, its earlier requests too, through the engine."""
    case = read_case(data)
    server = LoggingServer(case)
    outcome = fetch(case.request, server, page_cache(case, server), case.behaviour)
    script = {
        "outcome": outcome.outcome,
        "type": outcome.type,
        "status": outcome.status,
        "readable_headers": outcome.readable_headers,
    }
    line = LINES[case.browser](case.request, outcome)
    return Result(script, server.seen, line.split("\n") if line else []), outcome


class LoggingServer:
    """The table, with a list of the requests that would have reached a server."""

    def __init__(self, case: Case) -> None:
        self.table = TableServer(case.responses, case.request.origin)
        self.seen: Seen = []

    def __call__(self, request: HttpRequest) -> HttpResponse | NetworkFailure:
        answer = self.table(request)
        if isinstance(answer, HttpResponse) or answer.error == "dropped":
            self.seen.append([request.kind, request.url, request.origin])
        return answer


def differences(data: dict[str, Any], ours: Result, theirs: Result) -> dict[str, Any]:
    """Return what the engine and the browser disagree about, as (engine's, browser's) by name."""
    found = {
        name: (ours.script[name], theirs.script[name])
        for name in ours.script
        if ours.script[name] != theirs.script[name]
    }
    if seen(data, ours.requests) != seen(data, theirs.requests):
        found["requests"] = (ours.requests, theirs.requests)
    # Firefox writes its lines elsewhere, in no order with the page's own, so that those of earlier
    # requests can't be told apart.
    is_attributable = data["browser"] != "firefox" or not data["before"]
    fails = ours.script["outcome"] == "network-error"
    heard = every if data["browser"] == "safari" else first
    if fails and is_attributable and heard(ours.console) != heard(theirs.console):
        found["console"] = (ours.console, theirs.console)
    return found


def seen(data: dict[str, Any], requests: Seen) -> Seen:
    """Return the requests that a server saw, those to a dropped connection once.

    Chromium tries again when it had opened that connection in advance, which is a matter of luck.
    """
    if not any(row.get("error") == "dropped" for row in data["responses"]):
        return requests
    return [each for each, _ in itertools.groupby(requests)]


def every(lines: list[str]) -> str:
    """Return all lines, without the bytes that are not ASCII: WebKit shows each in its own way."""
    return re.sub(r"[^\x00-\x7f]+", "…", "\n".join(lines))


def first(lines: list[str]) -> str:
    """Return the first line, without the three things that only the browser can know.

    Which of several disallowed header names it gives depends on a hash table of its own; where the
    request's mode forbids the URL, it names the page's URL, where a case has its origin; and the
    headless shell has fewer schemes than the whole Chromium.
    """
    line = lines[0] if lines else ""
    line = re.sub(r"Request header field \S+ is", "Request header field … is", line)
    line = re.sub(r"(?<=for protocol schemes: ).*", "….", line)
    line = re.sub(r"Security Error: Content at \S+ may", "Security Error: Content at … may", line)
    return re.sub(r"from frame with URL \S+\. ", "from frame with URL …. ", line).strip()
