"""A check from an app to its findings."""

from pathlib import Path

import pytest
from flask import Flask
from flask_cors import CORS

from backend.whycors.flask_apps.checking import check
from backend.whycors.flask_apps.importing.cannot_run import CannotRun
from backend.whycors.flask_apps.importing.loading import loaded
from backend.whycors.flask_apps.report.baseline import Compared
from backend.whycors.flask_apps.report.report_text import check_as_text
from backend.whycors.flask_apps.report.results import CheckOptions
from backend.whycors.flask_apps.report.untold import untold_text

PAGE = "https://shop.example"


def shop() -> Flask:
    app = Flask("shop", static_folder=None)
    app.add_url_rule("/orders", "orders", lambda: "[]", methods=["GET", "PUT"])
    return app


def test_pages_come_from_the_configuration_unless_named() -> None:
    app = shop()
    CORS(app, origins=[PAGE])

    assert check(loaded(app), CheckOptions()).pages == (PAGE,)
    assert check(loaded(app), CheckOptions(pages=("http://a.test",))).pages == ("http://a.test",)


def test_path_beside_the_url_map_is_asked() -> None:
    app = shop()
    checked = check(loaded(app), CheckOptions(pages=(PAGE,), paths=("/nowhere", "/nowhere")))
    rules = {route.rule for group in checked.groups for route, _ in group.routes}

    assert rules == {"/orders", "/nowhere"}
    assert checked.routes == 2


def test_app_without_a_url_map_is_not_run_unasked() -> None:
    def app(environ: object, start_response: object) -> list[bytes]:
        raise AssertionError("the app was run")

    checked = check(loaded(app), CheckOptions(pages=(PAGE,), paths=("/",)))

    assert not checked.has_url_map
    assert [each.routes for each in checked.untold] == [("/",)]


def test_app_that_lets_nobody_in_has_nothing_found_but_notes() -> None:
    checked = check(loaded(shop()), CheckOptions())

    assert [one.id for one in checked.findings if one.level != "note"] == []


def test_every_origin_with_cookies_is_found() -> None:
    app = shop()
    CORS(app, supports_credentials=True)

    assert "any-origin-with-credentials" in {
        one.id for one in check(loaded(app), CheckOptions()).findings
    }


def test_app_without_a_url_map_wants_paths() -> None:
    with pytest.raises(CannotRun, match="Say what to ask for, such as --path"):
        check(loaded(lambda environ, start_response: []), CheckOptions(pages=(PAGE,)))


def test_hook_that_was_passed_over_is_told(tmp_path: Path) -> None:
    app = shop()
    log = tmp_path / "log"

    @app.before_request
    def log_request() -> None:
        log.write_text("asked")

    checked = check(loaded(app), CheckOptions())

    [(what, routes)] = checked.untold
    assert "`log_request` didn't run" in untold_text(what, "en")
    assert (routes, log.exists()) == ((), False)
    told = check_as_text(checked, Compared(()), "en")
    assert "  ? the hook `log_request` didn't run, as it would do something:" in told
