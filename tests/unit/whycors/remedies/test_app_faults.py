"""What is wrong in an app beside its options: a shared response, a view that never runs."""

import pytest
from flask import Flask

from backend.whycors.fetch_standard import STANDARD, Request
from backend.whycors.remedies.changes import HeaderChange
from backend.whycors.remedies.cookie_settings import without_secure
from backend.whycors.remedies.exposing import EXPOSE_HEADERS, Exposure
from backend.whycors.remedies.in_process import (
    is_read_after_others,
    proved_exposure,
    proved_own_responses,
    proved_without_secure,
    transport_to,
)
from backend.whycors.remedies.shared_response import with_own_responses
from backend.whycors.remedies.unreached_view import unreached_options_view
from tests.unit.cors_requests import PAGE
from tests.unit.whycors.remedies.amended_apps import API, app_of

SHARED = """from flask import Flask, Response
from flask_cors import CORS, cross_origin

READY = Response('ready')
app = Flask('shared')


@app.get('/notes')
@cross_origin({options})
def show():
    return READY


def create_app():
    return app
"""


def test_shared_response_is_seen_after_another_page_has_asked() -> None:
    source = SHARED.format(options="")

    def begin() -> object:
        return transport_to(app_of(source), API)

    assert not is_read_after_others(Request(PAGE, f"{API}/notes"), begin, STANDARD)  # type: ignore[arg-type]


def test_views_make_their_own_response() -> None:
    source = SHARED.format(options="")

    amended = proved_own_responses(source, Request(PAGE, f"{API}/notes"), API)

    assert amended == source.replace("return READY", "return Response('ready')")


def test_nothing_is_read_where_no_server_starts_or_the_url_is_none() -> None:
    asked = Request(PAGE, f"{API}/notes")

    assert not is_read_after_others(asked, lambda: None, STANDARD)
    assert not is_read_after_others(asked._replace(url="http://["), lambda: None, STANDARD)


EXPOSING = """from flask import Flask
from flask_cors import CORS

app = Flask('exposing')
CORS(app{options})


@app.get('/notes')
def show():
    return '', {{'X-Total': '5'}}


def create_app():
    return app
"""


def test_header_is_exposed_by_a_change_that_was_run() -> None:
    change = HeaderChange("request", f"{API}/notes", EXPOSE_HEADERS, (), "X-Total")
    offer = Exposure(("X-Total",), change, "expose_headers=['X-Total']")
    asked = Request(PAGE, f"{API}/notes")

    amended = proved_exposure(EXPOSING.format(options=""), asked, offer, API)

    assert amended == EXPOSING.format(options=", expose_headers=['X-Total']")
    # A page that isn't let in reads no header, whatever is exposed.
    closed = EXPOSING.format(options=", origins='http://a.example'")
    assert proved_exposure(closed, asked, offer, API) is None


def test_change_that_does_not_help_is_not_shown() -> None:
    source = SHARED.format(options="origins='http://a.example'")

    assert with_own_responses(source)
    assert proved_own_responses(source, Request(PAGE, f"{API}/notes"), API) is None


@pytest.mark.parametrize(
    "source",
    [
        "def (:",
        "def create_app():\n    return app\n",
        "@view\ndef show():\n    made = Response()\n    return made\n",
        "MADE = 1\n\n\n@view\ndef show():\n    return MADE\n",
        "MADE = Response()\n\n\n@view\ndef show(MADE):\n    return MADE\n",
        "MADE = Response()\n\n\ndef helper():\n    return MADE\n",
    ],
    ids=["not-python", "app", "own", "no-call", "argument", "no-view"],
)
def test_other_returns_are_left(source: str) -> None:
    assert with_own_responses(source) is None


def with_options_views(*order: str) -> Flask:
    app = Flask("views")
    for name in order:
        app.add_url_rule("/job", name.lower(), lambda: "", methods=[name])
    return app


@pytest.mark.parametrize(
    ("order", "view"),
    [(("POST", "OPTIONS"), "options"), (("OPTIONS", "POST"), None), (("POST",), None)],
)
def test_options_view_behind_another_route_never_runs(
    order: tuple[str, ...], view: str | None
) -> None:
    app = with_options_views(*order)

    assert unreached_options_view(app, "/job") == view
    assert unreached_options_view(app, "/other") is None


SETTINGS = {
    "app.config.update(SESSION_COOKIE_SECURE=True)": True,
    "app.config['SESSION_COOKIE_SECURE'] = True": True,
    "app.config.from_mapping({'SESSION_COOKIE_SECURE': True, 'X': X})": True,
    "app.config['SESSION_COOKIE_SECURE'] = IS_HTTPS": False,
    "app.config['SESSION_COOKIE_SECURE'] = False": False,
    "app.config['X'] = True": False,
    "app.config.update(X=True)": False,
    "app.config.update({**X})": False,
    "(": False,
}


@pytest.mark.parametrize(("written", "is_changed"), SETTINGS.items())
def test_secure_is_taken_off_where_it_is_set(written: str, is_changed: bool) -> None:
    becomes = written.replace("True", "False") if is_changed else None

    assert without_secure(written) == becomes


APP = """from flask import Flask


def create_app():
    app = Flask('x')
{}
    return app
"""


def test_settings_are_changed_only_if_the_app_starts() -> None:
    setting = "    app.config['SESSION_COOKIE_SECURE'] = True"

    assert proved_without_secure(APP.format(setting))
    assert proved_without_secure(APP.format(f"{setting}\n    raise OSError")) is None
    assert proved_without_secure(APP.format("")) is None
