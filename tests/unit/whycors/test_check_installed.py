"""`flask --app shop cors check`, in an environment with the library, Flask and flask-cors alone."""

import json
import re
import shlex
from pathlib import Path

import pytest

from tests.unit.whycors.installed import LIBRARY, Installed, installed_library

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


def commands_in_readme() -> list[str]:
    """Return the commands that check an app, without what is said beside them."""
    lines = (LIBRARY / "README.md").read_text(encoding="utf-8").splitlines()
    told = [re.sub(r"^(- )?(run: |entry: )?", "", line.strip()) for line in lines]
    commands = [re.split(r" {2,}| > ", line)[0] for line in told]
    return [line for line in commands if re.match(r"(flask --app shop cors|whycors) check", line)]


def test_commands_in_readme_run(installed: Installed) -> None:
    commands = commands_in_readme()
    starts: dict[str, list[str | Path]] = {
        "flask": [installed.python, "-m", "flask"],
        "whycors": [installed.command],
    }

    ended = {}
    for command in commands:
        name, *arguments = shlex.split(command)
        done = installed.run(*starts[name], *arguments)
        ended[command] = done.returncode

    assert len(ended) > 5
    assert {command: code for command, code in ended.items() if code not in (0, 1)} == {}
