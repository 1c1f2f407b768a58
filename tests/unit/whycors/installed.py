"""The library as its users have it: built, and installed into an environment of its own."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from importlib.metadata import Distribution, distribution, distributions
from pathlib import Path

from packaging.requirements import Requirement

from scripts.packages import create, pip_for
from scripts.running_lab import ROOT

LIBRARY = ROOT / "backend/whycors"


@dataclass(frozen=True)
class Installed:
    """An environment that holds the library, what the library asks for, and nothing else."""

    python: Path
    packages: Path

    @property
    def command(self) -> Path:
        return self.python.with_name("whycors.exe" if os.name == "nt" else "whycors")

    @property
    def distribution(self) -> Distribution:
        return next(iter(distributions(name="whycors", path=[str(self.packages)])))

    @property
    def elsewhere(self) -> Path:
        """The folder that commands are run in, out of the repository's reach."""
        return self.python.parent.parent / "elsewhere"

    def run(self, *command: str | Path, sent: str = "") -> "subprocess.CompletedProcess[str]":
        """Run a command elsewhere."""
        folder = self.elsewhere
        folder.mkdir(exist_ok=True)
        bare = {name: text for name, text in os.environ.items() if name != "PYTHONPATH"}
        return subprocess.run(
            command, input=sent, cwd=folder, env=bare, capture_output=True, encoding="utf-8"
        )


def installed_library(folder: Path, *beside: str) -> Installed:
    """Build the wheel and install it into a new environment in `folder`, without a network.

    The packages that it asks for, and those named to be `beside` it, are copied from the
    environment of the tests.
    """
    wheel = built_wheel(folder)
    environment = folder / "environment"
    create(environment)
    is_windows = os.name == "nt"
    python = environment / ("Scripts/python.exe" if is_windows else "bin/python")
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    packages = environment / ("Lib" if is_windows else f"lib/{version}") / "site-packages"
    uv = shutil.which("uv")
    install = [uv, "pip", "install", "--python", str(python)] if uv else None
    install = install or [*pip_for(python), "install", "--no-index"]
    subprocess.run([*install, "--quiet", "--no-deps", str(wheel)], check=True)
    installed = Installed(python, packages)
    for wanted in (installed.distribution, *map(distribution, beside)):
        for needed in _all_needed(wanted):
            _copy(needed, packages)
    for name in beside:
        _copy(distribution(name), packages)
    return installed


def built_wheel(folder: Path) -> Path:
    """Build the library's wheel into `folder`, with the build backend that the tests pin."""
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory"]
    subprocess.run([*build, str(folder)], cwd=LIBRARY, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    return wheel


def _all_needed(by: Distribution) -> list[Distribution]:
    """Return the distributions that one needs, and those that they need, without extras."""
    needed: dict[str, Distribution] = {}
    waiting = [by]
    while waiting:
        for text in waiting.pop().requires or ():
            requirement = Requirement(text)
            wanted = requirement.marker is None or requirement.marker.evaluate({"extra": ""})
            if wanted and requirement.name not in needed:
                needed[requirement.name] = distribution(requirement.name)
                waiting.append(needed[requirement.name])
    return list(needed.values())


def _copy(package: Distribution, packages: Path) -> None:
    for file in package.files or ():
        if ".." not in file.parts and "__pycache__" not in file.parts:  # a command, or compiled
            target = packages / file
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(str(file.locate()), target)
