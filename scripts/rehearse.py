"""Play experiments in a real browser, and write what comes of each: the answer key.

    python3 scripts/rehearse.py --answers                all of frontend/lessons/answers.json
    python3 scripts/rehearse.py --answers the-failure    the answers of this lesson

Makes the environment first, finds or installs a browser, and starts a lab on free ports.
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
    """Make the environment, then rehearse in it; return the exit code."""
    try:
        python = make_environment(ROOT, ["requirements.lock", "tests/requirements.lock"])
    except SetupError as error:
        print(error, file=sys.stderr)
        return 2
    return subprocess.run([python, "-m", "scripts.rehearsing", *arguments], cwd=ROOT).returncode


if __name__ == "__main__":
    run_command(lambda: main(sys.argv[1:]))
