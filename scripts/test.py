"""Check everything: python3 scripts/test.py [pytest's arguments]

Makes the environment, finds or installs a browser, then runs the linter, the format check, the
type checker and the tests: all of them, whatever the first ones say. The exit code tells the sum.
With --checks alone it leaves the tests out, as before a commit.
"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import scripts  # noqa: F401  Before the others: it refuses a Python that could not read them.

# isort: split
from scripts.browser import find_or_install_browser
from scripts.command import run_command
from scripts.environment import SetupError, make_environment


def main(pytest_arguments: list[str]) -> int:
    """Run all checks and return the exit code: 2 when the set-up fails, 1 when a check does."""
    try:
        python = make_environment(ROOT, ["requirements.lock", "tests/requirements.lock"])
        browser = find_or_install_browser(python)
    except SetupError as error:
        print(error, file=sys.stderr)
        return 2
    environment = os.environ | ({"CHROMIUM": str(browser)} if browser else {})
    checks = (
        ["ruff", "check"],
        ["ruff", "format", "--check"],
        ["mypy"],
        ["pytest", *pytest_arguments],
    )
    wanted = checks[:-1] if pytest_arguments == ["--checks"] else checks
    failed = [check for check in wanted if not passes(python, check, environment)]
    for check in failed:
        print(f"FAILED: {' '.join(check)}", file=sys.stderr)
    return 1 if failed else 0


def passes(python: Path, check: list[str], environment: dict[str, str]) -> bool:
    print(f"== {' '.join(check)}", flush=True)
    return subprocess.run([python, "-m", *check], cwd=ROOT, env=environment).returncode == 0


if __name__ == "__main__":
    run_command(lambda: main(sys.argv[1:]))
