"""What may know of what: the house of DESIGN.md, section 3, held to by the imports."""

import ast
import functools
import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
PARTS = ("backend", "frontend", "scripts", "tests")
PYTHON = [path for part in PARTS for path in sorted((ROOT / part).rglob("*.py"))]
SCENARIOS = [path for path in PYTHON if path.is_relative_to(ROOT / "backend/scenarios")]
MACHINERY = [path for path in PYTHON if not path.is_relative_to(ROOT / "tests")]
STARTS = [ROOT / "scripts/run.py", ROOT / "scripts/test.py"]
MAX_LINES = 250
MAX_SCENARIO_LINES = 40
# The files to take home hold everything at once.
MAX_RECOMMENDED_LINES = 90


def shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@functools.cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(path: Path, nodes: list[ast.stmt] | None = None) -> set[str]:
    """Return the modules that a file imports, anywhere in it or in `nodes` only."""
    found = set()
    for node in nodes if nodes is not None else ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{shown(path)}: import by the whole name"
            module = node.module or ""
            # `from backend import app` imports backend.app.
            is_package = module in PARTS
            found |= {f"{module}.{a.name}" for a in node.names} if is_package else {module}
    return found


def ours(path: Path) -> set[str]:
    return {name for name in imports(path) if name.partition(".")[0] in PARTS}


def inside(folder: str) -> list[Path]:
    paths = [path for path in PYTHON if path.is_relative_to(ROOT / folder)]
    assert paths
    return paths


@pytest.mark.parametrize("path", SCENARIOS, ids=shown)
def test_scenario_knows_of_the_notes_only(path: Path) -> None:
    assert ours(path) <= {"backend.notes", "backend.cors_environment"}


def test_notes_know_of_nothing_of_ours() -> None:
    assert ours(ROOT / "backend/notes.py") == set()


@pytest.mark.parametrize("path", [*SCENARIOS, ROOT / "backend/notes.py"], ids=shown)
def test_example_has_no_trace_of_the_lab(path: Path) -> None:
    assert not re.search(r"\blab\b", path.read_text(encoding="utf-8"), re.IGNORECASE)


@pytest.mark.parametrize("path", inside("backend/lab"), ids=shown)
def test_lab_never_imports_a_scenario_or_the_app(path: Path) -> None:
    beyond = {"backend.app", "backend.notes", "backend.scenarios", "backend.__main__"}

    assert not {name for name in ours(path) if name.startswith(tuple(beyond))}
    assert {name.partition(".")[0] for name in ours(path)} <= {"backend"}


@pytest.mark.parametrize("path", MACHINERY, ids=shown)
def test_nothing_imports_the_app(path: Path) -> None:
    assert "backend.app" not in imports(path)


@pytest.mark.parametrize("path", inside("backend/remedies"), ids=shown)
def test_remedies_know_of_the_standard_only(path: Path) -> None:
    assert not {
        name
        for name in ours(path)
        if not name.startswith(("backend.fetch_standard", "backend.remedies"))
    }
    assert not {"flask", "flask_cors"} & imports(path)


@pytest.mark.parametrize("path", inside("frontend"), ids=shown)
def test_front_end_imports_nothing_of_the_back_end(path: Path) -> None:
    assert {name.partition(".")[0] for name in ours(path)} <= {"frontend"}


@pytest.mark.parametrize("path", inside("backend"), ids=shown)
def test_back_end_imports_nothing_of_the_front_end(path: Path) -> None:
    assert {name.partition(".")[0] for name in ours(path)} <= {"backend"}


@pytest.mark.parametrize("folder", ["notes", "attacker"])
def test_examples_page_never_mentions_the_lab(folder: str) -> None:
    files = [path for path in (ROOT / "frontend" / folder).rglob("*") if path.is_file()]

    assert files
    assert not [shown(path) for path in files if "/lab/" in path.read_text(encoding="utf-8")]


def at_once(path: Path) -> set[str]:
    """Return the modules that a file imports as soon as it is imported or run itself."""
    return imports(path, tree_of(path).body)


@pytest.mark.parametrize("start", STARTS, ids=shown)
def test_start_needs_the_standard_library_only(start: Path) -> None:
    # The packages are installed by what these import.
    waiting, seen = [start], set()
    while waiting:
        path = waiting.pop()
        seen.add(path)
        for name in at_once(path):
            file = ROOT.joinpath(*name.split("."))
            known = [
                each for each in (file.with_suffix(".py"), file / "__init__.py") if each.exists()
            ]
            assert known or name.partition(".")[0] in sys.stdlib_module_names, f"{path}: {name}"
            waiting += [each for each in known if each not in seen]
    assert ROOT / "scripts/environment.py" in seen


@pytest.mark.parametrize("path", inside("tests"), ids=shown)
def test_no_test_intercepts_requests(path: Path) -> None:
    # page.route and its kin take preflights away: the browser would not be tested any more.
    names = {node.attr for node in ast.walk(tree_of(path)) if isinstance(node, ast.Attribute)}

    assert not names & {"route", "route_from_har", "route_web_socket"}


@pytest.mark.parametrize("path", inside("tests"), ids=shown)
def test_no_test_sleeps(path: Path) -> None:
    names = {node.attr for node in ast.walk(tree_of(path)) if isinstance(node, ast.Attribute)}

    assert "sleep" not in names
    assert "time.sleep" not in imports(path)


def limit_of(path: Path) -> int:
    if path not in SCENARIOS:
        return MAX_LINES
    return MAX_RECOMMENDED_LINES if path.stem.startswith("recommended") else MAX_SCENARIO_LINES


@pytest.mark.parametrize("path", MACHINERY, ids=shown)
def test_file_is_read_in_one_sitting(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= limit_of(path)
