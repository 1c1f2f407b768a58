"""scripts/reset.py puts a checkout back, and the lab that runs from it, and says what it did."""

import http.server
import shutil
import subprocess
import sys
import threading
import urllib.request
from pathlib import Path

import pytest

from scripts.running_lab import ROOT, Lab, clean_environment, free_ports, running_lab

PATH = "backend/scenarios/core/no_cors.py"
EDIT = "\n# mine\n"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    for folder in ("backend", "frontend", "scripts"):
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=ignored)
    shutil.copy(ROOT / "requirements.lock", tmp_path)
    (tmp_path / ".venv").symlink_to(ROOT / ".venv", target_is_directory=True)
    return tmp_path


def reset(checkout: Path, lab: Lab | None = None) -> list[str]:
    """Run the command against a lab, or where none is; return the lines that it printed."""
    ports = lab.ports if lab else free_ports()
    names = ("API_PORT", "FRONTEND_PORT", "ATTACKER_PORT")
    done = subprocess.run(
        [sys.executable, "scripts/reset.py"],
        cwd=checkout,
        env=clean_environment() | dict(zip(names, map(str, ports), strict=True)),
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.splitlines()


def edit(checkout: Path) -> str:
    """Edit a scenario; return the original text."""
    file = checkout / PATH
    original = file.read_text(encoding="utf-8")
    file.write_text(original + EDIT, encoding="utf-8")
    return original


def test_files_are_restored_without_a_lab(checkout: Path) -> None:
    original = edit(checkout)
    (checkout / "backend/scenarios/core/after_request.py").unlink()
    (checkout / "backend/scenarios/of_my_own.py").write_text(EDIT)

    said = reset(checkout)

    assert said[:2] == [
        "Put back backend/scenarios/core/after_request.py, which was missing.",
        f"Restored {PATH}. What it had is kept in {PATH}.mine.",
    ]
    assert said[2].startswith("No lab answers at http://127.0.0.1:")
    assert (checkout / PATH).read_text(encoding="utf-8") == original
    assert (checkout / f"{PATH}.mine").read_text(encoding="utf-8") == original + EDIT
    assert (checkout / "backend/scenarios/of_my_own.py").exists()


def test_nothing_to_do_is_said(checkout: Path) -> None:
    assert reset(checkout)[0] == "No scenario was edited: each is as it came with the lab."


def test_running_lab_forgets_its_runs(checkout: Path) -> None:
    with running_lab(checkout) as lab:
        edit(checkout)
        urllib.request.urlopen(f"http://127.0.0.1:{lab.ports[0]}/runs/{'a' * 16}/no_cors/notes")

        said = reset(checkout, lab)

        assert said[0] == f"Restored {PATH}. What it had is kept in {PATH}.mine."
        assert "has forgotten its runs (1), and the notes" in said[1]
        assert lab.get("/lab/reset") == {"offer": "offered", "edited": [], "runs": 0}


def test_shared_lab_keeps_its_runs(checkout: Path) -> None:
    with running_lab(checkout, FRONTEND_ORIGIN="http://teacher.lan") as lab:
        original = edit(checkout)

        said = reset(checkout, lab)

        assert (checkout / PATH).read_text(encoding="utf-8") == original
        assert "keeps its runs until it is restarted. It says: Others may reach" in said[1]


def test_unknown_option_resets_nothing(checkout: Path) -> None:
    edit(checkout)

    done = subprocess.run(
        [sys.executable, "scripts/reset.py", "--files"],
        cwd=checkout,
        capture_output=True,
        text=True,
    )

    assert (done.returncode, done.stdout) == (2, "")
    assert (checkout / PATH).read_text(encoding="utf-8").endswith(EDIT)


def test_another_program_on_the_port_is_no_lab(checkout: Path) -> None:
    server = http.server.HTTPServer(("127.0.0.1", 0), http.server.SimpleHTTPRequestHandler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        said = reset(checkout, Lab((server.server_port, *free_ports()[:2])))
    finally:
        server.shutdown()
        server.server_close()

    assert said[-1].startswith("No lab answers at")
