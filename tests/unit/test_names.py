"""One word, one thing: no two public classes or functions of the project share a name."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
FOLDERS = ("backend", "frontend", "scripts")
# Each is one idea: how a command starts, an app is made, a server runs, a bench's part is measured.
ONE_IDEA = {"main", "create_app", "serve", "measure"}


def public_names(path: Path) -> Iterator[str]:
    """Yield the classes and functions that a module defines for others."""
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            if not node.name.startswith("_") and node.name not in ONE_IDEA:
                yield node.name


def test_a_name_is_defined_once() -> None:
    modules = defaultdict(list)
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*.py")):
            # A scenario is an example by itself.
            if "scenarios" not in path.parts:
                for name in public_names(path):
                    modules[name].append(path.relative_to(ROOT).as_posix())

    assert modules
    assert {name: paths for name, paths in modules.items() if len(paths) > 1} == {}
