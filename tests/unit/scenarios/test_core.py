"""The scenarios of the first lessons."""

import pytest

from tests.unit.cors_requests import ATTACKER, PAGE, Headers, preflight
from tests.unit.scenarios.rows import CORE, Row, client_of, wrong

ORIGINS = [PAGE, ATTACKER, "null"]
OTHERS = [ATTACKER, "null", f"{PAGE}.evil.example", "http://localhost", "https://localhost:8000"]

BY_HAND = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": "GET,POST",
    "Access-Control-Allow-Headers": "x-requested-with,content-type",
}
WITH_COOKIES = {"Access-Control-Allow-Credentials": "true"}
MAY_SEND_JSON = {
    "Access-Control-Allow-Methods": "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT",
    "Access-Control-Allow-Headers": "content-type",
}
READS = "GET /notes"
ASKS = [("OPTIONS /notes/1", "PUT content-type"), ("OPTIONS /notes", "POST content-type")]


def allow(origin: str) -> Headers:
    return {"Access-Control-Allow-Origin": origin}


def vary(*names: str) -> Headers:
    return {"Vary": ", ".join(names)}


def the_same_for_all(scenario: str, answered: Headers, permitted: Headers) -> list[Row]:
    return [
        *(Row(scenario, READS, origin, 200, answered) for origin in [*ORIGINS, None]),
        *(
            Row(scenario, path, origin, 200, permitted, asks)
            for origin in ORIGINS
            for path, asks in ASKS
        ),
    ]


def reflecting(scenario: str, extra: Headers) -> list[Row]:
    """Return the rows of CORS(app) for requests that have an origin."""
    answered, permitted = vary("Origin", "Cookie") | extra, MAY_SEND_JSON | vary("Origin") | extra
    return [
        row
        for origin in ORIGINS
        for row in [
            Row(scenario, READS, origin, 200, allow(origin) | answered),
            *(
                Row(scenario, path, origin, 200, allow(origin) | permitted, asks)
                for path, asks in ASKS
            ),
        ]
    ]


# One exact origin is the same for everybody, so flask-cors adds no `Vary: Origin`.
ONE_ORIGIN = allow(PAGE) | WITH_COOKIES
ROWS = [
    *the_same_for_all("no_cors", answered=vary("Cookie"), permitted={}),
    *the_same_for_all("after_request", answered=BY_HAND | vary("Cookie"), permitted=BY_HAND),
    *reflecting("flask_cors", {}),
    Row("flask_cors", READS, None, 200, allow("*") | vary("Cookie")),
    *reflecting("configurable", {}),
    Row("configurable", READS, None, 200, allow("*") | vary("Cookie")),
    *reflecting("session_any_origin", WITH_COOKIES),
    Row("session_any_origin", READS, None, 200, vary("Cookie")),
    *(
        Row("session_one_origin", READS, origin, 200, ONE_ORIGIN | vary("Cookie"))
        for origin in (PAGE, None)
    ),
    *(
        Row("session_one_origin", path, PAGE, 200, ONE_ORIGIN | MAY_SEND_JSON, asks)
        for path, asks in ASKS
    ),
    *(Row("session_one_origin", READS, origin, 200, vary("Cookie")) for origin in OTHERS),
    *(
        Row("session_one_origin", path, origin, 200, {}, asks)
        for origin in OTHERS
        for path, asks in ASKS
    ),
]


def test_scenarios_answer_exactly() -> None:
    assert wrong(ROWS) == {}


def test_session_one_origin_follows_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRONTEND_ORIGIN", "https://lab.example")

    wanted = allow("https://lab.example") | WITH_COOKIES | vary("Cookie")
    rows = [
        Row("session_one_origin", READS, "https://lab.example", 200, wanted),
        Row("session_one_origin", READS, PAGE, 200, vary("Cookie")),
    ]
    assert wrong(rows) == {}


@pytest.mark.parametrize("scenario", CORE)
def test_preflight_changes_nothing(scenario: str) -> None:
    client = client_of(scenario)

    client.options("/notes/1", headers=preflight(PAGE, "DELETE"))

    assert client.get("/notes").get_json()[0]["text"] == "Buy milk"


@pytest.mark.parametrize("scenario", CORE)
def test_session_cookie_is_same_site_lax(scenario: str) -> None:
    response = client_of(scenario).post("/login", json={"user": "ann"})

    (cookie,) = response.headers.getlist("Set-Cookie")
    name, *attributes = cookie.split("; ")
    assert name.startswith("session=")
    assert set(attributes) == {"HttpOnly", "Path=/", "SameSite=Lax"}
