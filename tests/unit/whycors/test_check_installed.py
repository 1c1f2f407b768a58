"""`flask --app shop cors check`, in an environment with the library, Flask and flask-cors alone."""

import json

import pytest

from tests.unit.whycors.installed import Installed, installed_library

SHOP = """\
from flask import Flask
from flask_cors import CORS

app = Flask(__name__)
CORS(app, origins=["https://shop.example"])


@app.get("/orders")
def orders():
    raise RuntimeError("a view has run")
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    there = installed_library(tmp_path_factory.mktemp("beside_flask"), "flask", "flask-cors")
    there.elsewhere.mkdir()
    (there.elsewhere / "shop.py").write_text(SHOP, encoding="utf-8")
    return there


def test_flask_has_the_command(installed: Installed) -> None:
    module = (installed.python, "-m", "flask")
    done = installed.run(*module, "--app", "shop", "cors", "check", "--format", "json")

    assert (done.stderr, done.returncode) == ("", 0)
    report = json.loads(done.stdout)
    assert (report["app"], report["pages"]) == ("shop", ["https://shop.example"])


def test_own_command_says_the_same(installed: Installed) -> None:
    module = (installed.python, "-m", "flask", "--app", "shop:app", "cors", "check")
    mine = (installed.command, "check", "shop:app")
    by_flask, by_whycors = (
        json.loads(installed.run(*command, "--format", "json").stdout) | {"seconds": 0}
        for command in (module, mine)
    )

    assert by_flask == by_whycors


def test_app_that_does_not_load_is_told_in_one_line(installed: Installed) -> None:
    (installed.elsewhere / "broken.py").write_text("import nowhere\n", encoding="utf-8")
    module = (installed.python, "-m", "flask", "--app", "broken", "cors", "check")

    done = installed.run(*module)

    assert (done.stdout, done.returncode) == ("", 2)
    assert "No module named 'nowhere'" in done.stderr
    assert len(done.stderr.splitlines()) == 1
