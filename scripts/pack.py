"""Pack the lab for a room without internet: python3 scripts/pack.py

Writes one archive: the repository, the kit in print, and the wheels for Linux, macOS and Windows.
Whoever unpacks it has Python and nothing else, and starts the lab as ever: python3 scripts/run.py
"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import scripts  # noqa: F401  Before the others: it refuses a Python that could not read them.

# isort: split
from scripts.command import run_command
from scripts.environment import SetupError, make_environment


def main(arguments: list[str]) -> int:
    """Make the environment, then pack in it; return the exit code."""
    try:
        python = make_environment(
            ROOT, ["requirements.lock", "tests/requirements.lock"], quiet=True
        )
    except SetupError as error:
        print(error, file=sys.stderr)
        return 2
    pack = [str(python), "-m", "scripts.packing", *arguments]
    # The archive is written where the command was given.
    return subprocess.run(pack, env=os.environ | {"PYTHONPATH": str(ROOT)}).returncode


if __name__ == "__main__":
    run_command(lambda: main(sys.argv[1:]))
