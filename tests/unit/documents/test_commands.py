"""Every command in the documents works: it is run, or checked as far as a test may go."""

import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from backend.settings import read_settings
from scripts.benching.__main__ import ROWS
from scripts.kit.reasons import first_commands
from scripts.packing.__main__ import options as options_of_pack
from scripts.rehearsing.options import rehearsal_options
from scripts.running_lab import ROOT
from scripts.workshop import kit_options
from tests.unit.documents.markdown import DOCUMENTS
from tests.unit.raw_connections import serving
from tests.unit.whycors.terminal.explain_calls import explain

BLOCK = re.compile(r"^ *```sh\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
IN_A_SENTENCE = re.compile(r"(?<!`)`((?:[A-Z_]+=\S+ )*(?:python3 scripts/|docker compose )[^`]+)`")


def commands_in(text: str) -> list[str]:
    """Return the lines of the blocks marked as `sh`, and the commands named in sentences."""
    lines = [line.strip() for block in BLOCK.findall(text) for line in block.splitlines()]
    return lines + IN_A_SENTENCE.findall(BLOCK.sub("", text))


COMMANDS = sorted(
    {c for path in DOCUMENTS for c in commands_in(path.read_text("utf-8"))}
    | {command for _, command in first_commands("en")}  # those of the handout
)
#: What no test runs, by how it begins, and why.
NOT_RUN = {
    "uv pip compile": "it asks the package index, and writes the locks",
    "docker buildx imagetools": "it asks an image registry",
    "docker build": "tests/containers does it",
    "docker run": "tests/containers does it",
    "docker compose restart": "it needs the lab in Docker",
    "git ls-remote": "it asks GitHub",
    "git tag": "it writes into this repository",
    "git push": "it publishes",
    "pre-commit install": "it changes this repository",
}
ASSIGNMENT = re.compile(r"[A-Z_]+=")


def run_explain(command: str, tmp_path: Path) -> None:
    _, script, *words = shlex.split(command)
    given = ""
    if "<" in words:
        words, (_, file) = words[: words.index("<")], words[words.index("<") :]
        given = (ROOT / file).read_text("utf-8")

    done = explain(given, *(["diagnose"] if "diagnose" in script else []), *words)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout


def run_new_lesson(command: str, tmp_path: Path) -> None:
    for folder in ("backend", "frontend", "scripts"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("*.pyc"))

    done = in_folder(tmp_path, [sys.executable, *shlex.split(command)[1:]])

    assert " is a lesson now." in done


def run_curl(command: str, tmp_path: Path) -> None:
    if not shutil.which("curl"):
        pytest.skip("there is no curl here")
    with serving("tests.unit.lab.quick_server") as port:
        here = command.replace("http://localhost:5001", f"http://127.0.0.1:{port}")
        answer = in_folder(tmp_path, [*shlex.split(here), "--noproxy", "*"])

    assert answer.startswith("HTTP/1.1 200")
    assert "access-control-allow-origin: http://localhost:8000" in answer.lower()


def run_listing(command: str, tmp_path: Path) -> None:
    if not shutil.which("bash"):
        pytest.skip("there is no bash here")

    assert in_folder(ROOT, ["bash", "-c", command]).strip()


def in_folder(folder: Path, command: list[str]) -> str:
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", timeout=60)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def check_start(command: str, tmp_path: Path) -> None:
    """The variables set before it are read without a fault; other tests start the lab."""
    words = [word for word in shlex.split(command) if word != "export"]
    variables = dict(word.split("=", 1) for word in words if ASSIGNMENT.match(word))
    names = {"BIND", *read_settings({}).as_environment()}

    read_settings(variables)

    assert set(variables) - names == set()


def check_test(command: str, tmp_path: Path) -> None:
    """Its options and paths exist; it is the command that runs this test."""
    words = shlex.split(command)[2:]
    known = (ROOT / "tests" / "conftest.py").read_text("utf-8") + '"--checks"'

    assert [word for word in words if "/" in word and not (ROOT / word).exists()] == []
    assert [word for word in words if word[:2] == "--" and f'"{word}"' not in known] == []


def check_bench(command: str, tmp_path: Path) -> None:
    words = shlex.split(command)[2:]

    assert [word for word in words if word not in ROWS and word not in ("--quick", "--json")] == []


def check_pack(command: str, tmp_path: Path) -> None:
    """Its options are understood; unit/scripts/test_pack.py makes an archive and starts it."""
    arguments = options_of_pack().parse_args(shlex.split(command)[2:])

    assert arguments.python
    assert arguments.platform


def check_rehearsal(command: str, tmp_path: Path) -> None:
    """Its options exist; browser tests play the course by the same functions."""
    rehearsal_options().parse_args(shlex.split(command)[2:])


def check_kit(command: str, tmp_path: Path) -> None:
    """Its options exist; what it does is tested in test_workshop_kit.py."""
    kit_options().parse_args(shlex.split(command)[2:])


CHECKS: dict[str, Callable[[str, Path], None]] = {
    "python3 scripts/diagnose.py": run_explain,
    "python3 scripts/explain.py": run_explain,
    "python3 scripts/new_lesson.py": run_new_lesson,
    "python3 scripts/pack.py": check_pack,
    "python3 scripts/run.py": check_start,
    "python3 scripts/test.py": check_test,
    "python3 scripts/bench.py": check_bench,
    "python3 scripts/rehearse.py": check_rehearsal,
    "python3 scripts/workshop.py": check_kit,
    "docker compose up": check_start,
    "export": check_start,
    "curl": run_curl,
    "grep": run_listing,
    "ls": run_listing,
}


def begins(command: str, beginning: str) -> bool:
    """Return whether a command, without the variables set before it, begins so."""
    words = shlex.split(command)
    while ASSIGNMENT.match(words[0]):
        del words[0]
    return words[: len(beginning.split())] == beginning.split()


@pytest.mark.parametrize("command", COMMANDS)
def test_command_in_a_document_works(command: str, tmp_path: Path) -> None:
    if re.fullmatch(r"python3 scripts/\w+\.py", command):  # only named
        assert (ROOT / command.split()[1]).is_file()
        return
    (known,) = [beginning for beginning in (*CHECKS, *NOT_RUN) if begins(command, beginning)]

    if known in CHECKS:
        CHECKS[known](command, tmp_path)


def test_every_exception_is_of_use() -> None:
    assert [
        beginning for beginning in NOT_RUN if not any(begins(c, beginning) for c in COMMANDS)
    ] == []
