"""The servers in which the tests run the fixes for other stacks than Flask.

npm packages by the lock file in tests/stacks, and nginx and Caddy: the system's own, or out of
Debian's packages. All of it is kept in .venv, and what can't be had is left out.
"""

import os
import shutil
import sys
from pathlib import Path

from scripts.debian import has_apt, unpack_package
from scripts.environment import SetupError
from scripts.javascript import RegistryUnreachable, install_npm_packages

SOURCE = "tests/stacks"
#: Debian's packages, and where each has its program.
PROGRAMS = {"nginx": "usr/sbin/nginx", "caddy": "usr/bin/caddy"}


def install_stacks(root: Path, python: Path) -> None:
    """Install the servers that the machine lacks; a line says which ones can't be had.

    Takes a moment if they are there, else some seconds and a connection to the registries. In CI
    nothing may be left out that its system has: there this raises SetupError.
    """
    left_out: list[str] = []
    try:
        install_npm_packages(root, python, SOURCE, "stacks")
    except RegistryUnreachable as error:
        left_out.append(str(error))
    for package in PROGRAMS:
        if stack_program(root, package) is None and has_apt():
            unpack_package(package, _unpacked(root))
            if stack_program(root, package) is None:
                left_out.append(f"{package} could not be had with apt-get.")
    if left_out and os.environ.get("CI") == "true":
        raise SetupError(f"{' '.join(left_out)} CI runs the fixes for all stacks.")
    for fault in left_out:
        print(f"Left out: fixes for other stacks. {fault}", file=sys.stderr)


def stack_modules(root: Path) -> Path | None:
    """Return the folder of the npm packages, None if they aren't installed."""
    folder = root / ".venv/stacks"
    return folder / "node_modules" if (folder / "installed.json").is_file() else None


def stack_program(root: Path, package: str) -> Path | None:
    """Return the program of one of PROGRAMS, None if it isn't installed."""
    if found := shutil.which(package):
        return Path(found)
    unpacked = _unpacked(root) / PROGRAMS[package]
    return unpacked if unpacked.is_file() else None


def _unpacked(root: Path) -> Path:
    return root / ".venv/debian"
