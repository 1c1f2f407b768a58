"""The project's own environment, .venv, made with the standard library alone."""

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

STAMP = "cors-lab.stamp"
OLDEST_PIP = (22, 3)  # the first with --python


class SetupError(Exception):
    """The environment can't be made or a server can't be started; says why and what to do."""


def make_environment(root: Path, lock_files: list[str]) -> Path:
    """Return the Python of `root`/.venv, with what the lock files name installed.

    Takes a moment when that is so already, else some seconds and a connection to the package index.
    Raises SetupError.
    """
    folder = root / ".venv"
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    stamp = folder / STAMP
    wanted = [_fingerprint(root / name) for name in lock_files]
    have = stamp.read_text().split() if stamp.is_file() and python.is_file() else []
    if set(wanted) <= set(have):
        return python
    print(f"Installing {' and '.join(lock_files)} into .venv …", flush=True)
    if not have:
        venv.create(folder, clear=True)
    _install(python, [root / name for name in lock_files])
    stamp.write_text("\n".join(wanted))
    return python


def _fingerprint(lock_file: Path) -> str:
    made_for = f"{sys.version} {sys.prefix}".encode()
    return hashlib.sha256(lock_file.read_bytes() + made_for).hexdigest()


def _install(python: Path, lock_files: list[Path]) -> None:
    files = [argument for path in lock_files for argument in ("--requirement", str(path))]
    options = ["--quiet", "--require-hashes", "--no-input", "--disable-pip-version-check"]
    done = subprocess.run(
        [*_pip(python), "install", *options, "--retries", "1", *files],
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
        import pip

        if tuple(int(part) for part in pip.__version__.split(".")[:2]) >= OLDEST_PIP:
            return [sys.executable, "-m", "pip", "--python", str(python)]
    except (ImportError, ValueError):
        pass
    made = subprocess.run([python, "-m", "ensurepip"], capture_output=True, text=True)
    if made.returncode != 0:
        raise SetupError(
            "This Python has no pip and can't make one. Install it with your system's packages "
            "(Debian and Ubuntu: apt install python3-pip python3-venv)."
        )
    return [str(python), "-m", "pip"]
