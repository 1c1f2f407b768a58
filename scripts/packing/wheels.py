"""The wheels of an archive: downloaded for machines other than this one, every hash checked."""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from scripts.packages import pip_for
from scripts.packing.targets import Target, requirements_of
from scripts.setup_error import SetupError

AT_ONCE = 4


def download_wheels(lock: Path, targets: Sequence[Target], folder: Path) -> None:
    """Put into `folder` the wheels that the lock file names for each target. Raises SetupError."""
    pip = pip_for(Path(sys.executable))
    text = lock.read_text("utf-8")
    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(lambda target: _download(pip, text, target, folder), targets))


def _download(pip: list[str], lock: str, target: Target, folder: Path) -> None:
    # Each in a folder of its own: two pips would write the same wheel at the same time.
    with tempfile.TemporaryDirectory(dir=folder) as own:
        requirements = Path(own) / "requirements.txt"
        requirements.write_text(requirements_of(lock, target), "utf-8")
        tags = [word for tag in target.tags for word in ("--platform", tag)]
        done = subprocess.run(
            [
                *pip,
                *("download", "--quiet", "--no-deps", "--require-hashes", "--only-binary=:all:"),
                *("--implementation", "cp", "--python-version", target.python, *tags),
                *("--requirement", str(requirements), "--dest", own),
            ],
            capture_output=True,
            text=True,
        )
        if done.returncode != 0:
            errors = [line for line in done.stderr.splitlines() if line.startswith("ERROR")]
            reason = errors[0] if errors else done.stderr.strip()[-300:]
            raise SetupError(
                f"The wheels for {target} could not be downloaded (pip says: {reason}). "
                "Is the package index reached? --python and --platform name fewer of them."
            )
        for wheel in Path(own).glob("*.whl"):
            shutil.move(wheel, folder / wheel.name)
