"""Which code is the app's own, and which an installed package's."""

import sysconfig
from pathlib import Path
from types import FunctionType

_INSTALLED = ("site-packages", "dist-packages")
_STANDARD_LIBRARY = Path(sysconfig.get_path("stdlib"))


def is_own_file(file: str) -> bool:
    """Return whether a file is neither an installed package's nor the standard library's."""
    path = Path(file)
    if file.startswith("<") or any(part in _INSTALLED for part in path.parts):
        return False
    return not path.is_relative_to(_STANDARD_LIBRARY)


def is_own_function(function: FunctionType) -> bool:
    """Return whether a function is written in a file of the app's own."""
    return is_own_file(function.__code__.co_filename)
