"""The command `whycors`, without a process of its own."""

import json
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from backend.whycors.__main__ import main
from backend.whycors.evidence import reading
from tests.console_lines.line import AT

LINE = f"{AT}No 'Access-Control-Allow-Origin' header is present on the requested resource."


@pytest.fixture(autouse=True)
def same_signals() -> Iterator[None]:
    """Give the process of the tests its own way to end back."""
    before = signal.getsignal(signal.SIGPIPE) if hasattr(signal, "SIGPIPE") else None
    yield
    if before is not None:
        signal.signal(signal.SIGPIPE, before)


@pytest.fixture(autouse=True)
def arguments(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What stands behind `whycors` on the command line; a test adds to it."""
    monkeypatch.setattr(sys, "argv", ["whycors"])
    return sys.argv


@pytest.mark.parametrize(
    ("language", "words"), [("en", "What to do\n"), ("zh", "怎么办\n")], ids=["en", "zh"]
)
def test_line_is_diagnosed(
    arguments: list[str], capsys: pytest.CaptureFixture[str], language: str, words: str
) -> None:
    arguments += ["explain", "--message", LINE, "--lang", language]

    assert main() == 0
    assert words in capsys.readouterr().out


def test_file_is_diagnosed(
    arguments: list[str], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "line.txt").write_text(LINE, encoding="utf-8")
    arguments += ["diagnose", str(tmp_path / "line.txt")]

    assert main() == 0
    assert "CORS(app, origins=['http://localhost:8000'])" in capsys.readouterr().out


def test_line_is_diagnosed_for_a_program(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    arguments += ["explain", "--message", LINE, "--json"]

    assert main() == 0
    # Which pages show it, only the lab knows.
    assert "shown_in" not in json.loads(capsys.readouterr().out)


def test_unknown_line_is_refused(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    arguments += ["explain", "--message", "Hello"]

    assert main() == 2
    assert capsys.readouterr().out == ""


def test_help_names_the_subcommands(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    arguments += ["--help"]

    assert main() == 0
    told = capsys.readouterr().out
    assert "\n  diagnose " in told and "\n  explain " in told


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        ([], "whycors: no command is given; give check, watch, diagnose or explain."),
        (
            ["explian"],
            "whycors: 'explian' isn't a command of whycors; "
            "give check, watch, diagnose or explain.",
        ),
    ],
    ids=["none", "misspelt"],
)
def test_missing_command_is_told(
    arguments: list[str], capsys: pytest.CaptureFixture[str], given: list[str], wrong: str
) -> None:
    arguments += given

    assert main() == 2
    assert capsys.readouterr().err.splitlines()[0] == wrong


@pytest.mark.parametrize("command", ["check", "watch"])
def test_app_that_is_not_there_is_told_by_its_command(
    arguments: list[str], capsys: pytest.CaptureFixture[str], command: str
) -> None:
    arguments += [command, "no_such_shop"]

    assert main() == 2
    assert capsys.readouterr().err.startswith(f"whycors {command}: there is no module no_such_shop")


@pytest.mark.parametrize("command", ["check", "watch"])
def test_flask_is_asked_for_only_by_who_needs_it(
    arguments: list[str],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    command: str,
) -> None:
    # As import finds it where it isn't installed.
    monkeypatch.setitem(sys.modules, f"backend.whycors.flask_apps.{command}_main", None)
    arguments += [command, "shop"]

    assert main() == 2
    said = capsys.readouterr().err
    assert said.startswith(f"whycors {command}: ") and said.endswith(": pip install flask\n")


def test_text_too_long_to_read_is_told(
    arguments: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "MAX_CHARACTERS", 10)
    arguments += ["explain", "--message", LINE]

    assert main() == 2
    told = capsys.readouterr()
    assert (told.out, str(len(LINE)) in told.err) == ("", True)


def test_url_is_diagnosed_without_being_asked(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    arguments += ["diagnose", "http://127.0.0.1:1/notes"]

    assert main() == 0
    assert "http://127.0.0.1:1/notes" in capsys.readouterr().out


@pytest.mark.parametrize("command", ["diagnose", "explain"])
def test_file_that_is_not_there_is_told(
    arguments: list[str], capsys: pytest.CaptureFixture[str], command: str
) -> None:
    arguments += [command, "no-such-file.txt"]

    assert main() == 2
    assert capsys.readouterr().err.startswith("no-such-file.txt: No such file or directory.")
