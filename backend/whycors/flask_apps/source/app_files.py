"""The source files of an app's own code: what it imported from its own folder."""

import functools
import linecache
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from ...remedies.edits import Source
from ..model import SourceLine

_LIBRARY = Path(__file__).resolve().parents[2]
#: Folders of other people's code that may stand within an app's own.
_INSTALLED = frozenset({"site-packages", "dist-packages"})


@dataclass(frozen=True, eq=False)
class AppFile:
    """One of the app's own files, and the module that it became."""

    path: Path
    source: Source
    module: ModuleType

    @property
    def shown(self) -> str:
        """The file as it is named to its owner: from the working directory, if it is below."""
        return shown_path(self.path)

    def line(self, number: int) -> SourceLine:
        """Return a line of the file; lines count from 1."""
        return SourceLine(self.shown, number)


def shown_path(path: Path) -> str:
    """Return how a file is named to its owner: from the working directory, if it is below."""
    here = Path.cwd()
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else str(path)


def app_files(root: Path) -> tuple[AppFile, ...]:
    """Return the files below `root` that are imported by now and are not installed, by their path.

    Those of tests are left out: an app under test isn't made of them.
    """
    found = {path: module for path, module in _modules_below(root.resolve())}
    files = (_file(path, module) for path, module in sorted(found.items()))
    return tuple(file for file in files if file is not None)


def _modules_below(root: Path) -> Iterator[tuple[Path, ModuleType]]:
    for module in list(sys.modules.values()):
        name = None if module.__name__ == "__main__" else getattr(module, "__file__", None)
        if not isinstance(name, str) or not name.endswith(".py"):
            continue
        path = _own_path(name, root)
        if path is not None:
            yield path, module


@functools.cache
def _own_path(name: str, root: Path) -> Path | None:
    """Return a file's path if it is below `root` and neither installed nor a test.

    There are many modules, and each is looked for more than once in a check.
    """
    path = Path(name).resolve()
    if not path.is_relative_to(root) or path.is_relative_to(_LIBRARY):
        return None
    is_test = path.name.startswith("test_") or path.name == "conftest.py"
    is_own = not is_test and not _INSTALLED & set(path.relative_to(root).parts)
    return path if is_own else None


def _file(path: Path, module: ModuleType) -> AppFile | None:
    # Not read from disk by itself: a trial has another text than the file.
    return _file_of(path, "".join(linecache.getlines(str(path))), module)


@functools.lru_cache(maxsize=1024)
def _file_of(path: Path, text: str, module: ModuleType) -> AppFile | None:
    """Return the file, parsed once for all who look into it: an app may have many."""
    try:
        return AppFile(path, Source(text), module)
    except SyntaxError:  # it was changed since it was imported
        return None
