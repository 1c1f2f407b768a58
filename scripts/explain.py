"""Explain cross-origin requests by the Fetch standard's own algorithm, without a browser.

    python3 scripts/explain.py cases.jsonl             the story of each case, for a person
    python3 scripts/explain.py - --json < cases.jsonl  one outcome per line, for a program
    python3 scripts/explain.py --message "Access to …" what a browser's console line means

A case is one line of JSON, described by backend/whycors/cases/case.schema.json: a
page's request, and the server's answers as a table. For a line that isn't a case its error is
printed instead, and the exit code at the end is 2.
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
    """Make the environment, then explain in it; return the exit code."""
    try:
        python = make_environment(ROOT, ["requirements.lock"], quiet=True)
    except SetupError as error:
        print(error, file=sys.stderr)
        return 2
    # Run where it was called from, so that a given path means what its writer meant.
    return subprocess.run([python, ROOT / "scripts" / "explain_cases.py", *arguments]).returncode


if __name__ == "__main__":
    run_command(lambda: main(sys.argv[1:]))
