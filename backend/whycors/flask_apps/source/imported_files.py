"""The files that an app is made of: not those of another app that stands beside it."""

import ast
from collections.abc import Iterable, Iterator, Sequence
from importlib.util import resolve_name

from .app_files import AppFile


def files_behind(entries: Iterable[str | None], files: Sequence[AppFile]) -> list[AppFile]:
    """Return the files of the entry modules and of all that these import, wherever they do it.

    None, if none of the entries is among them.
    """
    by_name = {file.module.__name__: file for file in files}
    found: dict[str, AppFile] = {}
    todo = [name for name in entries if name]
    while todo:
        name = todo.pop()
        if name in by_name and name not in found:
            found[name] = by_name[name]
            todo += _imported(by_name[name])
    return [file for file in files if file.module.__name__ in found]


def _imported(file: AppFile) -> Iterator[str]:
    """Yield the names of modules that a file imports, and names that may be such."""
    package = file.module.__package__ or ""
    for node in ast.walk(file.source.tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield from _with_parents(alias.name)
        elif isinstance(node, ast.ImportFrom):
            name = f"{'.' * node.level}{node.module or ''}"
            try:
                module = resolve_name(name, package) if node.level else name
            except ImportError:  # above the top package, so it was never run
                continue
            yield from _with_parents(module)
            yield from (f"{module}.{alias.name}" for alias in node.names)


def _with_parents(name: str) -> Iterator[str]:
    parts = name.split(".")
    yield from (".".join(parts[:count]) for count in range(1, len(parts) + 1))
