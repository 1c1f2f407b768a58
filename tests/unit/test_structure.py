"""The rules of the house that are our own. Who may import whom: tests/unit/test_layers.py."""

import ast
import functools
import re
import sys
from collections.abc import Callable
from itertools import chain
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
PARTS = ("backend", "frontend", "scripts", "tests")
PYTHON = [path for part in PARTS for path in sorted((ROOT / part).rglob("*.py"))]
LIBRARY = ROOT / "backend/whycors"
SCENARIOS = [path for path in PYTHON if path.is_relative_to(ROOT / "backend/scenarios")]
MACHINERY = [path for path in PYTHON if not path.is_relative_to(ROOT / "tests")]
STARTS = [ROOT / "scripts/run.py", ROOT / "scripts/test.py"]
MAX_LINES = 250
MAX_SCENARIO_LINES = 40
# The files to take home hold everything at once.
MAX_RECOMMENDED_LINES = 90


def shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@functools.cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(text_of(path))


def imports(path: Path, nodes: list[ast.stmt] | None = None) -> set[str]:
    """Return the modules that a file imports, anywhere in it or in `nodes` only."""
    found = set()
    for node in nodes if nodes is not None else ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            module = whole_name(path, node)
            # `from backend import app` imports backend.app.
            is_package = module in PARTS
            found |= {f"{module}.{a.name}" for a in node.names} if is_package else {module}
    return found


def whole_name(path: Path, node: ast.ImportFrom) -> str:
    """Return the name of the module that an import is from. Only the library's are relative."""
    if not node.level:
        return node.module or ""
    assert path.is_relative_to(LIBRARY), f"{shown(path)}: import by the whole name"
    package = path.relative_to(ROOT).parts[: -node.level]
    return ".".join([*package, *filter(None, [node.module])])


def inside(folder: str) -> list[Path]:
    paths = [path for path in PYTHON if path.is_relative_to(ROOT / folder)]
    assert paths
    return paths


def is_ours(name: str) -> bool:
    return name.partition(".")[0] in PARTS


def importing(paths: list[Path], is_wrong: Callable[[str], bool]) -> list[str]:
    """Return "file: module" for each import in the files that is wrong."""
    assert paths
    return [f"{shown(path)}: {name}" for path in paths for name in imports(path) if is_wrong(name)]


def test_example_knows_of_the_notes_only() -> None:
    known = {"backend.notes", "backend.configurable_environment"}

    assert importing(SCENARIOS, lambda name: is_ours(name) and name not in known) == []
    assert importing([ROOT / "backend/notes.py"], is_ours) == []


def test_scenarios_are_loaded_from_their_files() -> None:
    assert importing(MACHINERY, lambda name: name.startswith("backend.scenarios")) == []


def test_library_imports_itself_relatively() -> None:
    # Installed, it is not in a package named backend.
    assert [
        f"{shown(path)}:{node.lineno}"
        for path in inside("backend/whycors")
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ImportFrom) and not node.level and is_ours(node.module or "")
    ] == []


def test_example_has_no_trace_of_the_lab() -> None:
    lab = re.compile(r".*\blab\b.*", re.IGNORECASE)
    traces = {path: lab.findall(text_of(path)) for path in (*SCENARIOS, ROOT / "backend/notes.py")}

    assert [f"{shown(path)}: {line}" for path, lines in traces.items() for line in lines] == []


@pytest.mark.parametrize("folder", ["notes", "attacker"])
def test_examples_page_never_mentions_the_lab(folder: str) -> None:
    files = [path for path in (ROOT / "frontend" / folder).rglob("*") if path.is_file()]

    assert files
    assert not [shown(path) for path in files if "/lab/" in path.read_text(encoding="utf-8")]


def at_once(path: Path) -> set[str]:
    """Return the modules that a file imports as soon as it is imported or run itself."""
    return imports(path, tree_of(path).body)


def files_of(module: str) -> list[Path]:
    """Return the files of a module of ours, none for anybody else's."""
    file = ROOT.joinpath(*module.split("."))
    return [each for each in (file.with_suffix(".py"), file / "__init__.py") if each.exists()]


def reached(starts: list[Path], names: Callable[[Path], set[str]] = imports) -> list[Path]:
    """Return the files of ours that are imported from `starts` on, and `starts` themselves."""
    seen: dict[Path, None] = {}
    waiting = list(starts)
    while waiting:
        path = waiting.pop()
        seen[path] = None
        found = chain.from_iterable(map(files_of, names(path)))
        waiting += [each for each in found if each not in seen]
    return list(seen)


@pytest.mark.parametrize("start", STARTS, ids=shown)
def test_start_needs_the_standard_library_only(start: Path) -> None:
    # The packages are installed by what these import.
    needed = reached([start], at_once)

    assert ROOT / "scripts/environment.py" in needed
    assert [
        f"{shown(path)}: {name}"
        for path in needed
        for name in at_once(path)
        if not files_of(name) and name.partition(".")[0] not in sys.stdlib_module_names
    ] == []


def test_no_test_intercepts_requests_or_waits_for_a_while() -> None:
    # page.route and its kin take preflights away: the browser would not be tested any more.
    # Clocks and sleep itself are ruff's to find: TID251.
    names = {"route", "route_from_har", "route_web_socket", "wait_for_timeout"}

    assert [
        f"{shown(path)}:{node.lineno}: {node.attr}"
        for path in inside("tests")
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Attribute) and node.attr in names
    ] == []


def test_no_test_is_imported_by_another() -> None:
    assert importing(inside("tests"), lambda name: ".test_" in name) == []


def limit_of(path: Path) -> int:
    if path not in SCENARIOS:
        return MAX_LINES
    return MAX_RECOMMENDED_LINES if path.stem.startswith("recommended") else MAX_SCENARIO_LINES


def test_file_is_read_in_one_sitting() -> None:
    lengths = {path: len(text_of(path).splitlines()) for path in MACHINERY}

    assert [
        f"{shown(path)}: {lines} lines, at most {limit_of(path)}"
        for path, lines in lengths.items()
        if lines > limit_of(path)
    ] == []
