"""Making a virtual environment and installing what lock files name: with uv if it is there."""

import contextlib
import errno
import os
import shutil
import subprocess
import sys
import venv
from importlib import metadata
from pathlib import Path

from scripts.setup_error import SetupError

OLDEST_PIP = (22, 3)  # the first with --python
#: In a folder of wheels: the Pythons and platforms that they are for, one per line.
FOR = "for.txt"
# What a start imports, and what the servers put off until it is needed.
IMPORTED = (
    "scripts.run, scripts.server",
    "backend.__main__, backend.app, frontend.__main__",
    "frontend.course.prose, pygments.lexers.javascript, pygments.lexers.python",
)


def create(folder: Path) -> None:
    """Make an empty environment, in place of what was there. Raises OSError.

    It gets no pip of its own: installing one is most of the work of making an environment.
    """
    venv.create(folder, clear=True, symlinks=os.name != "nt")


def install(python: Path, lock_files: list[Path], wheels: Path | None = None) -> None:
    """Install what the lock files name, every hash checked, for `python`. Raises SetupError.

    `wheels` is the folder of an archive that scripts/pack.py has made, if it is one: with it no
    index is asked, unless it has nothing for this Python.
    """
    files = [argument for path in lock_files for argument in ("--requirement", str(path))]
    if wheels is None or not wheels.is_dir():
        return _install_from(python, files)
    with contextlib.suppress(SetupError):
        return _install_from(python, [*files, "--no-index", "--find-links", str(wheels)])
    try:
        _install_from(python, files)
    except SetupError as error:
        packed = ", ".join((wheels / FOR).read_text("utf-8").splitlines())
        raise SetupError(
            f"{error} This archive brings what the lab itself needs, for {packed}. This is "
            f"Python {sys.version_info.major}.{sys.version_info.minor} on {sys.platform}."
        ) from error


def compile_imported(root: Path, python: Path) -> None:
    """Have Python keep, compiled, the modules that the checkout `root` imports to run the lab.

    Without that, each start would compile them anew where PYTHONDONTWRITEBYTECODE is set. Compiling
    all that is installed takes as long as installing it, and most is never imported.
    """
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    command = [str(python), "-c", f"import {', '.join(IMPORTED)}"]
    subprocess.run(command, cwd=root, env=environment, capture_output=True)


def _install_from(python: Path, files: list[str]) -> None:
    # uv does not read pip's settings, such as a private index or a certificate: if uv fails, pip
    # tries, and has the last word.
    if not _install_with_uv(python, files):
        _install_with_pip(python, files)


def _install_with_uv(python: Path, files: list[str]) -> bool:
    """Return whether there is a uv and it did it."""
    uv = shutil.which("uv")
    if uv is None:
        return False
    install = [uv, "pip", "install", "--quiet", "--require-hashes", "--python", str(python)]
    return subprocess.run([*install, *files], capture_output=True).returncode == 0


def _install_with_pip(python: Path, files: list[str]) -> None:
    options = ["--quiet", "--require-hashes", "--no-input", "--disable-pip-version-check"]
    # Python compiles a module when it is first imported; most are never imported.
    options += ["--no-compile", "--retries", "1"]
    done = subprocess.run(
        [*pip_for(python), "install", *options, *files],
        env=os.environ | {"PIP_USER": "0"},
        capture_output=True,
        text=True,
    )
    if done.returncode != 0:
        _refuse_full_disk(done.stderr)
        lines = [line for line in done.stderr.splitlines() if line.startswith("ERROR")]
        reason = lines[0] if lines else done.stderr.strip()[-300:]
        raise SetupError(
            "The packages could not be installed. The first start needs a connection to the "
            f"package index (pip says: {reason})."
        )


def _refuse_full_disk(said: str) -> None:
    """Raise SetupError if this is what pip says when a disk or a quota is full."""
    for code in (errno.ENOSPC, errno.EDQUOT):
        if os.strerror(code) in said:
            raise SetupError(
                f"The packages could not be installed: {os.strerror(code).lower()}. Make room "
                "where this folder and the temporary files are, then start again."
            )


def pip_for(python: Path) -> list[str]:
    """Return the command of a pip that can install for `python`: this Python's, if it is able."""
    try:
        version = metadata.version("pip")
    except metadata.PackageNotFoundError:
        version = "0"
    if tuple(int(part) for part in version.split(".")[:2]) >= OLDEST_PIP:
        return [sys.executable, "-m", "pip", "--python", str(python)]
    made = subprocess.run([python, "-m", "ensurepip"], capture_output=True, text=True)
    if made.returncode != 0:
        _refuse_full_disk(made.stdout + made.stderr)
        raise SetupError(
            "This Python has no pip and can't make one. Install it with your system's packages "
            "(Debian and Ubuntu: apt install python3-pip python3-venv)."
        )
    return [str(python), "-m", "pip"]
