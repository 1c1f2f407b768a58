"""How fast the lab is, each figure beside something to compare it with, and the mark to reach.

    python3 scripts/bench.py                   every row; takes some minutes
    python3 scripts/bench.py room burst        these two
    python3 scripts/bench.py --quick --json    small sizes, and one object instead of the table
    python3 scripts/bench.py engine --cases 500 --seed 7

Makes the environment first. All that is measured runs on this machine and is asked on loopback;
only `start` needs the package index, for the first starts in a fresh clone.
"""

import contextlib
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
    """Make the environment, then measure in it; return the exit code."""
    try:
        with contextlib.redirect_stdout(sys.stderr):  # for --json, standard output is the object
            python = make_environment(ROOT, ["requirements.lock", "tests/requirements.lock"])
    except SetupError as error:
        print(error, file=sys.stderr)
        return 2
    command = [str(python), "-m", "scripts.benching", *arguments]
    return subprocess.run(command, cwd=ROOT).returncode


if __name__ == "__main__":
    run_command(lambda: main(sys.argv[1:]))
