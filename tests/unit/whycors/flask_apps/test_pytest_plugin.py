"""The fixture `cors` in somebody's own tests."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from scripts.running_lab import ROOT
from tests.example_shops import ONLY_THE_PLUGIN
from tests.unit.whycors.installed import LIBRARY

pytest_plugins = ["pytester"]

APP = """
import pytest
from flask import Flask
from flask_cors import CORS

def create_app():
    app = Flask("shop")
    CORS(app, origins=["https://shop.example"])
    app.get("/")(lambda: "text")
    return app
"""
FIXTURE = """
@pytest.fixture
def app():
    return create_app()
"""
CLAIM = """
def test_page_reads(cors):
    cors.page("https://shop.example").may_read("/")
    cors.nobody_else_may_read("/")
"""
FALSE_CLAIM = """
def test_page_reads(cors):
    cors.page("https://evil.example").may_read("/")
"""


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Run the tests that a test writes with this plugin, and no other that is installed."""
    for name, text in (ONLY_THE_PLUGIN | {"LANG": "en_GB.UTF-8"}).items():
        monkeypatch.setenv(name, text)
    for name in ("LC_ALL", "LC_MESSAGES", "PYTEST_ADDOPTS"):
        monkeypatch.delenv(name, raising=False)


def test_claim_holds_of_the_app_of_the_fixture(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(APP + FIXTURE + CLAIM)

    pytester.runpytest_inprocess().assert_outcomes(passed=1)


@pytest.mark.parametrize(
    "fixture",
    [
        "@pytest.fixture\ndef app():\n    return create_app",
        "@pytest.fixture\ndef application():\n    return create_app().wsgi_app",
        "create_app = pytest.fixture(create_app)",
        "@pytest.fixture\ndef cors_app():\n    return create_app()",
    ],
    ids=["factory", "wsgi", "create_app", "cors_app"],
)
def test_app_is_found(pytester: pytest.Pytester, fixture: str) -> None:
    pytester.makepyfile(f"{APP}\n{fixture}\n{CLAIM}")

    pytester.runpytest_inprocess().assert_outcomes(passed=1)


def test_missing_app_is_told(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(CLAIM)

    result = pytester.runpytest_inprocess()

    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*The fixture cors needs your app: write a fixture named app*"])


def test_fault_in_the_fixture_is_not_taken_for_a_missing_app(pytester: pytest.Pytester) -> None:
    pytester.makepyfile("import pytest\n@pytest.fixture\ndef app(databse): ...\n" + CLAIM)

    result = pytester.runpytest_inprocess()

    result.stdout.fnmatch_lines(["*fixture 'databse' not found*"])


def test_failure_shows_the_tests_line_and_the_picture(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(APP + FIXTURE + FALSE_CLAIM)

    result = pytester.runpytest_inprocess()

    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(
        [
            '>       cors.page("https://evil.example").may_read("/")',
            "E       AssertionError: A page at `https://evil.example` may read*",
            "E       JavaScript * browser * server",
            "E       *✕ CORS check, step 2*",
            "E       MissingAllowOriginHeader",
            "E       What to change",
            "E         *With flask-cors that is `CORS(app, origins=?'https://evil.example'?)`.",
            "E         * `pytest --cors-browser*",
            'E * await fetch("http://localhost:5000/")',
        ]
    )
    result.stdout.no_fnmatch_line("*claims.py:*")


def test_failure_is_told_in_the_readers_language(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytester.makepyfile(APP + FIXTURE + FALSE_CLAIM)
    chinese = "*测试说：`https://evil.example` 的页面可以读到*"

    pytester.runpytest_inprocess("--cors-lang=zh").stdout.fnmatch_lines([chinese])
    pytester.runpytest_inprocess("--cors-lang=en").stdout.no_fnmatch_line(chinese)
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    pytester.runpytest_inprocess().stdout.fnmatch_lines([chinese])


def test_api_and_pages_are_set_in_a_file(pytester: pytest.Pytester) -> None:
    pytester.makeini(
        "[pytest]\ncors_api = https://api.shop.example\ncors_pages =\n    https://shop.example\n"
    )
    pytester.makepyfile(
        APP
        + FIXTURE
        + "def test_nobody_else(cors):\n"
        + "    assert cors.api == 'https://api.shop.example'\n"
        + "    cors.nobody_else_may_read('/')\n"
    )

    pytester.runpytest_inprocess().assert_outcomes(passed=1)


def test_api_is_where_the_app_says(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        APP
        + "@pytest.fixture\ndef app():\n    app = create_app()\n"
        + "    app.config.update(SERVER_NAME='api.shop.example', PREFERRED_URL_SCHEME='https')\n"
        + "    return app\n"
        + "def test_api(cors):\n    assert cors.api == 'https://api.shop.example'\n"
        + "    cors.page('https://shop.example').may_read('/')\n"
    )

    pytester.runpytest_inprocess().assert_outcomes(passed=1)


def test_api_that_is_no_origin_is_refused(pytester: pytest.Pytester) -> None:
    pytester.makeini("[pytest]\ncors_api = https://api.shop.example/v1\n")
    pytester.makepyfile(APP + FIXTURE + CLAIM)

    result = pytester.runpytest_inprocess()

    result.stdout.fnmatch_lines(["*NoClaim: cors_api: 'https://api.shop.example/v1' is not an*"])


def test_browser_needs_playwright(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "playwright", None)
    pytester.makepyfile(APP + FIXTURE + CLAIM)

    result = pytester.runpytest_inprocess("--cors-browser")

    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["ERROR: --cors-browser needs Playwright*pip install playwright*"])


def test_installed_library_brings_this_plugin() -> None:
    project = tomllib.loads((LIBRARY / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    (plugin,) = project["entry-points"]["pytest11"].values()
    assert f"backend.{plugin}" == ONLY_THE_PLUGIN["PYTEST_PLUGINS"]


def test_start_of_pytest_is_not_kept_waiting() -> None:
    told = (
        "import sys, pytest, backend.whycors.flask_apps.pytest_plugin\n"
        "heavy = ('flask', 'werkzeug', 'ada_url', 'jsonschema_rs')\n"
        "print([name for name in sys.modules if 'whycors.' in name or name in heavy])"
    )

    done = subprocess.run([sys.executable, "-c", told], cwd=ROOT, capture_output=True, text=True)

    assert done.stderr == ""
    assert done.stdout.strip() == str(
        ["backend.whycors.flask_apps", "backend.whycors.flask_apps.pytest_plugin"]
    )


def test_chromium_that_does_not_start_ends_the_run(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(APP + FIXTURE + CLAIM)

    result = pytester.runpytest_inprocess("--cors-browser", "--cors-chromium=/nowhere/chromium")

    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stdout.fnmatch_lines(["*Exit: --cors-browser: Chromium doesn't start: */nowhere/*"])


def test_users_tests_are_typed(tmp_path: Path) -> None:
    test = tmp_path / "test_shop.py"
    test.write_text(
        "from backend.whycors.flask_apps.claims import Cors\n"
        "def test_notes(cors: Cors) -> None:\n"
        "    page = cors.page('https://shop.example')\n"
        "    answer = page.may_read('PUT', '/notes/1', json={'text': 'x'}, cookies=True)\n"
        "    assert answer.status == 200\n"
        "    cors.nobody_else_may_write('/notes/1', data={'text': 'x'})\n"
        "    page.may_read('/notes/1', cookie=True)\n",
        encoding="utf-8",
    )
    mypy = [sys.executable, "-m", "mypy", "--strict", str(test)]

    done = subprocess.run(mypy, cwd=ROOT, capture_output=True, text=True)

    error, *_, last = done.stdout.splitlines()
    assert error.partition("test_shop.py:")[2] == (
        '7: error: Unexpected keyword argument "cookie" for "may_read" of "Page"; did you mean '
        '"cookies"?  [call-arg]'
    )
    assert last == "Found 1 error in 1 file (checked 1 source file)"
