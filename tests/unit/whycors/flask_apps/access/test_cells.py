"""What comes of each request that each page may make."""

import gc
from typing import Any

import pytest
from flask import Flask, Response, redirect
from flask_cors import CORS

from backend.whycors.fetch_standard import STANDARD, HttpRequest, NetworkFailure
from backend.whycors.flask_apps.access.cells import asks_of, cell_for, cells_of, request_of
from backend.whycors.flask_apps.model import AppExchange, Ask, Cell, Form
from tests.unit.whycors.flask_apps.asked_plainly import (
    API,
    PAGE,
    STRANGER,
    PlainlyAsked,
    app_with,
    route,
)

NOTES = route("/notes", "GET", "POST", "PUT")


def open_to_page(**options: Any) -> PlainlyAsked:
    app = app_with(NOTES)
    CORS(app, origins=PAGE.origin, **options)
    return PlainlyAsked(app, [NOTES])


def may(cell: Cell) -> tuple[str, str]:
    return cell.may_send, cell.may_read


def test_every_form_of_every_method_is_asked_with_and_without_cookies() -> None:
    routes = [route("/a", "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "TRACE")]

    asked = [(ask.method, ask.form, ask.credentials) for ask in asks_of(routes, [PAGE])]

    assert asked == [
        (method, form, credentials)
        for method, forms in (
            ("GET", ("plain", "token")),
            ("HEAD", ("plain", "token")),
            ("POST", ("plain", "json")),
            ("PUT", ("json",)),
            ("PATCH", ("json",)),
            ("DELETE", ("plain", "token")),
        )
        for form in forms
        for credentials in ("omit", "include")
    ]


def test_the_page_may_read_and_a_stranger_may_only_send_what_needs_no_preflight() -> None:
    cells = cells_of(open_to_page(), [PAGE, STRANGER])

    found = {
        (cell.ask.asker.kind, cell.ask.method, cell.ask.form): may(cell)
        for cell in cells
        if cell.ask.credentials == "omit"
    }
    yes, sends, no = ("yes", "yes"), ("yes", "no"), ("no", "no")
    assert found == {
        ("page", "GET", "plain"): yes,
        ("page", "GET", "token"): yes,
        ("page", "POST", "plain"): yes,
        ("page", "POST", "json"): yes,
        ("page", "PUT", "json"): yes,
        ("stranger", "GET", "plain"): sends,
        ("stranger", "GET", "token"): no,
        ("stranger", "POST", "plain"): sends,
        ("stranger", "POST", "json"): no,
        ("stranger", "PUT", "json"): no,
    }


@pytest.mark.parametrize("supported", [True, False])
def test_the_answer_to_a_request_with_cookies_is_read_where_they_are_supported(
    supported: bool,
) -> None:
    checked = open_to_page(supports_credentials=supported)

    cell = cell_for(checked, Ask(NOTES, "GET", "plain", PAGE, "include"))

    assert may(cell) == ("yes", "yes" if supported else "no")
    assert checked.cookies == [True]


def test_a_preflight_has_no_cookies() -> None:
    checked = open_to_page(supports_credentials=True)

    cell_for(checked, Ask(NOTES, "PUT", "json", PAGE, "include"))

    assert checked.cookies == [False, True]


@pytest.mark.parametrize(
    ("kind", "form", "expected"),
    [
        ("request", "plain", ("yes", "unknown")),
        ("request", "token", ("yes", "unknown")),
        ("preflight", "plain", ("yes", "yes")),
        ("preflight", "token", ("unknown", "unknown")),
    ],
)
def test_only_an_answer_that_decides_makes_a_cell_unknown(
    kind: str, form: Form, expected: tuple[str, str]
) -> None:
    checked = open_to_page()
    checked.unknown = {kind: "what the view answers"}

    assert may(cell_for(checked, Ask(NOTES, "GET", form, PAGE, "omit"))) == expected


def test_what_another_server_answers_is_unknown() -> None:
    away = route("/away")
    app = Flask("away")
    app.add_url_rule(away.path, view_func=lambda: redirect("https://login.example/"))
    CORS(app)

    cell = cell_for(PlainlyAsked(app, [away]), Ask(away, "GET", "plain", PAGE, "omit"))

    assert may(cell) == ("yes", "unknown")
    unknown = cell.exchanges[-1].unknown
    assert unknown == "the app redirects to https://login.example, where nothing was asked"


def test_the_table_is_chromiums_unless_another_is_asked_for() -> None:
    app = app_with(NOTES)
    app.after_request(_allow_everything)
    checked = PlainlyAsked(app, [NOTES])

    # To the standard, `*` does not stand for Authorization; to browsers it does.
    assert _senders_of_tokens(cells_of(checked, [STRANGER])) == {"yes"}
    assert _senders_of_tokens(cells_of(checked, [STRANGER], STANDARD)) == {"no"}


def _senders_of_tokens(cells: list[Cell]) -> set[str]:
    asked = [cell for cell in cells if cell.ask.credentials == "omit"]
    return {cell.may_send for cell in asked if cell.ask.form == "token"}


def _allow_everything(response: Response) -> Response:
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Access-Control-Allow-Headers"] = "*"
    return response


@pytest.mark.parametrize("is_enabled", [True, False])
def test_garbage_is_collected_afterwards_as_before(is_enabled: bool) -> None:
    (gc.enable if is_enabled else gc.disable)()
    try:
        cells_of(open_to_page(), [PAGE])

        assert gc.isenabled() is is_enabled
    finally:
        gc.enable()


def test_a_page_over_https_sends_nothing_in_the_clear() -> None:
    checked = open_to_page()
    checked.api = "http://api.example"

    assert may(cell_for(checked, Ask(NOTES, "GET", "plain", PAGE, "omit"))) == ("no", "no")


def test_a_body_comes_with_its_type() -> None:
    plain, json = (
        request_of(Ask(NOTES, "POST", form, PAGE, "omit"), API) for form in ("plain", "json")
    )

    assert plain.headers == ()
    assert json.headers == (("Content-Type", "application/json"),)
    assert plain.body
    assert json.body


def test_request_that_the_app_was_not_let_answer_was_sent() -> None:
    unrecorded = NetworkFailure("unrecorded")

    class Unasked(PlainlyAsked):
        def ask(
            self, request: HttpRequest, with_cookies: bool = False, body: bytes = b""
        ) -> AppExchange:
            return AppExchange(request, unrecorded, "view", "the app would have to run")

    checked = Unasked(app_with(NOTES), [NOTES])

    assert may(cell_for(checked, Ask(NOTES, "GET", "plain", PAGE, "omit"))) == ("yes", "unknown")
