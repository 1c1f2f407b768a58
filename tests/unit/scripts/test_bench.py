"""scripts/bench.py: the rows it measures, as a table and as an object. No time is asserted."""

import json
import re
import subprocess
import sys

from scripts.running_lab import ROOT


def bench(*arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, ROOT / "scripts" / "bench.py", *arguments],
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )


def test_rows_that_were_asked_for_are_one_object() -> None:
    done = bench("engine", "burst", "--quick", "--json")

    assert done.returncode == 0, done.stderr
    rows = json.loads(done.stdout)
    assert list(rows) == ["engine", "burst"]
    figures = {figure["name"]: figure for row in rows.values() for figure in row["figures"]}
    assert figures["cases, the same for both"]["value"] == 12
    assert figures["engine / Chromium"]["mark"] == "≥ 40"
    assert figures["errors"] == {
        "name": "errors",
        "value": 0,
        "unit": "",
        "mark": "≤ 0",
        "reached": True,
    }


def test_table_says_what_is_compared_and_whether_the_mark_is_reached() -> None:
    done = bench("serve", "--quick")

    assert done.returncode == 0, done.stderr
    assert re.match(r"row +figure +value +reach +reached\n\nserve +GET /notes of ", done.stdout)
    assert re.search(r"recorded / bare +[\d.]+ +≥ 0\.9 +(yes|no)$", done.stdout, re.MULTILINE)
    assert re.search(r"flask run of the same file +[\d,.]+ requests/s$", done.stdout, re.MULTILINE)


def test_unknown_row_is_named_beside_those_that_there_are() -> None:
    done = bench("serve", "speed")

    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("'speed': no such row. There are serve, run, room, burst,")
    assert len(done.stderr.splitlines()) == 1


def test_count_that_is_none_is_refused() -> None:
    done = bench("engine", "--cases", "0")

    assert done.returncode == 2
    assert "'0' is not a count. Give a whole number from 1." in done.stderr
