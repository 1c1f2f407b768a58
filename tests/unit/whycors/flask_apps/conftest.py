"""Apps that are written to files, and imported from them as somebody's own are."""

import asyncio
import gc
import linecache
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from backend.whycors.flask_apps.importing.loading import Loaded, load_app

# A check looks into the source of views, here of those in the tests. It is kept as it is imported:
# who works on a test while all run would have its functions in other lines.
for file in Path(__file__).parent.rglob("*.py"):
    linecache.getlines(str(file))

#: Loads the app of some files, by its import string.
LoadWritten = Callable[[Mapping[str, str], str], Loaded]


@pytest.fixture(autouse=True)
def earlier_tests_aside() -> Iterator[None]:
    """Let nobody look through what earlier tests have left: an app's guard may, for databases."""
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.fixture(autouse=True)
def browsers_loop_aside() -> Iterator[None]:
    """Let async views run: where a browser was driven before, its loop counts as running."""
    loop = asyncio._get_running_loop()
    asyncio._set_running_loop(None)
    yield
    asyncio._set_running_loop(loop)


@pytest.fixture
def load_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[LoadWritten]:
    """Return what writes files to a new working directory, and loads the app in them."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", [*sys.path])
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    before = set(sys.modules)

    def load(files: Mapping[str, str], import_name: str) -> Loaded:
        for name, text in files.items():
            file = tmp_path / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
        return load_app(import_name)

    yield load
    for name in set(sys.modules) - before:
        file = getattr(sys.modules[name], "__file__", None) or ""
        if file.startswith(str(tmp_path)):
            del sys.modules[name]
