"""Cases through a real Chromium and through the engine, side by side."""

import json
import re
from dataclasses import dataclass, field
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, ConsoleMessage

from backend.cases import Case, TableServer, read_case
from backend.fetch_standard import HttpRequest, Outcome, PreflightCache, fetch
from backend.fetch_standard.console import chromium_line, firefox_line
from backend.fetch_standard.model import HttpResponse, NetworkFailure
from scripts.running_lab import free_ports
from tests.differential.strategies import Sites, cases
from tests.differential.table_server import CaseServer

CASES_A_BATCH = 200
CASES_AT_ONCE = 12
LINES = {"chromium": chromium_line, "firefox": firefox_line}
CASE_IN_URL = re.compile(r"/(c\d+x\d+)/")

Seen = list[list[str | None]]


@dataclass
class Result:
    """What came of a case: what script got, what the server saw, what the console said."""

    script: dict[str, Any]
    requests: Seen
    console: list[str] = field(default_factory=list)


def sites_on_free_ports() -> tuple[Sites, list[int]]:
    """Return the origins of the cases, and the ports that a server is to listen on for them."""
    page, api, other = free_ports()
    nobody = free_ports()[0]
    sites = Sites(
        page=f"http://localhost:{page}",
        api=f"http://localhost:{api}",
        other=f"http://127.0.0.1:{other}",
        nobody=f"http://localhost:{nobody}",
    )
    return sites, [page, api, other]


def make_cases(
    count: int, seed_: int, sites: Sites, browser: str = "chromium"
) -> list[dict[str, Any]]:
    """Return `count` cases for the browser, always the same for a seed."""
    made: list[dict[str, Any]] = []

    @seed(seed_)
    @settings(
        max_examples=count,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate],
    )
    @given(st.data())
    def collect(data: st.DataObject) -> None:
        made.append(data.draw(cases(sites, f"c{seed_}x{len(made)}", browser)))

    collect()
    return made


def by_engine(data: dict[str, Any]) -> tuple[Result, Outcome]:
    """Run a case, its earlier requests too, through the engine."""
    case = read_case(data)
    server, cache = LoggingServer(case), PreflightCache()
    for earlier in case.before:
        fetch(earlier, server, cache, case.browser)
    outcome = fetch(case.request, server, cache, case.browser)
    script = {
        "outcome": outcome.outcome,
        "type": outcome.type,
        "status": outcome.status,
        "readable_headers": outcome.readable_headers,
    }
    line = LINES[case.browser](case.request, outcome)
    return Result(script, server.seen, [line] if line else []), outcome


class LoggingServer:
    """The table, with a list of the requests that would have reached a server."""

    def __init__(self, case: Case) -> None:
        self.table = TableServer(case.responses)
        self.seen: Seen = []

    def __call__(self, request: HttpRequest) -> HttpResponse | NetworkFailure:
        answer = self.table(request)
        if isinstance(answer, HttpResponse) or answer.error == "dropped":
            self.seen.append([request.kind, request.url, request.origin])
        return answer


def by_chromium(
    browser: Browser, server: CaseServer, sites: Sites, made: list[dict[str, Any]]
) -> dict[str, Result]:
    """Run all cases in a real page of their origin, many at a time; return the results by id."""
    scripts: dict[str, dict[str, Any]] = {}
    console: dict[str, list[str]] = {}

    def hear(message: ConsoleMessage) -> None:
        where = f"{message.text} {message.location.get('url')}"
        found = CASE_IN_URL.search(where)
        if message.type == "error" and found:
            console.setdefault(found[1], []).append(message.text)

    for each in made:
        server.cases[each["id"]] = TableServer(each["responses"])
    for path, is_opaque in (("/run", False), ("/sandboxed", True)):
        page = browser.new_page()
        page.on("console", hear)
        page.goto(sites.page + path)
        mine = [each for each in made if (each["page_origin"] == "null") == is_opaque]
        for start in range(0, len(mine), CASES_A_BATCH):
            batch = mine[start : start + CASES_A_BATCH]
            results = page.evaluate(
                "([cases, atOnce]) => runAll(cases, atOnce)", [batch, CASES_AT_ONCE]
            )
            scripts |= {name: result for name, result in results}
        # The console's lines come on a channel of their own; a last one shows that all are through.
        with page.expect_console_message(lambda message: message.text == "that is all"):
            page.evaluate("console.log('that is all')")
        page.close()
    return {
        name: Result(script, server.seen.get(name, []), console.get(name, []))
        for name, script in scripts.items()
    }


def differences(data: dict[str, Any], ours: Result, theirs: Result) -> dict[str, Any]:
    """Return what the engine and the browser disagree about, as (engine's, browser's) by name."""
    found = {
        name: (ours.script[name], theirs.script[name])
        for name in ours.script
        if ours.script[name] != theirs.script[name]
    }
    if ours.requests != theirs.requests:
        found["requests"] = (ours.requests, theirs.requests)
    # Earlier requests print lines too, so only a case without any is compared.
    fails = ours.script["outcome"] == "network-error"
    if fails and not data["before"] and first(ours.console) != first(theirs.console):
        found["console"] = (ours.console, theirs.console)
    return found


def disagreements(made: list[dict[str, Any]], by_browser: dict[str, Result]) -> str:
    """Return what the engine and the browser disagree about, by kind with an example; "" if not."""
    kinds: dict[str, list[str]] = {}
    for case in made:
        ours, outcome = by_engine(case)
        found = differences(case, ours, by_browser[case["id"]])
        if found:
            kind = f"{', '.join(found)}: {outcome.failure and outcome.failure.reason}"
            kinds.setdefault(kind, []).append(f"{json.dumps(case)}\n{found}")
    return "\n".join(
        f"{len(examples)} of {len(made)} disagree on {kind}, for example\n{examples[0]}"
        for kind, examples in kinds.items()
    )


def first(lines: list[str]) -> str:
    """Return the first line, without the two things that only the browser can know.

    Which of several disallowed header names it gives hangs on a hash table of its own; and where
    the request's mode forbids the URL, it names the page's URL, where a case has its origin.
    """
    line = lines[0] if lines else ""
    line = re.sub(r"Request header field \S+ is", "Request header field … is", line)
    line = re.sub(r"Security Error: Content at \S+ may", "Security Error: Content at … may", line)
    return re.sub(r"from frame with URL \S+\. ", "from frame with URL …. ", line).strip()
