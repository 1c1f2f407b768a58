"""Write the workshop's kit: python3 scripts/workshop.py [--html] [FOLDER]

The guide, the plans, the answer key, the handout, the card and the checklist, in both languages: as
HTML, and as PDF in A4 and in Letter. Without a FOLDER they go where the lab serves them.
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

KIT = ROOT / "frontend" / "workshop"
LOCKS = ["requirements.lock"]
LOCKS_WITH_BROWSER = [*LOCKS, "tests/requirements.lock"]


def main() -> int:
    """Make the environment, then write the kit in it; return the exit code."""
    options = argparse.ArgumentParser(description="Write the workshop's kit.", allow_abbrev=False)
    options.add_argument("folder", metavar="FOLDER", type=Path, nargs="?", default=KIT)
    options.add_argument("--html", action="store_true", help="leave the PDF files out")
    arguments = options.parse_args()
    try:
        python = make_environment(ROOT, LOCKS if arguments.html else LOCKS_WITH_BROWSER)
        browser = [] if arguments.html else [str(find_or_install_browser(python) or "")]
    except SetupError as error:
        print(error, file=sys.stderr)
        return 2
    if browser:
        install_chinese_font()
    write = [str(python), "-m", "scripts.kit", str(arguments.folder.absolute()), *browser]
    return subprocess.run(write, cwd=ROOT).returncode


if __name__ == "__main__":
    run_command(main)
