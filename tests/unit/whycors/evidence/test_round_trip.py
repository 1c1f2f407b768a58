"""What is written in a form is read back: the same request and answer, and no other verdict."""

import functools

import pytest

from backend.whycors.cases.case import Played, play_case, read_case
from backend.whycors.evidence.model import Seen, SeenAnswer
from backend.whycors.evidence.reading import read_evidence
from tests.unit.offenders import offenders
from tests.unit.whycors.evidence.random_cases import random_cases
from tests.unit.whycors.evidence.soundness import is_true, judgements
from tests.unit.whycors.evidence.written import (
    WRITERS,
    Told,
    Writer,
    chromium_har,
    firefox_har,
)


@functools.cache
def played_cases(browser: str) -> list[tuple[str, Played]]:
    """Return cases of the browser of which something left it, played."""
    played = [
        (name, play_case(read_case(case)))
        for name, case in random_cases(seed=41, rounds=8)
        if case["browser"] == browser
    ]
    return [(name, each) for name, each in played if each.exchanges]


def browser_of(write: Writer) -> str:
    """Return the browser whose form it is."""
    return "firefox" if write is firefox_har else "chromium"


def read_back(seen: Seen) -> Told:
    answer = seen.answer or SeenAnswer()
    return Told(seen.method, seen.url, seen.headers, answer.status, answer.headers)


@pytest.mark.parametrize("write", WRITERS.values(), ids=WRITERS)
def test_what_is_written_is_read_back(write: Writer) -> None:
    def check(played: Played) -> None:
        text, tells = write(played.exchanges)

        evidence = read_evidence(text)

        assert [read_back(seen) for seen in evidence.seen] == tells, text
        assert not any(unread.fault for unread in evidence.unread)

    assert offenders(played_cases(browser_of(write)), check) == []


@pytest.mark.parametrize("write", WRITERS.values(), ids=WRITERS)
def test_what_is_read_back_comes_to_no_other_verdict(write: Writer) -> None:
    def check(played: Played) -> None:
        text, _ = write(played.exchanges)

        for judgement in judgements(read_evidence(text)):
            assert is_true(judgement, played.outcome), (judgement, text)

    assert offenders(played_cases(browser_of(write)), check) == []


@pytest.mark.parametrize("write", [chromium_har, firefox_har])
def test_verdict_is_read_back_from_most_har_files(write: Writer) -> None:
    degrees = [
        judgement.degree
        for _, played in played_cases(browser_of(write))
        for judgement in judgements(read_evidence(write(played.exchanges)[0]))
    ]

    assert degrees.count("unknown") < len(degrees) / 2
