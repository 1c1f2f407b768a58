"""The scenarios to take home."""

import logging

import pytest

from backend.lab.scenarios import find_scenarios
from tests.unit.cors_requests import ATTACKER, PAGE, Headers
from tests.unit.scenarios.rows import Row, client_of, wrong

STRANGERS = [ATTACKER, "null", f"{PAGE}.evil.example", "http://127.0.0.1:8000"]
ORIGIN = {"Vary": "Origin"}
BOTH = {"Vary": "Origin, Cookie"}
OURS = {
    "Access-Control-Allow-Origin": PAGE,
    "Access-Control-Allow-Credentials": "true",
}
MAY_SEND_JSON = {
    "Access-Control-Allow-Methods": "DELETE, GET, POST, PUT",
    "Access-Control-Allow-Headers": "content-type",
    "Access-Control-Max-Age": "600",
}
# What is asked for, the status that the page gets, and Vary.
READS: list[tuple[str, int, Headers]] = [
    ("GET /api/notes", 200, BOTH),
    ("GET /api/notes/", 200, BOTH),
    ("GET /api/notes/99", 404, ORIGIN),
    ("GET /api/nothing", 404, ORIGIN),
    ("GET /api/crash", 500, ORIGIN),
    ("GET /api/logo.svg", 200, ORIGIN),
]


def rows(scenario: str) -> list[Row]:
    ask = "OPTIONS /api/notes/1/", "PUT content-type"
    return [
        *(Row(scenario, each, PAGE, status, OURS | vary) for each, status, vary in READS),
        Row(scenario, ask[0], PAGE, 200, OURS | MAY_SEND_JSON | ORIGIN, ask[1]),
        Row(scenario, "DELETE /api/notes", PAGE, 405, OURS | ORIGIN),
        # Outside /api nothing is allowed, even if it begins with the same letters.
        Row(scenario, "GET /apikeys", PAGE, 404, ORIGIN),
        *(
            row
            for origin in STRANGERS
            for row in [
                *(Row(scenario, each, origin, status, vary) for each, status, vary in READS),
                Row(scenario, ask[0], origin, 200, ORIGIN, ask[1]),
                Row(scenario, "POST /api/notes", origin, 403, ORIGIN),
                Row(scenario, "DELETE /api/notes/1", origin, 403, ORIGIN),
            ]
        ),
    ]


ROWS = [*rows("recommended"), *rows("recommended_in_debug")]


def test_scenarios_answer_exactly() -> None:
    assert wrong(ROWS) == {}


def test_crash_is_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        client_of("recommended").get("/api/crash")

    assert "crash() always raises." in caplog.text


def test_vary_of_a_view_is_kept() -> None:
    app = find_scenarios()["recommended"].create_app()
    app.add_url_rule("/api/words", view_func=lambda: ("", 200, {"Vary": "Accept"}))

    response = app.test_client().get("/api/words", headers={"Origin": PAGE})

    assert response.headers.getlist("Vary") == ["Accept, Origin"]


def test_misspelt_option_stops_the_start() -> None:
    source = find_scenarios()["recommended"].source()
    module = {"__name__": "misspelt"}
    exec(source.replace("origins=", "origin="), module)

    with pytest.raises(TypeError, match="flask-cors has no option 'origin'"):
        module["create_app"]()  # type: ignore[operator]
