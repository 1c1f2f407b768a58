"""Who imports whom, as pyproject.toml has it under [tool.importlinter]."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.running_lab import ROOT


def test_imports_keep_the_contracts() -> None:
    command = shutil.which("lint-imports", path=str(Path(sys.executable).parent))
    assert command

    # In a process of its own: it sets up logging anew for the whole of its process.
    done = subprocess.run([command, "--no-logo"], cwd=ROOT, capture_output=True, encoding="utf-8")

    if done.returncode != 0:
        pytest.fail(done.stdout + done.stderr, pytrace=False)
