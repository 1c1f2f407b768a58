"""scripts/diagnose.py: whatever somebody has in, the fix, the cause and the next step out."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from backend.whycors.terminal.text import WIDEST, width_of
from scripts.running_lab import ROOT
from tests.console_lines.line import AT, PREFLIGHT
from tests.unit.whycors.terminal.explain_calls import Done, explain

LINE = f"{AT}{PREFLIGHT}It does not have HTTP ok status."


def diagnose(text: str, *arguments: str) -> Done:
    return explain(text, "diagnose", *(arguments or ("-",)))


@pytest.mark.parametrize(
    ("language", "headings"),
    [
        ("en", ["What to do", "Why", "What can’t be told", "What to run next", "See it happen"]),
        ("zh", ["怎么办", "为什么", "还看不出的", "接下来运行什么", "亲眼看看"]),
    ],
    ids=["en", "zh"],
)
def test_fix_comes_before_all_else(language: str, headings: list[str]) -> None:
    told = diagnose(LINE, "-", "--lang", language).stdout

    places = [told.index(heading) for heading in headings]
    assert places == sorted(places)


def test_text_fits_the_terminal_but_for_what_is_copied() -> None:
    lines = diagnose(LINE).stdout.splitlines()

    assert [line for line in lines if width_of(line) > WIDEST and "curl -i" not in line] == []


def test_fact_stands_in_one_line_and_none_is_empty() -> None:
    curl = "$ curl -i -H 'Origin: https://example.com' https://api.example.net/a\n"
    told = diagnose(f"{curl}HTTP/1.1 200 OK\nServer: granian\nVary: Origin\n").stdout

    assert "The request’s headers: none (curl" in told
    assert "Server: granian; Vary: Origin" in told
    assert ":  is a guess" not in told


def test_program_gets_one_diagnosis_per_line() -> None:
    (found,) = map(json.loads, diagnose(LINE, "-", "--json").stdout.splitlines())

    assert found["reason"] == "PreflightInvalidStatus"
    assert found["shown_in"]


def test_file_is_read(tmp_path: Path) -> None:
    file = tmp_path / "line.txt"
    file.write_bytes(b"\xef\xbb\xbf" + LINE.encode() + b"\xff")

    assert diagnose("", str(file)).returncode == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-"], "Nothing in this text tells of a failure."),
        (["-", "--lang", "zh"], "这段文字里没有失败的请求。"),
        (["/no/such.har"], "/no/such.har: No such file or directory. Give a file"),
        (["."], ".: Is a directory. Give a file"),
    ],
    ids=["other-text", "in-chinese", "no-file", "folder"],
)
def test_what_can_not_be_diagnosed_is_told_in_one_line(arguments: list[str], said: str) -> None:
    done = diagnose("hello", *arguments)

    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert done.stderr.startswith(said)


def test_command_runs_where_it_is_called_from(tmp_path: Path) -> None:
    (tmp_path / "line.txt").write_text(LINE, encoding="utf-8")

    done = subprocess.run(
        [sys.executable, ROOT / "scripts" / "diagnose.py", "line.txt"],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("── The preflight was answered with an error status ─")
