"""What may know of what, held to by the imports."""

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


def ours(path: Path) -> set[str]:
    return {name for name in imports(path) if name.partition(".")[0] in PARTS}


def inside(folder: str) -> list[Path]:
    paths = [path for path in PYTHON if path.is_relative_to(ROOT / folder)]
    assert paths
    return paths


def importing(paths: list[Path], is_wrong: Callable[[str], bool]) -> list[str]:
    """Return "file: module" for each import in the files that is wrong."""
    assert paths
    return [f"{shown(path)}: {name}" for path in paths for name in imports(path) if is_wrong(name)]


def is_ours(name: str, *parts: str) -> bool:
    """Return whether a module is in one of these parts of the repository, or in any."""
    return name.partition(".")[0] in (parts or PARTS)


def test_scenario_knows_of_the_notes_only() -> None:
    known = {"backend.notes", "backend.cors_environment"}

    assert importing(SCENARIOS, lambda name: is_ours(name) and name not in known) == []


def test_notes_know_of_nothing_of_ours() -> None:
    assert ours(ROOT / "backend/notes.py") == set()


def test_example_has_no_trace_of_the_lab() -> None:
    lab = re.compile(r".*\blab\b.*", re.IGNORECASE)
    traces = {path: lab.findall(text_of(path)) for path in (*SCENARIOS, ROOT / "backend/notes.py")}

    assert [f"{shown(path)}: {line}" for path, lines in traces.items() for line in lines] == []


def test_lab_never_imports_a_scenario_or_the_app() -> None:
    beyond = ("backend.app", "backend.notes", "backend.scenarios", "backend.__main__")

    assert importing(inside("backend/lab"), lambda name: name.startswith(beyond)) == []


def test_nothing_imports_the_app() -> None:
    assert importing(MACHINERY, lambda name: name == "backend.app") == []


def test_library_knows_of_nothing_else_of_ours() -> None:
    outside = importing(inside("backend/whycors"), is_ours)

    assert [each for each in outside if ": backend.whycors" not in each] == []


def test_remedies_know_of_the_standard_only() -> None:
    known, remedies = (
        ("backend.whycors.fetch_standard", "backend.whycors.remedies"),
        inside("backend/whycors/remedies"),
    )

    assert importing(remedies, lambda name: is_ours(name) and not name.startswith(known)) == []
    assert importing(remedies, lambda name: name in ("flask", "flask_cors")) == []


@pytest.mark.parametrize("part", ["frontend", "backend"])
def test_neither_end_imports_anything_of_the_other(part: str) -> None:
    assert importing(inside(part), lambda name: is_ours(name) and not is_ours(name, part)) == []


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


def using(paths: list[Path], names: set[str]) -> list[str]:
    """Return "file:line: name" for each attribute of one of these names in the files."""
    return [
        f"{shown(path)}:{node.lineno}: {node.attr}"
        for path in paths
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Attribute) and node.attr in names
    ]


def test_no_test_intercepts_requests() -> None:
    # page.route and its kin take preflights away: the browser would not be tested any more.
    assert using(inside("tests"), {"route", "route_from_har", "route_web_socket"}) == []


def test_no_test_sleeps_or_reads_a_clock() -> None:
    clocks = {"sleep", "monotonic", "perf_counter", "process_time", "thread_time"}

    assert using(inside("tests"), clocks) == []
    assert importing(inside("tests"), lambda name: name == "time") == []


def test_no_test_is_imported_by_another() -> None:
    assert importing(inside("tests"), lambda name: ".test_" in name) == []


def test_unit_tests_need_no_browser() -> None:
    needed = reached([*inside("tests/unit"), ROOT / "tests/conftest.py"])

    assert importing(needed, lambda name: name.startswith("playwright")) == []


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
