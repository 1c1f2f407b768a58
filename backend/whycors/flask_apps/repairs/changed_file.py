"""A file imported with another text than the one on disk."""

import linecache
import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from pathlib import Path
from types import CodeType, ModuleType


class ChangedFile:
    """Finds the module of one file, and gives its text in place of the file's own.

    It goes first in sys.meta_path. Nothing is written, and no compiled file is read for it.
    """

    def __init__(self, file: Path, text: str) -> None:
        self.file = file
        self.text = text

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Return how to load the file's module; None for any other, which others find."""
        spec = PathFinder.find_spec(name, path, target)
        if spec is None or spec.origin is None or Path(spec.origin).resolve() != self.file:
            return None
        spec.loader = _GivenText(name, spec.origin, self.text)
        for path_name in (spec.origin, str(self.file)):
            self._show(path_name)
        return spec

    def install(self) -> None:
        """Be asked first for every module that is imported from now on."""
        sys.meta_path.insert(0, self)

    def remove(self) -> None:
        """Be asked for no module any more."""
        sys.meta_path.remove(self)

    def _show(self, name: str) -> None:
        """Let whoever looks at the source see the text, not what is on disk."""
        lines = self.text.splitlines(keepends=True)
        # Without a time of the file's last change, it is never compared with the file.
        linecache.cache[name] = (len(self.text), None, lines, name)


class _GivenText(SourceFileLoader):
    def __init__(self, name: str, path: str, text: str) -> None:
        super().__init__(name, path)
        self.given = text

    def get_code(self, fullname: str) -> CodeType:
        return compile(self.given, self.path, "exec", dont_inherit=True)
