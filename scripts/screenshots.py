"""Take the README's screenshots, or with --all FOLDER the pages as a reviewer should see them.

python3 scripts/screenshots.py
python3 scripts/screenshots.py --all /tmp/screenshots
python3 scripts/screenshots.py --all /tmp/screenshots --states
"""

import argparse
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import scripts  # noqa: F401  Before the others: it refuses a Python that could not read them.

# isort: split
from scripts.browser import find_or_install_browser, install_chinese_font
from scripts.command import run_command
from scripts.environment import SetupError, make_environment

README_IMAGES = ROOT / ".github"


def main() -> int:
    """Make the environment, then take the pictures in it; return the exit code."""
    options = argparse.ArgumentParser(description="Take screenshots of the lab.")
    options.add_argument("--all", metavar="FOLDER", type=Path, help="every page, every look")
    options.add_argument("--states", action="store_true", help="only the kinds of runs, each look")
    arguments = options.parse_args()
    try:
        python = make_environment(ROOT, ["requirements.lock", "tests/requirements.lock"])
        browser = find_or_install_browser(python)
    except SetupError as error:
        print(error, file=sys.stderr)
        return 2
    install_chinese_font()
    take = [str(python), "-m", "scripts.take_screenshots", str(browser or "")]
    wanted = [str(arguments.all or ""), "states" if arguments.states else ""]
    return subprocess.run([*take, *wanted], cwd=ROOT).returncode


if __name__ == "__main__":
    run_command(main)
