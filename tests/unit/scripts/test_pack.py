"""An archive of scripts/pack.py, as those get it who have Python and no internet."""

import json
import os
import platform
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from scripts.packing.__main__ import collected
from scripts.packing.archive import write_archive
from scripts.packing.targets import PLATFORMS, PYTHONS, Target, requirements_of
from scripts.running_lab import ROOT
from scripts.setup_error import SetupError

LOCK = (ROOT / "requirements.lock").read_text("utf-8")


def other_python() -> tuple[str, Path] | None:
    """Return the version and the program of another Python than this one that the lab runs on."""
    installed = Path("~/.pyenv/versions").expanduser()
    for version in PYTHONS:
        if version == f"{sys.version_info.major}.{sys.version_info.minor}":
            continue
        found = shutil.which(f"python{version}")
        programs = [*installed.glob(f"{version}.*/bin/python3"), *([Path(found)] if found else [])]
        for program in programs:
            # A version manager's stand-in may be there without the Python.
            tried = [str(program), "-c", "import venv"]
            if subprocess.run(tried, capture_output=True).returncode == 0:
                return version, program
    return None


def may_leave_the_network() -> bool:
    return subprocess.run(["unshare", "--net", "true"], capture_output=True).returncode == 0


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has network namespaces")
def test_archive_starts_without_network_on_another_python(tmp_path: Path) -> None:
    other = other_python()
    if other is None:
        pytest.skip(f"no other Python of {', '.join(PYTHONS)} is installed")
    if not may_leave_the_network():
        pytest.skip("this user may not make a network namespace")
    version, program = other
    made = tmp_path / "made"
    made.mkdir()
    try:
        target = Target(version, f"linux-{platform.machine()}")
        parts = collected(made, [target], pdfs=False, images=False)
    except SetupError as error:
        if "CI" in os.environ:
            raise
        pytest.skip(str(error))
    write_archive(tmp_path / "lab.zip", "cors-lab", parts)
    zipfile.ZipFile(tmp_path / "lab.zip").extractall(tmp_path)
    folder = tmp_path / "cors-lab"
    assert str(target) in (folder / "START.txt").read_text("utf-8-sig")

    asked = [str(program), "-m", "tests.unit.scripts.without_network", str(folder)]
    # Nothing that tells pip or uv of wheels elsewhere.
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "PIP_CONFIG_FILE": os.devnull}
    done = subprocess.run(
        ["unshare", "--net", *asked], cwd=ROOT, env=environment, capture_output=True, text=True
    )

    assert done.returncode == 0, done.stderr
    known = json.loads(done.stdout)
    assert not known["network"]
    assert known["python"] == [int(number) for number in version.split(".")]
    assert known["title"].startswith("Read the notes")
    assert known["health"] == {"status": "ok", "scenario": None}
    assert any("Installing requirements.lock" in line for line in known["log"])


def test_lock_names_the_same_packages_for_each_machine_but_what_markers_say() -> None:
    named = {
        str(target): {line.partition("==")[0] for line in requirements_of(LOCK, target).split("\n")}
        for target in (Target(python, name) for python in PYTHONS for name in PLATFORMS)
    }

    always = set.intersection(*named.values())
    assert {"flask", "flask-cors", "granian"} <= always
    assert {
        python
        for python in PYTHONS
        if "backports-zstd" in named[f"Python {python} on linux-x86_64"]
    } == {"3.11", "3.12", "3.13"}


def test_every_package_of_the_lock_is_found_with_its_hashes() -> None:
    lines = requirements_of(LOCK, Target("3.11", "linux-x86_64")).splitlines()

    for_others = {"brotlicffi"}  # PyPy's
    packages = {
        line.split("==")[0] for line in LOCK.splitlines() if "==" in line and line[0] != " "
    }
    assert {line.split("==")[0] for line in lines if line[0] != " "} == packages - for_others
    assert LOCK.count("--hash=") - 1 > sum(line.count("--hash=") for line in lines) > len(packages)
