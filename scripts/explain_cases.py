"""The part of explain.py and diagnose.py that runs in the project's environment.

It knows the lab's pages.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from backend.whycors.terminal.diagnose import diagnose_command
from backend.whycors.terminal.explain import explain_command
from frontend.course.lessons import find_lessons
from frontend.course.places import address, places_showing
from scripts.command import run_command


def pages_showing(reason: str, ids: Sequence[str], language: str) -> list[str]:
    """Return the paths of the lab's pages where what a line is about can be seen."""
    found = places_showing(reason, ids, find_lessons())
    return [f"/{language}/{address(place)}" for place in found]


def main(given: list[str]) -> int:
    """Do as the arguments say, and name the lab's pages; return the exit code."""
    if given[:1] == ["diagnose"]:
        return diagnose_command(given[1:], prog="diagnose.py", pages_showing=pages_showing)
    return explain_command(given, prog="explain.py", pages_showing=pages_showing)


if __name__ == "__main__":
    run_command(lambda: main(sys.argv[1:]))
