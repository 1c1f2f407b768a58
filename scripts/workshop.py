"""Write the workshop's kit: python3 scripts/workshop.py [--html] [FOLDER]

The guide, the plans, the answer key, the handout, the card and the checklist, in both languages: as
HTML, and as PDF in A4 and in Letter. Without a FOLDER they go where the lab serves them.

    python3 scripts/workshop.py --timings exports

takes what learners' browsers kept of how long each experiment took: files that "Export" on the
first page saved, or folders of such. The plans then have measured minutes in place of guesses.
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
    given = kit_options().parse_args()
    write = [str(given.folder.absolute())]
    if given.timings:
        write += ["--timings", *(str(path.absolute()) for path in given.timings)]
    try:
        python = make_environment(ROOT, LOCKS if given.html else LOCKS_WITH_BROWSER)
        if not given.html:
            write += ["--browser", str(find_or_install_browser(python) or "")]
            install_chinese_font()
    except SetupError as error:
        print(error, file=sys.stderr)
        return 2
    return subprocess.run([str(python), "-m", "scripts.kit", *write], cwd=ROOT).returncode


def kit_options() -> argparse.ArgumentParser:
    """Return what the command line may hold."""
    parser = argparse.ArgumentParser(description="Write the workshop's kit.", allow_abbrev=False)
    parser.add_argument("folder", metavar="FOLDER", type=Path, nargs="?", default=KIT)
    parser.add_argument("--html", action="store_true", help="leave the PDF files out")
    exports = "exported progress, to measure the plans by: files, or folders of them"
    parser.add_argument("--timings", metavar="FILE", type=Path, nargs="+", help=exports)
    return parser


if __name__ == "__main__":
    run_command(main)
