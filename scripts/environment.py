"""The project's own environment, .venv, made with the standard library alone.

Every command makes it when it needs it; `python -m scripts.environment` does that and no more.
"""

import hashlib
import json
import os
import sys
from pathlib import Path

from scripts.command import run_command
from scripts.setup_error import SetupError as SetupError

ROOT = Path(__file__).resolve().parent.parent
STAMP = "cors-lab.json"
_THIS_PYTHON = f"{sys.version} {sys.base_prefix}"


def make_environment(root: Path, lock_files: list[str], quiet: bool = False) -> Path:
    """Return the Python of `root`/.venv, with what the lock files name installed.

    Takes a moment if they are installed, else some seconds and a connection to the package index,
    or the `wheels` that an archive of scripts/pack.py has.
    Raises SetupError.
    """
    folder = root / ".venv"
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    wanted = {name: hashlib.sha256((root / name).read_bytes()).hexdigest() for name in lock_files}
    installed = _installed(folder, python)
    if wanted.items() <= installed.items():
        return python
    # These take longer to import than the rest of a start takes, and are rarely needed.
    from scripts.packages import compile_imported, create, install

    if not quiet:
        print(f"Installing {' and '.join(lock_files)} into .venv …", flush=True)
    stamp = folder / STAMP
    try:
        if installed.get("python") != _THIS_PYTHON:
            create(folder)
            installed = {"python": _THIS_PYTHON}
        install(python, [root / name for name in lock_files], root / "wheels")
        compile_imported(root, python)
        stamp.write_text(json.dumps(installed | wanted, indent=2))
    except OSError as error:
        raise SetupError(
            f"{folder} can't be made: {error.strerror}. The lab keeps its packages there."
        ) from error
    return python


def _installed(folder: Path, python: Path) -> dict[str, str]:
    """Return which Python made the environment and which lock files were used, if known."""
    try:
        stamp: dict[str, str] = json.loads((folder / STAMP).read_text())
    except (OSError, ValueError):
        return {}
    return stamp if python.is_file() and stamp.get("python") == _THIS_PYTHON else {}


def main() -> int:
    """Make the environment for a start that is to be quick and offline; return the exit code."""
    from scripts.packages import compile_imported

    try:
        compile_imported(ROOT, make_environment(ROOT, ["requirements.lock"]))
    except SetupError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    run_command(main)
