"""An app by its import string, and one clear line where there is none."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask

from backend.whycors.flask_apps.importing.cannot_run import CannotRun
from backend.whycors.flask_apps.importing.loading import load_app, loaded
from backend.whycors.flask_apps.source.own_code import is_own_file

Write = Callable[[str, str], Path]

APP = "from flask import Flask\napp = Flask(__name__)\n"


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Write]:
    """Write a file of a project, in whose folder the test is; its modules are forgotten again."""
    before = set(sys.modules)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", [*sys.path])

    def write_file(name: str, source: str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source, encoding="utf-8")
        return path

    yield write_file
    for name in set(sys.modules) - before:
        del sys.modules[name]


@pytest.mark.parametrize(
    ("import_name", "source"),
    [
        ("shop", APP),
        ("shop.py", APP),
        ("shop:app", APP),
        ("shop", "from flask import Flask\nmy_site = Flask(__name__)\n"),
        ("shop", "from flask import Flask\ndef create_app():\n    return Flask(__name__)\n"),
        ("shop:create_app", "from flask import Flask\ncreate_app = lambda: Flask(__name__)\n"),
        (
            "shop:make('x', y=1)",
            "from flask import Flask\ndef make(x, y):\n    return Flask('shop')",
        ),
        ("shop:site.app", f"{APP}class site:\n    app = app\n"),
        ("shop", f"{APP}app.run()\n"),
        ("shop", f"{APP}another_name_of_it = app\ndel app\n"),
    ],
)
def test_app_is_found(import_name: str, source: str, write: Write, tmp_path: Path) -> None:
    write("shop.py", source)

    found = load_app(import_name)

    assert isinstance(found.flask, Flask)
    assert (found.wsgi, found.root, found.import_name) == (found.flask, tmp_path, import_name)


def test_app_of_a_package_has_its_folder(write: Write, tmp_path: Path) -> None:
    write("shop/__init__.py", "")
    write("shop/api/__init__.py", APP)

    assert load_app("shop.api").root == tmp_path / "shop"
    assert load_app("shop/api/__init__.py").root == tmp_path / "shop"


@pytest.mark.parametrize(
    "around",
    [
        "from werkzeug.middleware.proxy_fix import ProxyFix\napplication = ProxyFix(app)",
        "def application(environ, start_response):\n    return site(environ, start_response)",
        "import functools\n@functools.wraps(app)\ndef application(*a):\n    return site(*a)",
        "class Around:\n    def __init__(self, inner): self.inner = inner\n"
        "    def __call__(self, *a): return self.inner(*a)\napplication = Around(Around(app))",
        "from werkzeug.middleware.dispatcher import DispatcherMiddleware\n"
        "application = DispatcherMiddleware(lambda e, s: [], {'/api': app})",
    ],
    ids=["ProxyFix", "function", "wraps", "class", "dispatcher"],
)
def test_flask_is_found_inside_middleware(around: str, write: Write) -> None:
    inside = f"{APP}def make(app):\n    site = app\n"
    body = "\n".join(f"    {line}" for line in around.splitlines())
    write("shop.py", f"{inside}{body}\n    return application\napplication = make(app)\ndel app\n")

    found = load_app("shop:application")

    assert isinstance(found.flask, Flask)
    assert found.wsgi is not found.flask


def test_any_wsgi_app_is_an_app(write: Write, tmp_path: Path) -> None:
    write("shop.py", "def app(environ, start_response):\n    return []\n")

    assert (load_app("shop").flask, load_app("shop:app").root) == (None, tmp_path)


@pytest.mark.parametrize(
    ("import_name", "source", "line"),
    [
        ("shopp", APP, "there is no module shopp in {here} or among the installed packages"),
        ("shopp.py", APP, "there is no file shopp.py"),
        ("shop", "x = 1", "shop has no app: neither app nor application nor create_app nor"
         " make_app, nor any Flask; name it, as in shop:site"),
        ("shop:nope", APP, "shop has no nope"),
        ("shop:app.nope", APP, "shop has no app.nope"),
        ("shop:1 +", APP, "'1 +' is neither a name nor a call in shop"),
        ("shop:[app]", APP, "'[app]' is neither a name nor a call in shop"),
        ("shop:x", "x = 1", "1 isn't an app: it can't be called as WSGI has it"),
        ("shop", "from flask import Flask\na = Flask('a')\nb = Flask('b')",
         "shop has several apps: name one, shop:a or shop:b"),
        ("shop", "def create_app(config): pass", "shop:create_app can't be called so: missing a"
         " required argument: 'config'; give it its arguments, as in 'shop:create_app(\"test\")'"),
        ("shop:create_app(x)", "def create_app(config): pass",
         "the arguments in 'create_app(x)' must be literals"),
        ("shop", "def create_app():\n    raise KeyError('SECRET')",
         "shop:create_app raised KeyError: 'SECRET' ({here}/shop.py:2)"),
        ("shop", "\n1 / 0", "importing shop raised ZeroDivisionError: division by zero"
         " ({here}/shop.py:2)"),
        ("shop", "import not_there", "importing shop raised ModuleNotFoundError: No module named"
         " 'not_there' ({here}/shop.py:1)"),
        ("shop", "def :", "importing shop raised SyntaxError: invalid syntax (shop.py, line 1)"
         " ({here}/shop.py:1)"),
        ("shop", "import sys\nsys.exit(3)", "importing shop raised SystemExit: 3"
         " ({here}/shop.py:2)"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_in_one_line(
    import_name: str, source: str, line: str, write: Write, tmp_path: Path
) -> None:
    write("shop.py", source)

    with pytest.raises(CannotRun) as raised:
        load_app(import_name)

    assert str(raised.value) == line.format(here=tmp_path)


def test_options_that_flask_cors_does_not_know_are_told(write: Write) -> None:
    cors = "from flask_cors import CORS\nCORS(app, origin='http://localhost:8000', max_ages=1)\n"
    write("shop.py", APP + cors)

    assert load_app("shop").unknown_options == ("origin", "max_ages")


def test_what_is_no_app_is_said() -> None:
    with pytest.raises(CannotRun, match=r"^'shop' isn't an app"):
        loaded("shop")


def test_code_of_an_installed_app_is_its_own(write: Write, tmp_path: Path) -> None:
    installed = tmp_path / "lib" / "site-packages"
    write("lib/site-packages/shopkit/__init__.py", f"{APP}def view():\n    pass\n")
    write("lib/site-packages/helpers.py", "def help_out():\n    pass\n")
    sys.path.insert(0, str(installed))

    load_app("shopkit:app")

    own = [is_own_file(str(installed / name)) for name in ("shopkit/__init__.py", "helpers.py")]
    assert own == [True, False]
    assert not is_own_file(str(installed / "shopkit/.venv/lib/site-packages/helpers.py"))
