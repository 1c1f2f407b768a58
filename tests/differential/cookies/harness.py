"""Cases about cookies, what the jar makes of them, and how that differs from what a browser did."""

import itertools
import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Protocol

from backend.whycors.browsers.behaviours import Browser
from backend.whycors.browsers.cookie_rules import COOKIE_RULES
from backend.whycors.cookies import CookieContext, CookieRules, Jar, site_of_text
from tests.differential.cookies.server import Case, CookieServer
from tests.differential.cookies.strategies import Ports, Step, cases
from tests.drawn import draw_a_few

#: How many cases run at the same time.
CASES_A_BATCH = 50
#: How many cases share pages: opening these takes longer than what happens in them.
CASES_A_SESSION = 400
ATTEMPTS = 3
#: When a case begins, as far as the jar knows.
NOW = 1_800_000_000.0

#: For each step the cookies of the case that were sent, in their order.
Sent = list[list[str]]
#: Runs many cases in the browser; returns what was sent by the cases' ids.
Run = Callable[[list[Case]], dict[str, Sent]]


class Session(Protocol):
    """A browser with an empty jar."""

    def visit(self, url: str) -> None:
        """Go to a URL as the person at the browser does."""

    def run(self, page: str, steps: list[Step]) -> list[str]:
        """Let a page of the origin make requests; return which were not answered in time."""

    def leave(self, page: str) -> None:
        """Close the page of the origin: what it still waits for is not sent any more."""

    def forget(self) -> None:
        """Empty the jar, if it could not hold the cookies of many more cases."""


class Unfinished(Exception):
    """A page waited for an answer for too long."""


def make_cases(count: int, seed_: int, ports: Ports) -> list[Case]:
    """Return `count` cases, always the same for a seed."""
    rounds = (_make_round(seed_, start, ports) for start in itertools.count(0, 9))
    return list(itertools.islice(itertools.chain.from_iterable(rounds), count))


def _make_round(seed_: int, start: int, ports: Ports) -> list[Case]:
    return draw_a_few(seed_, start, lambda place: cases(ports, f"k{seed_}x{start + place - 1}k"))


def by_sessions(
    new_session: Callable[[], AbstractContextManager[Session]],
    server: CookieServer,
    cases: list[Case],
) -> dict[str, Sent]:
    """Run cases in one session after the other; return what was sent by the cases' ids."""
    sent: dict[str, Sent] = {}
    for portion in _portions(cases, CASES_A_SESSION):
        sent |= _by_session(new_session, server, portion, ATTEMPTS)
    return sent


def _by_session(
    new_session: Callable[[], AbstractContextManager[Session]],
    server: CookieServer,
    cases: list[Case],
    attempts: int,
) -> dict[str, Sent]:
    for case in cases:
        server.expect(case)
    try:
        with new_session() as session:
            for batch in _portions(cases, CASES_A_BATCH):
                _run_batch(session, server, batch)
                session.forget()
    except Unfinished:
        if attempts == 1:
            raise
        return _by_session(new_session, server, cases, attempts - 1)
    return {case["id"]: list(_seen(server, case)) for case in cases}


def _portions(cases: list[Case], size: int) -> Iterator[list[Case]]:
    for start in range(0, len(cases), size):
        yield cases[start : start + size]


def _run_batch(session: Session, server: CookieServer, batch: list[Case]) -> None:
    """Make everybody's first request, then everybody's second, and so on.

    A request that was answered counts, even where the page never heard of it.
    """
    for place in range(max(len(case["steps"]) for case in batch)):
        by_page: dict[str | None, list[Step]] = {}
        for case in batch:
            for step in case["steps"][place : place + 1]:
                named = {**step, "name": f"{case['id']}/{place}"}
                by_page.setdefault(step["page"], []).append(named)
        for step in by_page.pop(None, []):
            session.visit(step["url"])
        for page, steps in by_page.items():
            if page:
                _run_steps(session, server, page, steps)


def _run_steps(session: Session, server: CookieServer, page: str, steps: list[Step]) -> None:
    """Let a page make its requests; those that never arrived are made by a new page."""
    for _ in range(ATTEMPTS):
        waiting = session.run(page, steps)
        steps = [step for step in steps if step["name"] in waiting]
        steps = [step for step in steps if not server.has_answered(step["name"])]
        if not steps:
            return
        session.leave(page)
    raise Unfinished(f"{page} still waits for {[step['name'] for step in steps]}")


def _seen(server: CookieServer, case: Case) -> Iterator[list[str]]:
    for place in range(len(case["steps"])):
        headers = server.seen.get((case["id"], place), [])
        assert len(headers) == 1, f"step {place} arrived {len(headers)} times: {json.dumps(case)}"
        yield [pair for pair in headers[0].split("; ") if case["id"] in pair]


def by_jar(case: Case, rules: CookieRules) -> Sent:
    """Run a case through a jar."""
    jar, sent = Jar(), []
    for place, step in enumerate(case["steps"]):
        context = context_of(step, NOW + place)
        sent.append([cookie.as_sent for cookie in jar.cookies_for(context, rules).sent])
        for header in step["set_cookie"]:
            jar.receive(header, context, rules)
    return sent


def context_of(step: Step, now: float) -> CookieContext:
    """Return what of a step the cookies depend on."""
    line = [step["page"], *step["frames"]]
    return CookieContext(
        url=step["url"],
        method=step["method"],
        top_level_site=site_of_text(line[0]),
        initiator=line[-1],
        is_top_level_navigation=step["kind"] in ("window", "visit"),
        credentials_included=_includes_credentials(step, line[-1]),
        now=now,
        has_foreign_frame=len({site_of_text(page) for page in line[:-1]}) > 1,
    )


def _includes_credentials(step: Step, initiator: str | None) -> bool:
    mode, credentials = step.get("mode"), step.get("credentials", "include")
    if step["kind"] == "image":
        credentials = "include" if mode == "no-cors" or credentials == "include" else "same-origin"
    is_own = str(step["url"]).startswith(f"{initiator}/")
    return credentials == "include" or (credentials == "same-origin" and is_own)


def rules_in(browser: Browser, ports: Ports, run: Run) -> CookieRules:
    """Return the browser's rules, as this one is set.

    Debian's Chromium blocks third-party cookies unless told otherwise; others allow them.
    """
    rules, probe = COOKIE_RULES[browser], _third_party_probe(ports)
    if rules.third_party == "allowed" and run([probe])[probe["id"]] != by_jar(probe, rules):
        return rules._replace(third_party="blocked")
    return rules


def _third_party_probe(ports: Ports) -> Case:
    """Return a case whose second request has a cookie where third-party cookies are allowed."""
    step = {
        "page": f"http://127.0.0.1:{ports.page}",
        "frames": [],
        "kind": "fetch",
        "method": "GET",
        "mode": "cors",
        "credentials": "include",
        "set_cookie": ["k0x0k_a=1; SameSite=None; Secure"],
    }
    url = f"http://localhost:{ports.api}/k0x0k"
    return {"id": "k0x0k", "steps": [{**step, "url": f"{url}?s={n}"} for n in (0, 1)]}


def disagreements(cases: list[Case], run: Run, rules: CookieRules) -> list[str]:
    """Return the cases that the jar and the browser disagree about, each with what they say."""
    sent = run(cases)
    assert any(any(steps) for steps in sent.values()), "no cookie was ever sent"
    return [
        f"{json.dumps(case)}\njar: {ours}\nbrowser: {sent[case['id']]}"
        for case in cases
        if (ours := by_jar(case, rules)) != sent[case["id"]]
    ]
