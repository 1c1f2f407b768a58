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
        path = Path(name).resolve()
        if path.is_relative_to(root) and not path.is_relative_to(_LIBRARY) and _is_own(path, root):
            yield path, module


def _is_own(path: Path, root: Path) -> bool:
    is_test = path.name.startswith("test_") or path.name == "conftest.py"
    return not is_test and not _INSTALLED & set(path.relative_to(root).parts)


def _file(path: Path, module: ModuleType) -> AppFile | None:
    try:
        # Not read from disk by itself: a trial has another text than the file.
        return AppFile(path, _parsed("".join(linecache.getlines(str(path)))), module)
    except SyntaxError:  # it was changed since it was imported
        return None


@functools.cache
def _parsed(text: str) -> Source:
    """Return the source, parsed once for all who look into it: an app may have many files."""
    return Source(text)
