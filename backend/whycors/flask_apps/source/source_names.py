"""How source files are named in a report."""

from pathlib import Path

from ..model import SourceLine


def shown_file(file: str) -> str:
    """Return a file's name from the current folder on, as it is where it is not below that."""
    path = Path(file)
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()


def shown_place(place: SourceLine) -> str:
    """Return a line as editors and terminals take it, such as `shop/app.py:12`."""
    return f"{shown_file(place.file)}:{place.line}"
