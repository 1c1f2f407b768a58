"""`pip install ./backend/whycors`, in an environment without the lab's packages."""

import doctest
import json
import sys
from pathlib import Path

import pytest

from backend.whycors.flask_apps.watch_page.page_files import OF_LAB
from scripts.running_lab import ROOT
from tests.unit.whycors.installed import LIBRARY, Installed, installed_library

CASE = {
    "id": "json-post",
    "page_origin": "http://localhost:8000",
    "request": {
        "url": "http://localhost:5001/notes",
        "method": "POST",
        "headers": [["Content-Type", "application/json"]],
    },
    "responses": [
        {"to": "*", "url": "*", "status": 200, "headers": [["Access-Control-Allow-Origin", "*"]]}
    ],
}
README = LIBRARY / "README.md"
NOT_SHIPPED = {
    "pyproject.toml", "README.md", "LICENSE", "flask_apps/watch_page/tsconfig.json",
}  # fmt: skip
#: The modules by which the lab draws a run.
LAB_IN_PACKAGE = "flask_apps/watch_page/lab/"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    return installed_library(tmp_path_factory.mktemp("installed"))


def test_command_explains_a_case(installed: Installed) -> None:
    done = installed.run(installed.command, "explain", "-", "--json", sent=json.dumps(CASE))

    assert (done.stderr, done.returncode) == ("", 0)
    assert json.loads(done.stdout)["reason"] == "HeaderDisallowedByPreflightResponse"


def test_command_tells_a_story_in_chinese(installed: Installed) -> None:
    done = installed.run(installed.command, "explain", "-", "--lang", "zh", sent=json.dumps(CASE))

    assert (done.stderr, done.returncode) == ("", 0)
    assert "预检" in done.stdout


def test_lab_is_not_there(installed: Installed) -> None:
    for name in ("flask", "flask_cors", "backend"):
        assert installed.run(installed.python, "-c", f"import {name}").returncode == 1, name


def test_readme_shows_what_happens(installed: Installed) -> None:
    done = installed.run(installed.python, "-m", "doctest", README)

    assert (done.stdout, done.stderr, done.returncode) == ("", "", 0)


def test_users_code_is_checked_by_its_types(installed: Installed, tmp_path: Path) -> None:
    code = doctest.script_from_examples(README.read_text(encoding="utf-8"))
    right, wrong = tmp_path / "right.py", tmp_path / "wrong.py"
    right.write_text(code, encoding="utf-8")
    wrong.write_text(code + "\nfetch(url, server)\n", encoding="utf-8")
    mypy = [sys.executable, "-m", "mypy", "--strict", f"--python-executable={installed.python}"]

    done = installed.run(*mypy, right, wrong)

    assert done.stdout.splitlines() == [
        f'{wrong}:{len(code.splitlines()) + 2}: error: Argument 1 to "fetch" has incompatible '
        'type "str"; expected "Request"  [arg-type]',
        "Found 1 error in 1 file (checked 2 source files)",
    ]


def test_whole_folder_is_installed(installed: Installed) -> None:
    files = {path for path in LIBRARY.rglob("*") if path.is_file()}
    shipped = {path.relative_to(LIBRARY).as_posix() for path in files if path.suffix != ".pyc"}
    names = [file.as_posix() for file in installed.distribution.files or ()]
    of_package = {
        name.removeprefix("whycors/")
        for name in names
        if name.startswith("whycors/") and not name.endswith(".pyc")
    }
    from_lab = {name for name in of_package if name.startswith(LAB_IN_PACKAGE)}

    assert shipped - NOT_SHIPPED == of_package - from_lab
    assert {f"{LAB_IN_PACKAGE}{name}" for name in OF_LAB} <= from_lab


def test_licence_is_the_labs() -> None:
    licence = "LICENSE"

    assert (LIBRARY / licence).read_text() == (ROOT / licence).read_text()


def test_what_reads_evidence_is_imported_when_it_is_asked_for(installed: Installed) -> None:
    code = """
import sys, whycors
from whycors import fetch
print("whycors.evidence" in sys.modules)
from whycors import diagnose
print(diagnose("", "en")["diagnoses"], hasattr(whycors, "diagnoses"))
"""
    done = installed.run(installed.python, "-c", code)

    assert (done.stdout, done.stderr) == ("False\n[] False\n", "")


WATCHED = """
import contextlib, io, urllib.request
from werkzeug.test import Client
from whycors.flask_apps.watch import watched


def app(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"hello"]


said = io.StringIO()
with contextlib.redirect_stdout(said):
    watched_app = watched(app, language="en")
    Client(watched_app).get("/hello", headers={"Origin": "http://localhost:8000"})
    watched_app.watch.settle()
first, *others = said.getvalue().splitlines()
print(others[1])
without_proxy = urllib.request.build_opener(urllib.request.ProxyHandler({}))
picture = without_proxy.open(f"{first.split()[-1]}lab/elements/run-picture.js", timeout=10)
print(picture.status, "customElements.define('run-picture'" in picture.read().decode())
"""


def test_any_wsgi_app_is_watched_without_flask(installed: Installed) -> None:
    done = installed.run(installed.python, "-c", WATCHED)

    assert (done.stderr, done.returncode) == ("", 0)
    assert done.stdout.splitlines() == [
        "✕ http://localhost:8000 may not read the answer to GET http://localhost/hello",
        "200 True",
    ]
