"""Random cases: every remedy is proved, and nothing in it is superfluous."""

from typing import get_args

import pytest

from backend.cases import Case, begin_case, read_case, remedy_case
from backend.fetch_standard import Request, fetch
from backend.fetch_standard.changes import (
    ALLOW_ORIGIN,
    Change,
    ChangedServer,
    HeaderChange,
)
from backend.fetch_standard.remedy import OPTIONS, Advice
from tests.differential.harness import make_cases
from tests.differential.strategies import Sites

PAGE, API = "http://localhost:8000", "http://localhost:5001"
SITES = Sites(PAGE, API, "http://127.0.0.1:5003", "http://localhost:5999")
CASES = [read_case(each) for each in make_cases(400, 7, SITES)]


def is_readable(case: Case, request: Request, changes: list[Change]) -> bool:
    server, cache = begin_case(case)
    return fetch(request, ChangedServer(server, changes), cache, case.browser).outcome == "readable"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_remedy_cures_or_advises(case: Case) -> None:
    found = remedy_case(case)

    assert (found is None) == is_readable(case, case.request, [])
    if found and not is_readable(case, found.request, list(found.changes)):
        assert not found.changes
        assert found.advices
        assert found.advices[-1] not in OPTIONS
        assert set(found.advices) <= set(get_args(Advice))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_each_change_is_needed(case: Case) -> None:
    found = remedy_case(case)
    changes = list(found.changes) if found else []

    for change in changes:
        others = [each for each in changes if each is not change]
        assert found and not is_readable(case, found.request, others)


def test_page_origin_is_the_only_one_named() -> None:
    changes = [change for case in CASES if (found := remedy_case(case)) for change in found.changes]

    origins = [c for c in changes if isinstance(c, HeaderChange) and c.name == ALLOW_ORIGIN]
    assert {change.after for change in origins} == {PAGE}


def test_random_cases_meet_both_ends() -> None:
    found = [each for case in CASES if (each := remedy_case(case))]

    assert sum(bool(each.changes) for each in found) > 100
    assert sum(bool(each.advices) for each in found) > 100
