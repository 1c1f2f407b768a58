"""An expression's value is told from the source and the running module, or not at all."""

import ast
import re
from types import ModuleType
from typing import Any

import pytest

from backend.whycors.flask_apps.source.written_values import Names, NotTold, thing_named, value_of
from backend.whycors.remedies.edits import Source

SOURCE = """\
PAGE = 'http://localhost:8000'
PAGES = [PAGE, *('http://a.example', 'http://b.example')]
LOOP = LOOP
made = make()
"""


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> Names:
    """Return where the names of an expression stand: in SOURCE, and in what became of it."""
    monkeypatch.setenv("SHOP_PAGE", "http://shop.example")
    monkeypatch.delenv("NO_SUCH_VARIABLE", raising=False)
    module = ModuleType("shop")
    vars(module).update(made=["http://c.example"], app=object(), LOOP=("a",), re=re)
    return Names(Source(SOURCE), module, {"ORIGINS": "http://d.example"})


def value(code: str, names: Names) -> Any:
    return value_of(ast.parse(code, mode="eval").body, names)


def is_told(code: str, names: Names) -> bool:
    try:
        value(code, names)
    except NotTold:
        return False
    return True


VALUES: dict[str, Any] = {
    "'text'": "text",
    "PAGE": "http://localhost:8000",
    "PAGES": ["http://localhost:8000", "http://a.example", "http://b.example"],
    "{PAGE}": ["http://localhost:8000"],
    # What the source doesn't tell, the module does.
    "made": ["http://c.example"],
    "LOOP": ("a",),
    "f'{PAGE}/app'": "http://localhost:8000/app",
    "PAGE + '/app'": "http://localhost:8000/app",
    "[PAGE] + ['b']": ["http://localhost:8000", "b"],
    "os.environ.get('NO_SUCH_VARIABLE') or PAGE": "http://localhost:8000",
    "os.environ.get('NO_SUCH_VARIABLE') and PAGE": None,
    "'' or []": [],
    "os.getenv('NO_SUCH_VARIABLE', 'none')": "none",
    "os.environ['SHOP_PAGE']": "http://shop.example",
    "app.config['ORIGINS']": "http://d.example",
    "app.config.get('ORIGINS')": "http://d.example",
    "current_app.config.get('PAGES', 'none')": "none",
    "re.compile('a+')": re.compile("a+"),
    "'a, b'.replace(' ', '').split(',')": ["a", "b"],
    "re.IGNORECASE": re.IGNORECASE,
}
#: Only running them could tell.
UNTOLD = [
    "make()",
    "app",
    "absent",
    "f'{PAGE!r}'",
    "f'{PAGE:>40}'",
    "1 + 1",
    "PAGE - PAGE",
    "PAGE + PAGES",
    "os.environ['NO_SUCH_VARIABLE']",
    "app.config['ABSENT']",
    "'a'.encode()",
    "[PAGE].pop()",
    "[PAGE].copy()",
    "'{x}'.format(x=PAGE)",
    "lambda: PAGE",
    "PAGE if PAGE else None",
    "+".join(["'a'"] * 20),
]


def test_values_are_told(names: Names) -> None:
    assert {code: value(code, names) for code in VALUES} == VALUES


def test_what_only_running_tells_is_not_told(names: Names) -> None:
    assert [code for code in UNTOLD if is_told(code, names)] == []


def test_thing_of_a_module_is_found_without_running_a_property(names: Names) -> None:
    class Shop:
        origins = ("a",)

        @property
        def pages(self) -> None:
            raise AssertionError

    vars(names.module).update(Shop=Shop, shop=Shop())

    assert thing_named(ast.parse("Shop.origins", mode="eval").body, names) == ("a",)
    for code in ("shop.pages", "Shop.absent", "absent.pages", "[Shop]"):
        with pytest.raises(NotTold):
            thing_named(ast.parse(code, mode="eval").body, names)
