"""Twice the input is twice the work: no case keeps the interpreter busy for long."""

from collections.abc import Callable

import pytest

from backend.whycors.cases.case import read_case, remedy_case, run_case
from tests.unit.operations import operations
from tests.unit.whycors.cases.timed_cases import API, Case, case, row

SMALL, LARGE = 40, 160


def names(count: int) -> list[str]:
    return [f"x-{n}" for n in range(count)]


def allowed_names(count: int) -> Case:
    listed = ("Access-Control-Allow-Headers", ",".join(names(count)))
    return case({"url": f"{API}/a", "headers": [["x-0", "1"]]}, rows=[row(listed)])


def lacking_names(count: int) -> Case:
    return case({"url": f"{API}/a", "headers": [[name, "1"] for name in names(count)]})


def safelisted_headers(count: int) -> Case:
    return case({"url": f"{API}/a", "mode": "no-cors", "headers": [["Accept", ""]] * 4 * count})


def earlier_requests(count: int) -> Case:
    put = ("Access-Control-Allow-Methods", "PUT")
    earlier = [{"url": f"{API}/{n}", "method": "PUT"} for n in range(count)]
    return case({"url": f"{API}/a"}, before=earlier, rows=[row(put)])


def rows(count: int) -> Case:
    paths = [f"{API}/{n}" for n in range(count)]
    return case(
        {"url": paths[0]},
        before=[{"url": path} for path in paths],
        rows=[row(url=path) for path in paths],
    )


def rows_in_turn(count: int) -> Case:
    asked = {"url": f"{API}/a"}
    return case(asked, before=[asked] * count, rows=[row(url=f"{API}/a")] * count)


@pytest.mark.parametrize("browser", ["standard", "chromium", "firefox"])
def test_cost_grows_as_the_case_does(browser: str) -> None:
    makers: list[Callable[[int], Case]] = [
        *(allowed_names, lacking_names, safelisted_headers),
        *(earlier_requests, rows, rows_in_turn),
    ]
    growth = {make.__name__: _cost(make(LARGE), browser) / _cost(make(SMALL), browser)
              for make in makers}  # fmt: skip

    # A quadratic cost would be almost 16 times as large.
    assert {name: by for name, by in growth.items() if by > 1.5 * LARGE / SMALL} == {}


def _cost(data: Case, browser: str) -> int:
    read = read_case(data | {"browser": browser})
    return operations(lambda: (run_case(read), remedy_case(read)))
