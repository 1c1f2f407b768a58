"""What counts as a disagreement between the engine and a browser: what happens twice."""

from typing import Any

import pytest

from tests.differential.disagreements import disagreements
from tests.differential.harness import Result, by_engine

API = "http://localhost:5001"


def case(name: str) -> dict[str, Any]:
    return {
        "id": name,
        "page_origin": "http://localhost:8000",
        "browser": "chromium",
        "before": [],
        "request": {"url": f"{API}/{name}/a"},
        "responses": [{"to": "*", "url": "*", "status": 200}],
    }


@pytest.mark.parametrize(("times", "found"), [(0, []), (1, []), (2, ["c1x2"])])
def test_disagreement_is_what_happens_twice(times: int, found: list[str]) -> None:
    runs: list[list[str]] = []

    def run(cases: list[dict[str, Any]]) -> dict[str, Result]:
        runs.append([each["id"] for each in cases])
        results = {each["id"]: by_engine(each)[0] for each in cases}
        for name, result in results.items():
            if name.startswith("c1x2") and len(runs) <= times:
                result.script["status"] = 999
        return results

    assert [each.case["id"] for each in disagreements([case("c1x1"), case("c1x2")], run)] == found
    assert runs[1:] == ([["c1x2b"]] if times else [])
