"""The library's own names: there when they are asked for, and no sooner."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import backend.whycors
from scripts.running_lab import ROOT


def test_every_public_name_is_there() -> None:
    assert [name for name in backend.whycors.__all__ if not hasattr(backend.whycors, name)] == []
    assert set(backend.whycors.__all__) <= set(dir(backend.whycors))


def test_type_checkers_and_python_find_them_in_the_same_modules() -> None:
    file = backend.whycors.__file__
    assert file
    typed = {
        alias.name: f".{node.module}"
        for node in ast.walk(ast.parse(Path(file).read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.level
        for alias in node.names
    }

    assert typed == backend.whycors._HOMES
    assert set(typed) == set(backend.whycors.__all__)


def test_other_names_are_not_there() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'fetsch'"):
        _ = backend.whycors.fetsch  # type: ignore[attr-defined]


def test_package_imports_nothing_by_itself() -> None:
    told = "import sys, backend.whycors; print([n for n in sys.modules if 'whycors.' in n])"

    done = subprocess.run([sys.executable, "-c", told], cwd=ROOT, capture_output=True, text=True)

    assert (done.stdout, done.stderr) == ("[]\n", "")
