"""The differential tests' shrinker, with a fake browser."""

from typing import Any

import pytest

from tests.differential.shrinking import renamed, shrink, variants

CASE: dict[str, Any] = {
    "id": "c1x2",
    "page_origin": "http://localhost:8000",
    "browser": "chromium",
    "before": [{"url": "http://localhost:5001/c1x2/a"}, {"url": "http://localhost:5001/c1x2/b"}],
    "request": {
        "url": "http://localhost:5001/c1x2/a",
        "method": "PUT",
        "headers": [["Accept", "a" * 40], ["X-A", "1"], ["X-B", "2"]],
        "credentials": "include",
    },
    "responses": [
        {"to": "preflight", "url": "*", "status": 404, "headers": [["Vary", "Origin"]]},
        {"to": "request", "url": "*", "status": 302, "headers": [["Location", "/c1x2/r0"]]},
        {"to": "*", "url": "*", "status": 500, "headers": [["Vary", "Origin"], ["X-One", "1, 2"]]},
    ],
}


def has_header(case: dict[str, Any]) -> bool:
    return ["X-B", "2"] in case["request"].get("headers", [])


def has_redirect_and_method(case: dict[str, Any]) -> bool:
    redirects = any(row["status"] == 302 and row.get("headers") for row in case["responses"])
    return redirects and case["request"].get("method") == "PUT"


def test_nothing_is_left_but_what_fails() -> None:
    shrunk = shrink(CASE, lambda cases: [has_header(case) for case in cases])

    assert renamed(shrunk, "c1x2") == {
        "id": "c1x2",
        "page_origin": "http://localhost:8000",
        "browser": "chromium",
        "before": [],
        "request": {"url": "http://localhost:5001/c1x2/a", "headers": [["X-B", "2"]]},
        "responses": [{"to": "preflight", "url": "*", "status": 200}],
    }


def test_two_things_that_fail_together_stay() -> None:
    shrunk = shrink(CASE, lambda cases: [has_redirect_and_method(case) for case in cases])

    assert set(shrunk["request"]) == {"url", "method"}
    assert [row["status"] for row in shrunk["responses"]] == [302]


def test_case_that_no_longer_fails_is_kept() -> None:
    assert shrink(CASE, lambda cases: [False] * len(cases)) == CASE


def test_each_round_is_one_batch() -> None:
    batches: list[list[dict[str, Any]]] = []

    def fails(cases: list[dict[str, Any]]) -> list[bool]:
        batches.append(cases)
        return [has_header(case) for case in cases]

    shrink(CASE, fails)

    ids = [case["id"] for batch in batches for case in batch]
    assert len(set(ids)) == len(ids)
    assert len(batches) < 15 < len(batches[0])


def test_id_is_renamed_in_every_url() -> None:
    moved = renamed(CASE, "c1x2v0n1")

    assert moved["id"] == "c1x2v0n1"
    assert moved["request"]["url"] == "http://localhost:5001/c1x2v0n1/a"
    assert moved["responses"][1]["headers"] == [["Location", "/c1x2v0n1/r0"]]
    assert "c1x2/" not in str(moved)


@pytest.mark.parametrize("needed", ["id", "page_origin", "browser", "request", "responses"])
def test_needed_part_is_never_left_out(needed: str) -> None:
    assert all(needed in variant for variant in variants(CASE))
