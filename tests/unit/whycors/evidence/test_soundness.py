"""Whatever is left out of a case: what is said to be measured, or to follow, is never wrong."""

import random
from collections.abc import Callable
from typing import Any

from backend.whycors.cases.case import play_case, read_case
from backend.whycors.evidence.model import Evidence, GivenCase, Place
from backend.whycors.fetch_standard import get
from tests.unit.offenders import offenders
from tests.unit.whycors.evidence.random_cases import random_cases
from tests.unit.whycors.evidence.soundness import is_true, judgements
from tests.unit.whycors.evidence.told_in_parts import ToldCase, told_by_browser, told_by_curl


def told(
    tell: Callable[[dict[str, Any], random.Random], ToldCase],
) -> list[tuple[str, ToldCase]]:
    found = [(name, tell(case, random.Random(name))) for name, case in random_cases()]
    return [(name, each) for name, each in found if each.evidence.lines or each.evidence.seen]


def answers_alike(each: ToldCase) -> bool:
    """Return whether no request was sent twice."""
    sent = [(turn.request.kind, turn.request.url) for turn in each.played.exchanges]
    return len(set(sent)) == len(sent)


def shows_its_flag(each: ToldCase) -> bool:
    """Return whether what is sent shows what the standard makes of the request.

    There the use-CORS-preflight flag lets a method through. In no browser it does.
    """
    request = each.case.request
    is_stream = request.body is not None and request.body.type == "stream"
    return each.case.browser != "standard" or not (is_stream or request.upload_listener)


def names_its_browser(each: ToldCase) -> bool:
    """Return whether anything shows that it is Safari: nobody is told to have it otherwise."""
    agents = [get(turn.headers or (), "user-agent") for turn in each.evidence.seen]
    return each.case.browser != "safari" or bool(each.evidence.lines) or any(agents)


def test_case_given_whole_comes_to_what_the_engine_says() -> None:
    def check(case: dict[str, Any]) -> None:
        evidence = Evidence(cases=(GivenCase(Place("case", 1, 1), case),))

        [judgement] = judgements(evidence)

        outcome = play_case(read_case(case)).outcome
        assert judgement.degree == "measured"
        assert judgement.outcome == outcome.outcome
        assert judgement.reason == (outcome.failure.reason if outcome.failure else None)

    assert offenders(random_cases(), check) == []


def test_nothing_said_of_a_browsers_parts_is_wrong() -> None:
    def check(each: ToldCase) -> None:
        if shows_its_flag(each) and names_its_browser(each):
            for judgement in judgements(each.evidence):
                assert is_true(judgement, each.played.outcome), judgement

    assert offenders(told(told_by_browser), check) == []


def test_nothing_said_of_curls_answers_is_wrong() -> None:
    """Curl asks again: what it gets is what the browser got where a server answers alike."""

    def check(each: ToldCase) -> None:
        is_told = answers_alike(each) and shows_its_flag(each) and names_its_browser(each)
        if each.case.request.mode == "cors" and is_told:
            for judgement in judgements(each.evidence):
                assert is_true(judgement, each.played.outcome), judgement

    assert offenders(told(told_by_curl), check) == []


def test_much_is_said_all_the_same() -> None:
    """A judge that never knows anything would be right, too."""
    found = [
        judgement.degree
        for _, each in told(told_by_browser)
        for judgement in judgements(each.evidence)
    ]

    assert found.count("measured") + found.count("follows") > len(found) / 4
