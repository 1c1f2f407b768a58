"""Small changes of a file leave it as its author would have written it."""

import ast
from pathlib import Path
from types import ModuleType

from backend.whycors.flask_apps.repairs.repair import (
    statement_with,
    string_like,
    without_item,
    without_statement,
)
from backend.whycors.flask_apps.source.app_files import AppFile
from backend.whycors.remedies.edits import Source


def file_of(text: str) -> AppFile:
    return AppFile(Path("shop.py"), Source(text), ModuleType("shop"))


def test_string_is_quoted_like_the_one_that_was_written() -> None:
    literals = {
        ("'a'", "b"): "'b'",
        ('"a"', "b"): '"b"',
        ("r'a'", r"b\."): r"r'b\.'",
        ("'a'", r"b\."): r"r'b\.'",
        ('u"a"', "b"): 'u"b"',
        # What can't be written so is written as Python shows it.
        ("'a'", "it's"): '"it\'s"',
        ("NAME", "b"): "'b'",
        ("'a'", "b\\"): "'b\\\\'",
    }

    assert {key: string_like(*key) for key in literals} == literals


def test_item_goes_with_the_comma_that_parts_it() -> None:
    def without(index: int) -> str:
        file = file_of("f('a', 'b', c=1)\n")
        call = next(node for node in ast.walk(file.source.tree) if isinstance(node, ast.Call))
        items: list[ast.expr | ast.keyword] = [*call.args, *call.keywords]
        return file.source.edited([without_item(file, items[index], call, items)])

    assert [without(index) for index in range(3)] == [
        "f('b', c=1)\n",
        "f('a', c=1)\n",
        "f('a', 'b')\n",
    ]


def test_only_item_leaves_the_brackets() -> None:
    file = file_of("f(['a', ])\n")
    items = next(node for node in ast.walk(file.source.tree) if isinstance(node, ast.List))

    edit = without_item(file, items.elts[0], items, items.elts)

    assert file.source.edited([edit]) == "f([])\n"


def test_statement_goes_with_all_its_lines() -> None:
    file = file_of("a = 1\nb = [\n    2,\n]\nc = 3\n")

    edit = without_statement(file, file.source.tree.body[1])

    assert file.source.edited([edit]) == "a = 1\nc = 3\n"


def test_innermost_statement_is_found() -> None:
    file = file_of("def make():\n    f(x)\n")
    [function] = file.source.tree.body
    name = next(node for node in ast.walk(function) if isinstance(node, ast.Name))

    found = statement_with(file, name)

    assert found is not None and file.source.text(found) == "f(x)"
    assert statement_with(file, function) is function
    assert statement_with(file, ast.Name("elsewhere")) is None
