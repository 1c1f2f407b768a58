"""What scripts/lighthouse.py makes of a report."""

import json
from pathlib import Path
from typing import Any

import pytest

from scripts.lighthouse import CATEGORIES, best_report, shortcomings

AUDITS = {
    "meta-description": {"id": "meta-description", "score": 0},
    "speed-index": {"id": "speed-index", "score": 0.6, "displayValue": "1.7 s"},
    "passed": {"id": "passed", "score": 1},
    "informative": {"id": "informative", "score": None},
    "weightless": {"id": "weightless", "score": 0},
}


def report(**scores: float | None) -> dict[str, Any]:
    """Return a report of which all categories are at 1 but those named."""
    references = [{"id": name, "weight": int(name != "weightless")} for name in AUDITS]
    all_scores = dict.fromkeys(CATEGORIES, 1) | scores
    categories = {
        name: {"score": score, "auditRefs": references} for name, score in all_scores.items()
    }
    return {"categories": categories, "audits": AUDITS}


def test_page_that_reaches_all_falls_short_of_nothing() -> None:
    assert shortcomings(report()) == []


def test_category_that_falls_short_names_the_audits_that_count() -> None:
    assert shortcomings(report(seo=0.9)) == ["seo 90 (meta-description, speed-index 1.7 s)"]


def test_category_without_a_score_falls_short() -> None:
    assert shortcomings(report(performance=None))[0].startswith("performance 0 (")


def test_best_of_three_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    reports = [report(performance=score) for score in (0.9, 0.98, 0.95, 1)]
    monkeypatch.setattr("scripts.lighthouse.report_of", lambda *_: reports.pop(0))

    assert shortcomings(best_report([], {}))[0].startswith("performance 98 (")
    assert len(reports) == 1


def test_package_is_pinned() -> None:
    folder = Path(__file__).parents[2] / "lighthouse"
    wanted = json.loads((folder / "package.json").read_text("utf-8"))["devDependencies"]
    locked = json.loads((folder / "package-lock.json").read_text("utf-8"))["packages"]

    assert locked["node_modules/lighthouse"]["version"] == wanted["lighthouse"]
    assert [name for name, each in locked.items() if name and "integrity" not in each] == []
