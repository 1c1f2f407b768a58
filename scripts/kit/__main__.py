"""The part of workshop.py that runs in the project's environment."""

import sys
from pathlib import Path

from frontend.course.lessons import find_course
from frontend.course.toml_tables import LessonError
from scripts.command import run_command
from scripts.kit.documents import documents


def main(folder: str, browser: str | None = None) -> int:
    """Write the kit into a folder, as PDF too where a browser is given; return the exit code."""
    course = find_course()
    try:
        if course.faults:
            raise LessonError(next(iter(course.faults.values())))
        written = [_write(Path(folder) / name, text) for name, text in documents(course)]
        if browser is not None:
            written += _print(browser, written)
    except LessonError as error:
        print(error, file=sys.stderr)
        return 2
    except OSError as error:
        print(f"{error.filename}: {error.strerror}. Name a folder to write to.", file=sys.stderr)
        return 2
    print(f"{len(written)} files in {folder}")
    return 0


def _write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    return path


def _print(browser: str, paths: list[Path]) -> list[Path]:
    from scripts.kit.printing import print_documents  # Playwright is a package of the tests

    return list(print_documents(browser, paths))


if __name__ == "__main__":
    run_command(lambda: main(*sys.argv[1:]))
