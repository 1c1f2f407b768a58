"""The command line of a check: what it takes, what it refuses, how it ends."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from flask import Flask
from flask.cli import ScriptInfo
from flask_cors import CORS

from backend.whycors.flask_apps import check_command, checking
from backend.whycors.flask_apps.check_arguments import usual_language
from backend.whycors.flask_apps.check_main import check_main
from backend.whycors.flask_apps.commands import cors
from tests.unit.whycors.flask_apps.conftest import LoadWritten

PAGE = "https://shop.example"


def shop(**options: Any) -> Flask:
    app = Flask("shop")
    app.add_url_rule("/orders", "orders", lambda: "[]", methods=["GET", "PUT"])
    CORS(app, **options)
    return app


def check(app: Flask, *arguments: str) -> Result:
    """Run `flask cors check` on an app, as Flask's own command would."""
    return CliRunner().invoke(cors, ["check", *arguments], obj=ScriptInfo(create_app=lambda: app))


def test_check_of_a_clean_app_ends_well() -> None:
    done = check(shop(origins=[PAGE]), "--lang", "en")

    assert (done.exit_code, done.stderr) == (0, "")
    assert "Nothing found." in done.stdout


def test_page_is_the_one_that_is_named() -> None:
    done = check(shop(origins=[PAGE]), "--format", "json", "--page", "HTTPS://Other.example/x")

    assert json.loads(done.stdout)["pages"] == ["https://other.example"]


def test_app_is_not_changed() -> None:
    app = shop(origins=[PAGE])
    view = app.view_functions["orders"]

    check(app)

    assert app.view_functions["orders"] is view


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--page", "shop"], "--page: 'shop' is no origin."),
        (["--api", "null"], "--api: 'null' is no origin."),
        (["--path", "notes"], "--path: 'notes' is no path."),
        (["--debug", "--production"], "--debug and --production: give one of the two."),
        (["--write-baseline"], "--write-baseline: name the file"),
        (["--baseline", "missing.json"], "missing.json: No such file or directory"),
        (["--baseline", "/"], "/: Is a directory"),
    ],
)
def test_wrong_option_is_told_in_one_line(arguments: list[str], said: str) -> None:
    done = check(shop(), *arguments)

    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith(f"flask cors check: {said}")
    assert len(done.stderr.splitlines()) == 1


def test_app_that_raises_is_told_in_one_line() -> None:
    def raising() -> Flask:
        raise KeyError("DATABASE_URL")

    info = ScriptInfo(create_app=raising)
    done = CliRunner().invoke(cors, ["check"], obj=info)

    assert (done.exit_code, done.stdout) == (2, "")
    assert "KeyError: 'DATABASE_URL'" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_app_that_flask_does_not_find_is_told_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(cors, ["check"], obj=ScriptInfo())

    assert (done.exit_code, done.stdout) == (2, "")
    assert "Could not locate a Flask application" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_app_that_cannot_be_imported_is_told_by_its_last_line(
    load_written: LoadWritten, tmp_path: Path
) -> None:
    (tmp_path / "broken_shop.py").write_text("import no_such_package\n", "utf-8")
    done = CliRunner().invoke(cors, ["check"], obj=ScriptInfo("broken_shop"))

    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.endswith("ModuleNotFoundError: No module named 'no_such_package'\n")
    assert len(done.stderr.splitlines()) == 1


def test_app_that_flask_finds_by_itself_is_named_by_its_file(
    load_written: LoadWritten, tmp_path: Path
) -> None:
    (tmp_path / "app.py").write_text("from flask import Flask\n\napp = Flask('shop')\n", "utf-8")
    done = CliRunner().invoke(cors, ["check", "--format", "json"], obj=ScriptInfo())

    assert json.loads(done.stdout)["app"] == "app.py"


def test_whycors_checks_as_flask_does(
    load_written: LoadWritten, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "from flask import Flask\nfrom flask_cors import CORS\n\napp = Flask('shop')\n"
    (tmp_path / "shop_to_check.py").write_text(f"{text}CORS(app, origins='{PAGE}')\n", "utf-8")

    code = check_main(["shop_to_check", "--lang", "zh", "--page", PAGE, "--format", "json"])

    told = json.loads(capsys.readouterr().out)
    assert (code, told["app"], told["pages"]) == (0, "shop_to_check", [PAGE])


def test_baseline_is_written_and_accepts(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    app = shop(supports_credentials=True)

    assert check(app).exit_code == 1
    assert check(app, "--baseline", str(path), "--write-baseline").exit_code == 0
    assert check(app, "--baseline", str(path)).exit_code == 0


def test_level_that_fails_is_chosen() -> None:
    app = shop(supports_credentials=True)

    assert check(app, "--fail-on", "never").exit_code == 0
    assert check(app, "--fail-on", "note").exit_code == 1


def test_language_is_the_systems() -> None:
    assert usual_language({"LANG": "zh_CN.UTF-8"}) == "zh"
    assert usual_language({"LC_ALL": "C", "LANG": "zh_CN.UTF-8"}) == "en"
    assert usual_language({}) == "en"


def test_what_the_app_prints_is_not_in_the_report() -> None:
    app = shop(origins=[PAGE])

    @app.before_request
    def chat() -> None:
        print("a request")

    def create_app() -> Flask:
        print("starting")
        return app

    info = ScriptInfo(create_app=create_app)
    done = CliRunner().invoke(cors, ["check", "--format", "json"], obj=info)

    assert json.loads(done.stdout)["routes"] == 2
    assert done.stderr == "starting\n"


def test_fault_of_the_check_itself_is_no_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(check_command, "check", failing)
    done = check(shop())

    assert done.exit_code == 2
    assert done.stderr.splitlines()[-1] == (
        "flask cors check: a fault of whycors itself, ZeroDivisionError(). Report it, please."
    )


def test_diffs_are_left_out_on_demand(monkeypatch: pytest.MonkeyPatch) -> None:
    def mending(*_: object) -> None:
        raise AssertionError("a change was looked for")

    monkeypatch.setattr(checking, "with_diffs", mending)

    assert check(shop(supports_credentials=True), "--no-diffs").exit_code == 1
