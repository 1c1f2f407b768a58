"""Put the lab back for the next group: python3 scripts/reset.py

Restores every scenario that was edited, keeps what was written beside it, and has the lab that is
running, if there is one, forget its runs. Files that somebody added stay. The ports are read from
the environment, as scripts/run.py reads them.
"""

import argparse
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import scripts  # noqa: F401  Before the others: it refuses a Python that could not read them.

# isort: split
from scripts.command import run_command
from scripts.environment import SetupError, make_environment


def main() -> int:
    """Make the environment, then reset in it; return the exit code."""
    about = "Put the lab back for the next group."
    argparse.ArgumentParser(description=about, allow_abbrev=False).parse_args()
    try:
        python = make_environment(ROOT, ["requirements.lock"], quiet=True)
    except SetupError as error:
        print(error, file=sys.stderr)
        return 2
    return subprocess.run([python, "-m", "scripts.reset_lab"], cwd=ROOT).returncode


if __name__ == "__main__":
    run_command(main)
