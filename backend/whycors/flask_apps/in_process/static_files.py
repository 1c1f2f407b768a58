"""The rule of a folder with files, and a file that is in it."""

from itertools import islice
from pathlib import Path

from flask import Flask
from werkzeug.routing import Rule

_SEEN_AT_MOST = 1000


def example_of_static(app: Flask, rule: Rule) -> str | None:
    """Return the path of a file that Flask's own view for files sends, None for another rule."""
    blueprint, _, name = rule.endpoint.rpartition(".")
    if name != "static" or rule.arguments != {"filename"}:
        return None
    scaffold = app.blueprints.get(blueprint) if blueprint else app
    folder = scaffold.static_folder if scaffold else None
    built = rule.build({"filename": _file_in(folder)}, append_unknown=False)
    return built[1] if built else None


def _file_in(folder: str | None) -> str:
    """Return the first file in a folder, or a name that it doesn't have."""
    root = Path(folder) if folder else None
    paths = islice(root.rglob("*"), _SEEN_AT_MOST) if root else ()
    files = sorted(path.relative_to(root).as_posix() for path in paths if root and path.is_file())
    return files[0] if files else "example.txt"
