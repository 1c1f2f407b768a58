"""What a view's source says of what it reads, checks and keeps, each told without running it."""

import json
import sys
from collections.abc import Callable
from types import ModuleType
from typing import Any

import flask
import pytest
from flask import abort, make_response, request
from werkzeug.exceptions import Gone

from backend.whycors.flask_apps.findings.body_readers import BodyReading, body_reading
from backend.whycors.flask_apps.findings.cache_signs import caching_sign, is_kept_by
from backend.whycors.flask_apps.findings.request_signs import aborts

View = Callable[..., Any]


def reads_json() -> Any:
    return request.json


def reads_json_of_flask() -> Any:
    return flask.request.get_json()


def forces_json() -> Any:
    return request.get_json(force=True)


def forces_json_by_place() -> Any:
    return request.get_json(True)


def parses_the_raw_body() -> Any:
    return json.loads(request.get_data())


def parses_something_else(text: str) -> Any:
    return json.loads(text)


def reads_a_form() -> Any:
    return request.form or request.json


def test_reading_of_a_body_is_told() -> None:
    expected: dict[View, str] = {
        reads_json: "json",
        reads_json_of_flask: "json",
        forces_json: "forced",
        forces_json_by_place: "forced",
        parses_the_raw_body: "forced",
        parses_something_else: "any",
        reads_a_form: "any",
        len: "unknown",
    }

    assert {view: body_reading(view, "POST").how for view in expected} == expected


def asks_for_a_header() -> Any:
    return request.json if request.headers.get("X-Requested-With") else abort(403)


def asks_for_a_token(validate_csrf: Any) -> Any:
    return validate_csrf(request.form["token"])


def asks_by_method(form: Any) -> Any:
    return form.validate_on_submit()


def validates_a_form(login_form: Any) -> Any:
    return login_form.validate()


def checks() -> dict[str, str | None]:
    views: list[View] = [reads_json, asks_for_a_header, asks_for_a_token, asks_by_method]
    return {view.__name__: body_reading(view, "POST").check for view in [*views, validates_a_form]}


def test_check_against_forged_writes_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "flask_wtf", raising=False)
    known = {
        "reads_json": None,
        "asks_for_a_header": "X-Requested-With",
        "asks_for_a_token": "validate_csrf",
        "asks_by_method": "validate_on_submit",
    }
    assert checks() == known | {"validates_a_form": None}

    # A form of Flask-WTF asks for its token as well.
    monkeypatch.setitem(sys.modules, "flask_wtf", ModuleType("flask_wtf"))
    assert checks() == known | {"validates_a_form": "validate"}


def test_place_of_a_reading_is_the_line() -> None:
    told = body_reading(reads_json, "POST")

    assert isinstance(told, BodyReading) and told.place
    assert told.place.line == reads_json.__code__.co_firstlineno + 1


def keeps_by_attribute() -> Any:
    response = make_response("")
    response.cache_control.max_age = 600
    return response


def keeps_by_header() -> Any:
    return "", {"Cache-Control": "public, max-age=600"}


def keeps_nothing() -> Any:
    response = make_response("")
    response.cache_control.max_age = 0
    response.cache_control.no_store = True
    response.headers["Cache-Control"] = "no-store, max-age=600"
    return response


def test_sign_of_a_kept_answer_is_told() -> None:
    assert caching_sign(keeps_by_attribute) == "response.cache_control.max_age = 600"
    assert caching_sign(keeps_by_header) == "Cache-Control: public, max-age=600"
    assert caching_sign(keeps_nothing) == ""


def test_cache_control_that_keeps_is_told_from_the_rest() -> None:
    kept = ["max-age=1", "public", "s-maxage = 5", "immutable", "private, max-age=60"]
    others = ["", "max-age=0", "no-store, max-age=5", "no-cache, public", "private"]

    assert [each for each in [*kept, *others] if is_kept_by(each)] == kept


class Notes:
    def first_or_404(self) -> Any: ...


notes = Notes()


def raises_by_abort() -> Any:
    abort(404)


def raises_by_class() -> Any:
    raise Gone()


def raises_by_query() -> Any:
    return notes.first_or_404()


def raises_something_else() -> Any:
    raise LookupError()


def test_view_that_ends_in_an_http_error_is_told() -> None:
    views: list[View] = [raises_by_abort, raises_by_class, raises_by_query]

    assert [view for view in [*views, raises_something_else] if aborts(view)] == views
