"""The files of the whole course, beside its chapters in `frontend/lessons`, such as paths.toml."""

import functools
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from frontend.course import folders
from frontend.course.toml_tables import LessonError, Table, read_object, read_toml, shown

Content = TypeVar("Content")


def read_when_changed(name: str, read: Callable[[Table], Content]) -> Callable[[], Content]:
    """Return a function that gives what `read` makes of the file with this name.

    The file is read anew only after it has changed. The function raises LessonError if the file
    isn't there or is wrong.
    """

    @functools.lru_cache(maxsize=4)
    def read_state(path: Path, changed: int) -> Content:
        content_of = read_object if path.suffix == ".json" else read_toml
        table = Table(shown(path), content_of(path))
        content = read(table)
        table.done()
        return content

    def read_now() -> Content:
        path = folders.LESSONS / name
        try:
            changed = path.stat().st_mtime_ns
        except OSError as error:
            raise LessonError(f"{shown(path)}: {error.strerror}.") from error
        return read_state(path, changed)

    return read_now
