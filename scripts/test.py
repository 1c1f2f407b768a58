"""Check everything: python3 scripts/test.py [pytest's arguments]

Makes the environment, finds or installs a browser and other stacks' servers, then runs the linters,
the format checks, the type checkers and the tests, of Python and of JavaScript: all of them,
whatever the first ones say. The exit code sums them up. With --checks it leaves the tests out, as
before a commit.
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
from scripts.javascript import JAVASCRIPT_TESTS, install_tools, javascript_checks
from scripts.stacks import install_stacks


def main(pytest_arguments: list[str]) -> int:
    """Run all checks and return the exit code: 2 if the set-up fails, 1 if a check does."""
    try:
        python = make_environment(ROOT, ["requirements.lock", "tests/requirements.lock"])
        tools = install_tools(ROOT, python)
        browser = find_or_install_browser(python)
        if pytest_arguments != ["--checks"]:
            install_stacks(ROOT, python)
    except SetupError as error:
        print(error, file=sys.stderr)
        return 2
    environment = os.environ | ({"CHROMIUM": str(browser)} if browser else {})
    checks = {
        "ruff check": ["ruff", "check"],
        "ruff format": ["ruff", "format", "--check"],
        "mypy": ["mypy"],
        **javascript_checks(ROOT, tools),
    }
    # Of a part of the tests, how much of the library they run says nothing.
    pytest = ["pytest", *(pytest_arguments or ["-p", "tests.measured"])]
    tests = {"node --test": JAVASCRIPT_TESTS, " ".join(pytest): pytest}
    wanted = checks if pytest_arguments == ["--checks"] else checks | tests
    failed = [
        name for name, check in wanted.items() if not passes(python, name, check, environment)
    ]
    for name in failed:
        print(f"FAILED: {name}", file=sys.stderr)
    return 1 if failed else 0


def passes(python: Path, name: str, check: list[str], environment: dict[str, str]) -> bool:
    """Run a check, a Python module with its arguments, and return whether it passes."""
    print(f"== {name}", flush=True)
    return subprocess.run([python, "-m", *check], cwd=ROOT, env=environment).returncode == 0


if __name__ == "__main__":
    run_command(lambda: main(sys.argv[1:]))
