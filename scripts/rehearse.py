"""Play a workshop from its plan in a real browser, or write the answer key.

    python3 scripts/rehearse.py                          the 90 minutes, in English
    python3 scripts/rehearse.py --workshop 30 --lang zh  those of 30 minutes, in Chinese
    python3 scripts/rehearse.py --short                  the first experiment of each lesson
    python3 scripts/rehearse.py --pictures               the guide's pictures; needs the usual ports
    python3 scripts/rehearse.py --answers                all of frontend/lessons/answers.json
    python3 scripts/rehearse.py --answers the-failure    the answers of this lesson

Makes the environment first, finds or installs a browser, and starts a lab of its own. The exit
code is 1 if something is not as plan, guide and answer key say.
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
