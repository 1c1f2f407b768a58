"""What the example shop's README says of the check, of its tests, and of what they print."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from scripts.running_lab import ROOT
from tests.example_shops import EXAMPLE_SHOP, copied_shop, said_by_tests

pytest_plugins = ["pytester"]

README = (EXAMPLE_SHOP / "README.md").read_text(encoding="utf-8")
BASKET = "tests/test_cors.py::test_shop_fills_the_basket"


def part(name: str) -> str:
    """Return the code between two marks of the README."""
    found = re.search(rf"<!-- {name} -->\n```\w*\n(.*?)```\n<!-- /{name} -->", README, re.DOTALL)
    assert found
    return found[1]


def table() -> list[list[str]]:
    """Return the cells of the README's table, without its heads."""
    rows = [line.strip("|").split(" | ") for line in README.splitlines() if line.startswith("|")]
    return rows[2:]


def found_by_check(shop: Path) -> list[dict[str, Any]]:
    """Return what the README's command finds in a shop."""
    command = re.search(r"flask --app shop cors check (.*)", README)
    assert command
    options = [*command[1].split(), "--format", "json", "--lang", "en"]
    done = subprocess.run(
        [sys.executable, "-B", "-m", "backend.whycors", "check", "shop", *options],
        cwd=shop,
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode in (0, 1), done.stderr
    findings: list[dict[str, Any]] = json.loads(done.stdout)["findings"]
    return findings


def test_check_finds_what_the_readme_says(tmp_path: Path) -> None:
    wanted = {id for row in table() for id in re.findall(r"`(.+?)`", row[2])}
    faulty = found_by_check(copied_shop(tmp_path / "faulty"))
    mended = found_by_check(copied_shop(tmp_path / "mended", is_mended=True))

    assert len(wanted) == 6
    assert wanted - {each["id"] for each in faulty} == set()
    assert [each["sentence"] for each in mended if each["level"] != "note"] == []
    assert [each for each in faulty if part("diff") in ((each["diff"] or {}).get("text") or "")]


def test_table_names_the_tests_that_fail(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied_shop(pytester.path)
    named = [name for row in table() for name in re.findall(r"`(test_.+?)`", row[3])]

    assert sorted(named) == sorted(said_by_tests(pytester, monkeypatch))


def test_failure_is_what_pytest_prints(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied_shop(pytester.path)

    (said,) = said_by_tests(pytester, monkeypatch, BASKET).values()

    assert part("failure").strip() in said


def test_claims_are_those_of_the_tests() -> None:
    assert part("claims") in (EXAMPLE_SHOP / "tests/test_cors.py").read_text(encoding="utf-8")
