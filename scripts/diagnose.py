"""Diagnose a cross-origin failure from whatever you have of it.

    python3 scripts/diagnose.py failed.har              a file: a HAR, what curl -i printed, headers
    pbpaste | python3 scripts/diagnose.py -             a console line, or several things together
    python3 scripts/diagnose.py https://api.example/x   what to run and to look at; nothing is sent

The exit code is 2 where nothing can be diagnosed. --json is for programs, --lang zh for Chinese.
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


def main(arguments: list[str]) -> int:
    """Make the environment, then diagnose in it; return the exit code."""
    try:
        python = make_environment(ROOT, ["requirements.lock"], quiet=True)
    except SetupError as error:
        print(error, file=sys.stderr)
        return 2
    # Run where it was called from, so that a given path means what its writer meant.
    program = ROOT / "scripts" / "explain_cases.py"
    return subprocess.run([python, program, "diagnose", *arguments]).returncode


if __name__ == "__main__":
    run_command(lambda: main(sys.argv[1:]))
