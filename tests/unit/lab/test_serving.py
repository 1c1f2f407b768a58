"""What the record says of the exchanges that a run's app has answered."""

from typing import Any

import pytest
from werkzeug.test import Client, create_environ

from tests.unit.cors_requests import PAGE, preflight
from tests.unit.in_process import WriteScenario
from tests.unit.lab.wire_record import begin_run, exchange, record, summary, url

SCENARIO = """
from flask import Flask, request

def create_app():
    app = Flask(__name__)

    @app.get("/list/")
    def show_list():
        return ["a"]

    @app.post("/length")
    def show_length():
        return str(len(request.get_data()))

    @app.get("/long")
    def long_answer():
        return iter(["x" * 8000, "x" * 2000])

    @app.get("/closes")
    def closes():
        response = app.make_response("whole")
        response.call_on_close(lambda: app.config.setdefault("CLOSED", []).append(1))
        return response

    @app.get("/streams")
    def streams():
        response = app.response_class(iter(["one", "two"]))
        response.call_on_close(lambda: app.config.setdefault("CLOSED", []).append(1))
        return response

    @app.get("/closed")
    def closed():
        return str(len(app.config.get("CLOSED", [])))

    @app.get("/fails")
    def fails():
        return 1 / 0

    @app.get("/leaves")
    def leaves():
        app.config["PROPAGATE_EXCEPTIONS"] = True
        raise SystemExit

    return app
"""


@pytest.fixture
def run(api: Client, write_scenario: WriteScenario) -> Client:
    write_scenario("example", SCENARIO)
    return api


def test_request_is_recorded_whole(api: Client) -> None:
    headers = {"Origin": PAGE, "X-Trace": "7"}
    response = api.post(url("/notes", "flask_cors"), json={"text": "Hi"}, headers=headers)

    recorded = exchange(api)
    assert summary(recorded) == ("request", "POST", "/notes", 201, "create_note")
    assert recorded["request"] == {
        "headers": [
            ["Content-Length", "14"],
            ["Content-Type", "application/json"],
            ["Host", "localhost"],
            ["Origin", PAGE],
            ["X-Trace", "7"],
        ],
        "body": {"text": '{"text": "Hi"}', "size": 14, "truncated": False},
    }
    assert recorded["response"] == {
        "status": 201,
        "reason": "Created",
        "headers": [list(field) for field in response.headers],
        "body": {"text": response.text, "size": len(response.data), "truncated": False},
    }
    assert recorded["duration_ms"] >= 0 <= recorded["started_ms"]


def test_preflight_is_recorded_without_view(api: Client) -> None:
    api.options(url("/notes", "flask_cors"), headers=preflight(PAGE, "POST"))

    recorded = exchange(api)
    assert summary(recorded) == ("preflight", "OPTIONS", "/notes", 200, None)
    assert ["Access-Control-Allow-Origin", PAGE] in recorded["response"]["headers"]


def test_exchanges_are_recorded_in_order(api: Client) -> None:
    api.options(url("/notes/1", "flask_cors"), headers=preflight(PAGE, "PUT"))
    api.put(url("/notes/1", "flask_cors"), json={"text": "Hi"})

    assert [summary(each) for each in record(api)["exchanges"]] == [
        ("preflight", "OPTIONS", "/notes/1", 200, None),
        ("request", "PUT", "/notes/1", 200, "update_note"),
    ]


def test_refusal_by_a_view_names_it(api: Client) -> None:
    api.put(url("/notes/99", "no_cors"), json={"text": "Hi"})

    assert summary(exchange(api)) == ("request", "PUT", "/notes/99", 404, "update_note")


@pytest.mark.parametrize(
    ("method", "path", "status"), [("GET", "/nothing", 404), ("PATCH", "/notes", 405)]
)
def test_refusal_before_any_view_names_none(
    api: Client, method: str, path: str, status: int
) -> None:
    api.open(url(path, "no_cors"), method=method)

    assert summary(exchange(api)) == ("request", method, path, status, None)


def test_head_is_recorded_without_body(api: Client) -> None:
    response = api.head(url("/notes", "no_cors"))

    recorded = exchange(api)
    assert summary(recorded) == ("request", "HEAD", "/notes", 200, "list_notes")
    assert recorded["response"]["body"]["size"] == len(response.data) == 0


def test_redirect_is_recorded_and_stays_in_the_run(run: Client) -> None:
    run.get(url("/list"))

    recorded = exchange(run)
    assert summary(recorded) == ("request", "GET", "/list", 308, None)
    (location,) = [v for name, v in recorded["response"]["headers"] if name == "Location"]
    assert location == f"http://localhost{url('/list/')}"


def test_view_that_fails_is_recorded(run: Client) -> None:
    run.get(url("/fails"))

    assert summary(exchange(run)) == ("request", "GET", "/fails", 500, "fails")


def test_view_that_leaves_is_recorded_as_ended(run: Client) -> None:
    with pytest.raises(SystemExit):
        run.get(url("/leaves"))

    recorded = exchange(run)
    assert (recorded["response"]["status"], recorded["view"]) == (500, "leaves")
    assert recorded["duration_ms"] is not None


def test_path_is_recorded_as_it_was_sent(api: Client) -> None:
    api.get(url("/n%C3%B6tes%20%25%00?text=a%20b&c", "no_cors"))

    assert exchange(api)["path"] == "/n%C3%B6tes%20%25%00?text=a%20b&c"


def test_path_of_the_run_itself_is_empty(api: Client) -> None:
    api.get(url("", "no_cors"))

    assert exchange(api)["path"] == ""


@pytest.mark.parametrize("size", [0, 1, 8192])
def test_small_request_body_is_kept_and_passed_on(run: Client, size: int) -> None:
    response = run.post(url("/length"), data=b"x" * size)

    assert response.text == str(size)
    kept = {"text": "x" * size, "size": size, "truncated": False}
    assert exchange(run)["request"]["body"] == kept


def test_large_request_body_is_only_sized(run: Client) -> None:
    response = run.post(url("/length"), data=b"x" * 8193)

    assert response.text == "8193"
    assert exchange(run)["request"]["body"] == {"text": "", "size": 8193, "truncated": True}


def test_too_large_request_body_is_refused(run: Client) -> None:
    response = run.post(url("/length"), data=b"x" * (1024 * 1024 + 1))

    assert response.status_code == 413
    assert exchange(run)["request"]["body"]["text"] == ""


def test_long_response_body_is_cut_in_the_record_only(run: Client) -> None:
    response = run.get(url("/long"))

    assert len(response.data) == 10_000
    body = exchange(run)["response"]["body"]
    assert body == {"text": "x" * 8192, "size": 10_000, "truncated": True}


def test_whole_answer_is_on_record_before_it_is_sent(run: Client) -> None:
    environ = create_environ(url("/closes"))

    body = run.application(environ, lambda *_: lambda _: None)

    assert body == [b"whole"]
    assert exchange(run)["response"]["body"]["text"] == "whole"
    assert exchange(run)["duration_ms"] is not None
    assert run.get(url("/closed")).text == "1"


def test_stream_is_sent_as_it_comes_and_ends_with_its_close(run: Client) -> None:
    chunks: Any = run.application(create_environ(url("/streams")), lambda *_: lambda _: None)

    assert next(iter(chunks)) == b"one"
    assert exchange(run)["response"]["body"]["text"] == "one"
    assert exchange(run)["duration_ms"] is None
    chunks.close()
    assert exchange(run)["duration_ms"] is not None
    assert run.get(url("/closed")).text == "1"


DECORATED = """
from flask import Flask
from flask_cors import cross_origin

def create_app():
    app = Flask(__name__)

    @app.put('/news')
    @cross_origin()
    def change_news():
        return 'changed'

    return app
"""


def test_decorator_that_answers_options_runs_no_view(
    api: Client, write_scenario: WriteScenario
) -> None:
    # @cross_origin makes OPTIONS a method of the view, and answers it instead of the view.
    write_scenario("example", DECORATED)

    api.options(url("/news"))

    assert summary(exchange(api)) == ("request", "OPTIONS", "/news", 200, None)


@pytest.mark.parametrize(
    ("site", "status"),
    [(None, 200), ("none", 200), ("same-origin", 200), ("same-site", 404), ("cross-site", 404)],
)
def test_another_page_begins_no_run_by_its_url(api: Client, site: str | None, status: int) -> None:
    headers = {"Sec-Fetch-Site": site} if site else {}

    assert api.get(url("/notes", "no_cors"), headers=headers).status_code == status


def test_another_page_asks_a_run_that_has_begun(api: Client) -> None:
    begin_run(api)

    answer = api.get(url("/notes", "no_cors"), headers={"Sec-Fetch-Site": "same-site"})

    assert answer.status_code == 200
