"""Which code is the app's own, and which an installed package's."""

import sysconfig
from pathlib import Path
from types import FunctionType

_INSTALLED = ("site-packages", "dist-packages")
_STANDARD_LIBRARY = Path(sysconfig.get_path("stdlib"))
#: Of installed packages, the folders of those that are the apps which are looked at.
_INSTALLED_APPS: set[Path] = set()


def count_as_own(root: Path) -> None:
    """Take what is below an app's own folder as its own, also where the app was installed."""
    if root.name not in _INSTALLED and any(part in _INSTALLED for part in root.parts):
        _INSTALLED_APPS.add(root)


def is_own_file(file: str) -> bool:
    """Return whether a file is neither an installed package's nor the standard library's."""
    if file.startswith("<"):
        return False
    path = Path(file)
    root = next((folder for folder in path.parents if folder in _INSTALLED_APPS), None)
    parts = path.relative_to(root).parts if root else path.parts
    if any(part in _INSTALLED for part in parts):
        return False
    return not path.is_relative_to(_STANDARD_LIBRARY)


def is_own_function(function: FunctionType) -> bool:
    """Return whether a function is written in a file of the app's own."""
    return is_own_file(function.__code__.co_filename)
