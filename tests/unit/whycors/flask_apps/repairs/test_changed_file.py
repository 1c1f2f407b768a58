"""A file is imported with another text than the one on disk, and no other file is."""

import importlib
import inspect
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from backend.whycors.flask_apps.repairs.changed_file import ChangedFile

NAMES = ("shop_to_change", "shop_beside_it")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return a folder of modules that can be imported, each of which says where it is from."""
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(sys, "meta_path", [*sys.meta_path])
    for name in NAMES:
        (tmp_path / f"{name}.py").write_text("said = 'on disk'\n", "utf-8")
    yield tmp_path
    for name in NAMES:
        sys.modules.pop(name, None)


def test_module_is_made_of_the_given_text(folder: Path) -> None:
    file = folder / "shop_to_change.py"
    ChangedFile(file, "said = 'given'\n\ndef show():\n    return said\n").install()

    changed, beside = (importlib.import_module(name) for name in NAMES)

    assert (changed.said, beside.said) == ("given", "on disk")
    assert changed.__file__ == str(file)
    assert inspect.getsource(changed.show) == "def show():\n    return said\n"


def test_nothing_is_written_for_the_given_text(folder: Path) -> None:
    file = folder / "shop_to_change.py"
    ChangedFile(file, "said = 'given'\n").install()

    importlib.import_module("shop_to_change")

    assert file.read_text("utf-8") == "said = 'on disk'\n"
    assert [path.name for path in folder.rglob("*.pyc")] == []


def test_module_that_is_no_file_is_found_by_others(folder: Path) -> None:
    finder = ChangedFile(folder / "shop_to_change.py", "")

    assert finder.find_spec("shop_that_is_nowhere") is None
    assert finder.find_spec("sys") is None
    assert finder.find_spec("shop_beside_it") is None


def test_given_text_may_be_wrong(folder: Path) -> None:
    ChangedFile(folder / "shop_to_change.py", "said =\n").install()

    with pytest.raises(SyntaxError):
        importlib.import_module("shop_to_change")
