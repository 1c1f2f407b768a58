"""The scenarios of the chapter on attacks and defences."""

import pytest

from tests.unit.cors_requests import ATTACKER, PAGE, Headers
from tests.unit.scenarios.rows import Row

APP = "http://app.localhost:8000"
ADMIN_APP = "http://admin.app.localhost:8000"
EVIL_APP = "http://evilapp.localhost:8002"
STRANGERS = [ATTACKER, "null", f"{PAGE}.evil.example"]

COOKIE = {"Vary": "Cookie"}
ORIGIN = {"Vary": "Origin"}
BOTH = {"Vary": "Origin, Cookie"}
WITH_COOKIES = {"Access-Control-Allow-Credentials": "true"}
MAY_SEND_JSON = {
    "Access-Control-Allow-Methods": "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT",
    "Access-Control-Allow-Headers": "content-type",
}


def allow(origin: str) -> Headers:
    return {"Access-Control-Allow-Origin": origin}


def token_rows() -> list[Row]:
    """Return the rows of the two APIs that want a CSRF token: who may read it, and who may not."""
    any_origin, one_origin = "csrf_token_any_origin", "csrf_token_one_origin"
    ours = allow(PAGE) | WITH_COOKIES
    asks, asked = "OPTIONS /notes/1", "PUT content-type"
    return [
        *(
            row
            for origin in (PAGE, *STRANGERS)
            for theirs in [allow(origin) | WITH_COOKIES]
            for row in [
                Row(any_origin, "GET /csrf-token", origin, 200, theirs | BOTH),
                Row(any_origin, "POST /notes", origin, 400, theirs | ORIGIN),
                Row(any_origin, asks, origin, 200, theirs | MAY_SEND_JSON | ORIGIN, asked),
            ]
        ),
        Row(any_origin, "GET /csrf-token", None, 200, COOKIE),
        Row(one_origin, "GET /csrf-token", PAGE, 200, ours | COOKIE),
        Row(one_origin, "POST /notes", PAGE, 400, ours),
        Row(one_origin, asks, PAGE, 200, ours | MAY_SEND_JSON, asked),
        *(
            row
            for origin in STRANGERS
            for row in [
                Row(one_origin, "GET /csrf-token", origin, 200, COOKIE),
                Row(one_origin, "POST /notes", origin, 400, {}),
                Row(one_origin, asks, origin, 200, {}, asked),
            ]
        ),
    ]


def pattern_rows(scenario: str, admitted: list[str], refused: list[str]) -> list[Row]:
    return [
        *(Row(scenario, "GET /notes", origin, 200, allow(origin) | ORIGIN) for origin in admitted),
        *(Row(scenario, "GET /notes", origin, 200, {}) for origin in refused),
    ]


ROWS = [
    *token_rows(),
    *(
        Row("null_listed", "GET /notes", origin, 200, allow(origin) | BOTH)
        for origin in (PAGE, "null")
    ),
    Row("null_listed", "GET /notes", ATTACKER, 200, COOKIE),
    *pattern_rows("pattern_suffix", [APP, ADMIN_APP, EVIL_APP], [PAGE, "null"]),
    *pattern_rows("pattern_suffix_fixed", [APP, ADMIN_APP], [EVIL_APP, PAGE, "null"]),
]


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_scenario_answers_exactly(row: Row) -> None:
    row.check()
