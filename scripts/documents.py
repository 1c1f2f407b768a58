"""Write what is made from data: python3 scripts/documents.py

Parts of the documents stand between markers such as `<!-- chapters -->` and `<!-- /chapters -->`;
the scenarios' originals are a whole file. A test fails if one isn't what this would write.
"""

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
    """Make the environment, then write the documents in it; return the exit code."""
    try:
        python = make_environment(ROOT, ["requirements.lock"], quiet=True)
    except SetupError as error:
        print(error, file=sys.stderr)
        return 2
    return subprocess.run([python, "-m", "scripts.made_parts"], cwd=ROOT).returncode


if __name__ == "__main__":
    run_command(main)
