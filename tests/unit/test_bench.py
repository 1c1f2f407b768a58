"""scripts/bench.py: the engine beside a real Chromium, on the same cases."""

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


def test_both_are_measured_on_the_same_cases() -> None:
    done = bench("--cases", "12")

    assert done.returncode == 0, done.stderr
    line = r"{} +12 +\d+\.\d\d +[\d,]+ +\d+\.\d$"
    assert re.search(line.format("engine"), done.stdout, re.MULTILINE)
    assert re.search(line.format("Chromium"), done.stdout, re.MULTILINE)
    assert done.stdout.rstrip().endswith(" 1.0")


def test_count_that_is_none_is_refused() -> None:
    done = bench("--cases", "0")

    assert done.returncode == 2
    assert "'0' is not a count. Give a whole number from 1." in done.stderr
