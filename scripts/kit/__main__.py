"""The part of workshop.py that runs in the project's environment."""

import argparse
import shutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from frontend.course.lessons import Course, find_course
from frontend.course.measured_times import update_timings
from frontend.course.toml_tables import LessonError
from frontend.course.workshop_length import too_long
from frontend.course.workshops import find_workshops
from scripts.command import run_command
from scripts.kit.documents import documents
from scripts.rehearsing.guide import GUIDE

PICTURES = "pictures"


def main(arguments: list[str]) -> int:
    """Write the kit into a folder, as PDF too where a browser is given; return the exit code."""
    options = argparse.ArgumentParser(prog="workshop.py")
    options.add_argument("folder", type=Path)
    options.add_argument("--browser", help="prints the PDFs; empty for the one of Playwright")
    options.add_argument("--timings", type=Path, nargs="+", default=[])
    given = options.parse_args(arguments)
    try:
        course = _whole_course()
        for said in update_timings(_exports(given.timings), course) if given.timings else []:
            print(said)
        _refuse_too_long(course)
        written = [_write(given.folder / name, text) for name, text in documents(course)]
        _bring_pictures(given.folder)
        if given.browser is not None:
            written += _print(given.browser, written)
    except LessonError as error:
        print(error, file=sys.stderr)
        return 2
    except OSError as error:
        print(f"{error.filename}: {error.strerror}. Name a folder to write to.", file=sys.stderr)
        return 2
    print(f"{len(written)} files in {given.folder}")
    return 0


def _whole_course() -> Course:
    """Return the course. Raises LessonError for the first lesson that can't be read."""
    course = find_course()
    for fault in course.faults.values():
        raise LessonError(fault)
    return course


def _exports(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield the files that were named, and those in the folders that were."""
    for path in paths:
        yield from sorted(path.glob("*.json")) if path.is_dir() else [path]


def _refuse_too_long(course: Course) -> None:
    faults = [fault for each in find_workshops(course) if (fault := too_long(each))]
    if faults:
        raise LessonError("\n".join(faults))


def _write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    return path


def _bring_pictures(folder: Path) -> None:
    """Copy the pictures that the rehearsal took, if they aren't there already."""
    pictures, there = GUIDE / PICTURES, folder / PICTURES
    if pictures.is_dir() and pictures.resolve() != there.resolve():
        shutil.copytree(pictures, there, dirs_exist_ok=True)


def _print(browser: str, paths: list[Path]) -> list[Path]:
    from scripts.kit.printing import print_documents  # Playwright is a package of the tests

    return list(print_documents(browser, paths))


if __name__ == "__main__":
    run_command(lambda: main(sys.argv[1:]))
