"""Every line that the engine prints for a browser is recognised, with the engine's own reason."""

import pytest

from backend.whycors.browsers.console import chromium_line, firefox_line
from backend.whycors.browsers.recognise import Recognised, recognise
from backend.whycors.cases.case import read_case
from backend.whycors.fetch_standard import Outcome, PreflightCache, fetch
from backend.whycors.fetch_standard.reasons import REASONS
from tests.differential.harness import LoggingServer, make_cases
from tests.differential.strategies import Sites
from tests.unit.whycors.words.words_cases import outcomes

SITES = Sites("http://a.test", "http://b.test", "http://c.test", "http://d.test")
# Script is told of a refused argument by what it catches, and a gap in a record is the lab's own.
UNPRINTED = {
    "BodyNotAllowed",
    "ForbiddenMethod",
    "InvalidHeaderName",
    "InvalidHeaderValue",
    "InvalidMethod",
    "InvalidUrl",
    "MethodNotAllowedInNoCorsMode",
    "NotRecorded",
    "StreamNotAllowedInNoCorsMode",
    "UrlContainsCredentials",
}

Run = tuple[Outcome, str | None, str | None]


def run(data: dict[str, object]) -> Run:
    """Return what comes of a case, and the lines of Chromium and Firefox about it."""
    case = read_case(data)
    outcome = fetch(case.request, LoggingServer(case), PreflightCache(), case.browser)
    return outcome, chromium_line(case.request, outcome), firefox_line(case.request, outcome)


@pytest.fixture(scope="module")
def runs() -> list[Run]:
    return [run(case) for case in make_cases(600, 7, SITES)]


@pytest.mark.parametrize("browser", ["chromium", "firefox"])
def test_engines_line_is_recognised_with_its_reason(runs: list[Run], browser: str) -> None:
    wrong, seen = [], set()

    for outcome, in_chromium, in_firefox in runs:
        line = in_chromium if browser == "chromium" else in_firefox
        if line is None or outcome.failure is None:
            continue
        reason = outcome.failure.reason
        seen.add(reason)
        if not fits(recognise(line), reason, line):
            wrong.append((reason, line))

    assert wrong == []
    assert len(seen) > 12


def lines_of_every_reason() -> list[tuple[str, str]]:
    """Return the engine's reason and the line, of Chromium and of Firefox, where they print one."""
    return [
        (outcome.failure.reason if outcome.failure else "", line)
        for asked, outcome in outcomes()
        for line in (chromium_line(asked, outcome), firefox_line(asked, outcome))
        if line is not None
    ]


def test_line_of_every_reason_is_recognised() -> None:
    lines = lines_of_every_reason()

    assert set(REASONS) - {reason for reason, _ in lines} == UNPRINTED
    assert [(why, line) for why, line in lines if not fits(recognise(line), why, line)] == []


def fits(found: list[Recognised], reason: str, line: str) -> bool:
    """Return whether a line is recognised with the engine's reason."""
    # Firefox has one line for a preflight's failure and the main request's.
    firefox = line.startswith("Cross-Origin Request Blocked")
    wanted = {reason, reason.removeprefix("Preflight")} if firefox else {reason}
    return len(found) == 1 and bool(wanted & {found[0].reason, *found[0].may_also_be})


def test_parameter_is_the_one_that_the_engine_gave(runs: list[Run]) -> None:
    names = {
        "AllowOriginMismatch": "value",
        "InvalidAllowCredentials": "value",
        "MethodDisallowedByPreflightResponse": "method",
        "HeaderDisallowedByPreflightResponse": "header",
    }
    compared = 0

    for outcome, line, _ in runs:
        failure = outcome.failure
        name = names.get(failure.reason.removeprefix("Preflight")) if failure else None
        if failure is None or line is None or name is None:
            continue
        if not (failure.parameter.isascii() and failure.parameter.isprintable()):
            continue  # the line has it as \\uXXXX
        (found,) = recognise(line)
        assert found.parameters[name] == failure.parameter
        assert found.parameters["url"] == failure.url
        compared += 1

    assert compared > 40
