"""scripts/run.py and scripts/test.py refuse what they can't work with, in one clear line."""

import errno
import glob
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from scripts import packages
from scripts.environment import SetupError, make_environment
from scripts.packages import install
from scripts.processes import ask_to_end, own_group
from scripts.running_lab import ROOT, clean_environment, free_ports

OLD_PYTHONS = glob.glob(os.path.expanduser("~/.pyenv/versions/3.[0-9].*/bin/python3"))


def run(*arguments: str, python: str = sys.executable, **variables: str) -> tuple[int, str]:
    """Return the exit code and what the command printed on standard error."""
    names = ("API_PORT", "FRONTEND_PORT", "ATTACKER_PORT")
    ports = dict(zip(names, map(str, free_ports()), strict=True))
    done = subprocess.run(
        [python, *arguments],
        cwd=ROOT,
        env=clean_environment() | ports | variables,
        capture_output=True,
        text=True,
        timeout=60,
    )
    return done.returncode, done.stderr


def test_unknown_scenario_stops_the_start() -> None:
    code, said = run("scripts/run.py", "--no-open", SCENARIO="flask-cors")

    assert code == 2
    assert said.startswith("SCENARIO: 'flask-cors' is not a scenario. Choose one of after_request,")
    assert len(said.splitlines()) == 1


def test_every_wrong_variable_has_its_line() -> None:
    code, said = run("scripts/run.py", API_PORT="0", CORS_SUPPORTS_CREDENTIALS="maybe")

    assert code == 2
    assert [line.split(":")[0] for line in said.splitlines()] == [
        "API_PORT",
        "CORS_SUPPORTS_CREDENTIALS",
    ]


def test_busy_port_stops_the_start() -> None:
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        port = str(busy.getsockname()[1])

        code, said = run("scripts/run.py", "--no-open", FRONTEND_PORT=port)

    assert code == 2
    assert said.startswith(f"FRONTEND_PORT: port {port} can't be used")
    assert len(said.splitlines()) == 1


def test_unknown_option_stops_the_start() -> None:
    code, said = run("scripts/run.py", "--port", "1")

    assert code == 2
    assert "unrecognized arguments: --port" in said


def test_api_alone_checks_the_environment_too() -> None:
    code, said = run("-m", "backend", HOST="localhost")

    assert code == 2
    assert said.startswith("HOST: 'localhost' is not an IP address to bind to.")


@pytest.mark.skipif(not OLD_PYTHONS, reason="no Python older than 3.10 is installed")
@pytest.mark.parametrize("command", ["scripts/run.py", "scripts/test.py"])
def test_old_python_is_refused_in_one_line(command: str) -> None:
    code, said = run(command, python=min(OLD_PYTHONS))

    assert code == 2
    assert said.startswith("CORS Lab needs Python 3.11 or newer; this is Python 3.")
    assert len(said.splitlines()) == 1


def test_missing_browser_program_is_named(tmp_path: Path) -> None:
    missing = str(tmp_path / "chrome")

    code, said = run("scripts/test.py", "--collect-only", CHROMIUM=missing)

    assert code == 2
    assert said == f"CHROMIUM: {missing!r} is not a file. Set it to a browser's program.\n"


@pytest.mark.parametrize("times", [1, 3], ids=["once", "thrice"])
def test_interrupted_start_leaves_no_server(times: int) -> None:
    ports = free_ports()
    names = ("API_PORT", "FRONTEND_PORT", "ATTACKER_PORT")
    starting = subprocess.Popen(
        [sys.executable, "scripts/run.py", "--no-open"],
        cwd=ROOT,
        env=clean_environment() | dict(zip(names, map(str, ports), strict=True)),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        **own_group(),
    )
    while not any(is_taken(port) for port in ports):
        with pytest.raises(subprocess.TimeoutExpired):  # it has not ended, and its servers go on
            starting.wait(timeout=0.02)

    for _ in range(times):
        ask_to_end(starting)

    said, _ = starting.communicate(timeout=20)
    assert (starting.returncode, said) == (0, "Stopped.\n")
    assert [port for port in ports if is_taken(port)] == []


def is_taken(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def test_checkout_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / ".venv").write_text("in the way")
    (tmp_path / "requirements.lock").touch()

    with pytest.raises(SetupError, match=r"\.venv can't be made: .+\. The lab keeps its packages"):
        make_environment(tmp_path, ["requirements.lock"])


@pytest.mark.skipif(os.name == "nt", reason="a shell script stands in for uv")
@pytest.mark.parametrize(
    ("code", "files"), [(0, {"asked"}), (1, {"asked", "installed"})], ids=["works", "fails"]
)
def test_pip_installs_only_where_uv_does_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, files: set[str]
) -> None:
    asked, installed = tmp_path / "asked", tmp_path / "installed"
    python = tmp_path / "python"
    for program, does in (
        (tmp_path / "uv", f"echo $* > {asked}; exit {code}"),
        (python, f"echo $* > {installed}"),
    ):
        program.write_text(f"#!/bin/sh\n{does}\n")
        program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(sys, "executable", str(python))

    install(python, [tmp_path / "requirements.lock"])

    assert {each.name for each in (asked, installed) if each.exists()} == files
    assert f"--require-hashes --python {python} --requirement" in asked.read_text()


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT], ids=["disk", "quota"])
def test_full_disk_is_not_taken_for_a_missing_network(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    # The stand-in for pip fails as pip does: with the system's words among its own.
    says = (
        f"ERROR: Could not install packages due to an OSError: {OSError(code, os.strerror(code))}"
    )
    pip = [sys.executable, "-c", f"import sys; sys.exit({says!r})"]
    monkeypatch.setattr(packages, "pip_for", lambda python: pip)
    monkeypatch.setattr("shutil.which", lambda name: None)  # no uv

    with pytest.raises(SetupError) as refused:
        packages.install(tmp_path, [])

    assert os.strerror(code).lower() in str(refused.value)
    assert "index" not in str(refused.value)


def test_archive_without_wheels_for_this_python_says_for_which_it_has_some(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "for.txt").write_text("Python 3.13 on windows-x86_64\n")
    pip = [sys.executable, "-c", "import sys; sys.exit('ERROR: no index')"]
    monkeypatch.setattr(packages, "pip_for", lambda python: pip)
    monkeypatch.setattr("shutil.which", lambda name: None)  # no uv

    with pytest.raises(SetupError) as refused:
        packages.install(tmp_path, [], tmp_path)

    assert "the lab itself needs, for Python 3.13 on windows-x86_64. This is" in str(refused.value)
