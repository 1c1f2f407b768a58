"""The file of the findings that a project accepts."""

import json
from pathlib import Path

import pytest

from backend.whycors.flask_apps.report.baseline import (
    Accepted,
    BadBaseline,
    compared,
    read_baseline,
    write_baseline,
)
from tests.unit.whycors.flask_apps.checked_shops import FINDINGS, OPEN, PATTERN, VARY


def test_what_is_written_is_accepted(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    write_baseline(path, FINDINGS)

    assert compared(FINDINGS, read_baseline(path)).new == ()


def test_order_of_the_findings_makes_no_change(tmp_path: Path) -> None:
    first, second = tmp_path / "first.json", tmp_path / "second.json"
    write_baseline(first, FINDINGS)
    write_baseline(second, [*reversed(FINDINGS), PATTERN])

    assert first.read_bytes() == second.read_bytes()


def test_new_known_and_gone_are_told_apart() -> None:
    accepted = frozenset({Accepted(VARY.id, VARY.subject), Accepted(VARY.id, "elsewhere")})
    told = compared([OPEN, VARY], accepted)

    assert (told.new, told.known) == ((OPEN,), (VARY,))
    assert told.gone == (Accepted(VARY.id, "elsewhere"),)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("{", "not JSON"),
        ("[]", "$"),
        (json.dumps({"version": 2, "accepted": []}), "$.version"),
        (json.dumps({"version": 1, "accepted": [{"id": "vary-missing"}]}), "$.accepted[0]"),
    ],
)
def test_another_file_is_refused_in_one_line(tmp_path: Path, text: str, fault: str) -> None:
    path = tmp_path / "other.json"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(BadBaseline) as refused:
        read_baseline(path)

    assert str(refused.value).startswith(f"{path}: {fault}")
    assert str(refused.value).endswith("Make it anew with --write-baseline.")
    assert "\n" not in str(refused.value)
