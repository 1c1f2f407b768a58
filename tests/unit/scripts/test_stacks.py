"""The servers of other stacks are had once; what can't be had is said, and in CI it is a fault."""

import sys
from pathlib import Path

import pytest

from scripts import stacks
from scripts.environment import SetupError
from scripts.javascript import RegistryUnreachable
from scripts.stacks import PROGRAMS, install_stacks, stack_modules, stack_program

PYTHON = Path(sys.executable)
OFFLINE = "The npm registry could not be reached (npm says: ENOTFOUND)."


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout on a Debian that has no nginx and no Caddy, and no network."""

    def unreachable(*_: object) -> None:
        raise RegistryUnreachable(OFFLINE)

    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setattr(stacks, "has_apt", lambda: True)
    monkeypatch.setattr(stacks, "install_npm_packages", unreachable)
    monkeypatch.setattr(stacks, "unpack_package", lambda *_: False)
    return tmp_path


def unpack(package: str, folder: Path) -> bool:
    """Do as if the package held nothing but its program."""
    program = folder / PROGRAMS[package]
    program.parent.mkdir(parents=True, exist_ok=True)
    assert not program.exists()
    program.touch()
    return True


def test_what_cannot_be_had_is_left_out_and_said(
    machine: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    install_stacks(machine, PYTHON)

    assert capsys.readouterr().err.splitlines() == [
        f"Left out: fixes for other stacks. {OFFLINE}",
        "Left out: fixes for other stacks. nginx could not be had with apt-get.",
        "Left out: fixes for other stacks. caddy could not be had with apt-get.",
    ]
    assert stack_modules(machine) is None
    assert stack_program(machine, "nginx") is None


def test_nothing_may_be_left_out_in_ci(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")

    with pytest.raises(SetupError, match=r"ENOTFOUND.*nginx.*caddy.*CI runs the fixes"):
        install_stacks(machine, PYTHON)


def test_debians_programs_are_unpacked_once(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stacks, "unpack_package", unpack)

    install_stacks(machine, PYTHON)
    install_stacks(machine, PYTHON)

    assert stack_program(machine, "caddy") == machine / ".venv/debian/usr/bin/caddy"


def test_other_systems_use_what_they_have(
    machine: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CI", "true")
    monkeypatch.setattr(stacks, "has_apt", lambda: False)
    monkeypatch.setattr(stacks, "install_npm_packages", lambda *_: machine)

    install_stacks(machine, PYTHON)

    assert capsys.readouterr().err == ""
