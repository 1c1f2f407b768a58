"""The project's own environment, .venv, made with the standard library alone."""

import hashlib
import json
import os
import subprocess
import sys
import venv
from importlib import metadata
from pathlib import Path

STAMP = "cors-lab.json"
OLDEST_PIP = (22, 3)  # the first with --python
_THIS_PYTHON = f"{sys.version} {sys.base_prefix}"


class SetupError(Exception):
    """The environment can't be made or a server can't be started; says why and what to do."""


def make_environment(root: Path, lock_files: list[str], quiet: bool = False) -> Path:
    """Return the Python of `root`/.venv, with what the lock files name installed.

    Takes a moment when that is so already, else some seconds and a connection to the package index.
    Raises SetupError.
    """
    folder = root / ".venv"
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    wanted = {name: hashlib.sha256((root / name).read_bytes()).hexdigest() for name in lock_files}
    installed = _installed(folder, python)
    if wanted.items() <= installed.items():
        return python
    if not quiet:
        print(f"Installing {' and '.join(lock_files)} into .venv …", flush=True)
    stamp = folder / STAMP
    try:
        if installed.get("python") != _THIS_PYTHON:
            venv.create(folder, clear=True, symlinks=os.name != "nt")
            installed = {"python": _THIS_PYTHON}
        _install(python, [root / name for name in lock_files])
        stamp.write_text(json.dumps(installed | wanted, indent=2))
    except OSError as error:
        raise SetupError(
            f"{folder} can't be made: {error.strerror}. The lab keeps its packages there."
        ) from error
    return python


def _installed(folder: Path, python: Path) -> dict[str, str]:
    """Return which Python made the environment and what was installed from, empty if unknown."""
    try:
        stamp: dict[str, str] = json.loads((folder / STAMP).read_text())
    except (OSError, ValueError):
        return {}
    return stamp if python.is_file() and stamp.get("python") == _THIS_PYTHON else {}


def _install(python: Path, lock_files: list[Path]) -> None:
    files = [argument for path in lock_files for argument in ("--requirement", str(path))]
    options = ["--quiet", "--require-hashes", "--no-input", "--disable-pip-version-check"]
    done = subprocess.run(
        [*_pip(python), "install", *options, "--retries", "1", *files],
        env=os.environ | {"PIP_USER": "0"},
        capture_output=True,
        text=True,
    )
    if done.returncode != 0:
        lines = [line for line in done.stderr.splitlines() if line.startswith("ERROR")]
        reason = lines[0] if lines else done.stderr.strip()[-300:]
        raise SetupError(
            "The packages could not be installed. The first start needs a connection to the "
            f"package index (pip says: {reason})."
        )


def _pip(python: Path) -> list[str]:
    """Return the command of a pip that can install for `python`.

    Making a pip of its own takes most of the time that an environment takes, so the pip of this
    Python is used where there is one that can.
    """
    try:
        version = metadata.version("pip")
    except metadata.PackageNotFoundError:
        version = "0"
    if tuple(int(part) for part in version.split(".")[:2]) >= OLDEST_PIP:
        return [sys.executable, "-m", "pip", "--python", str(python)]
    made = subprocess.run([python, "-m", "ensurepip"], capture_output=True, text=True)
    if made.returncode != 0:
        raise SetupError(
            "This Python has no pip and can't make one. Install it with your system's packages "
            "(Debian and Ubuntu: apt install python3-pip python3-venv)."
        )
    return [str(python), "-m", "pip"]
