"""How fast cases are explained, beside a real Chromium that runs the same cases.

    python3 scripts/bench.py                       2,000 cases
    python3 scripts/bench.py --cases 500 --seed 7  fewer, and others

Makes the environment and finds or installs a browser first. Hypothesis makes the cases, as for
tests/differential; making them is not timed.
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
from scripts.environment import SetupError, make_environment


def main(arguments: list[str]) -> int:
    """Make the environment, then measure in it; return the exit code."""
    try:
        python = make_environment(ROOT, ["requirements.lock", "tests/requirements.lock"])
        browser = find_or_install_browser(python)
    except SetupError as error:
        print(error, file=sys.stderr)
        return 2
    environment = os.environ | ({"CHROMIUM": str(browser)} if browser else {})
    command = [str(python), str(ROOT / "scripts" / "bench_cases.py"), *arguments]
    return subprocess.run(command, env=environment).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
