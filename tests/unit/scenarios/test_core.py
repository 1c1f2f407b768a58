"""The whole of what each scenario tells a browser. A stray header fails these tests too."""

import pytest
from flask.testing import FlaskClient

from backend.lab.scenarios import find_scenarios
from tests.unit.cors_requests import ATTACKER, PAGE, Headers, cors_headers, from_origin, preflight

ORIGINS = [PAGE, ATTACKER, "null", None]
SENDERS = ["page", "attacker", "null", "no-origin"]

METHODS = "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT"
BY_HAND = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": "GET,POST",
    "Access-Control-Allow-Headers": "x-requested-with,content-type",
}
WITH_COOKIES = {"Access-Control-Allow-Credentials": "true"}
MAY_SEND_JSON = {
    "Access-Control-Allow-Methods": METHODS,
    "Access-Control-Allow-Headers": "content-type",
}


def client_of(scenario: str) -> FlaskClient:
    return find_scenarios()[scenario].create_app().test_client()


def answered(scenario: str, origin: str | None) -> Headers:
    response = client_of(scenario).get("/notes", headers=from_origin(origin))
    assert response.status_code == 200
    return cors_headers(response)


def permitted(scenario: str, origin: str, method: str) -> Headers:
    path = "/notes" if method == "POST" else "/notes/1"
    response = client_of(scenario).options(path, headers=preflight(origin, method))
    assert response.status_code == 200
    return cors_headers(response)


def allow(origin: str) -> Headers:
    return {"Access-Control-Allow-Origin": origin}


def reflected(origin: str | None) -> Headers:
    """Return what CORS(app) answers a GET with."""
    if origin is None:
        return allow("*") | {"Vary": "Cookie"}
    return allow(origin) | {"Vary": "Origin, Cookie"}


def test_every_scenario_is_held_to_its_headers() -> None:
    assert set(find_scenarios()) == {
        "no_cors",
        "flask_cors",
        "after_request",
        "session_any_origin",
        "session_one_origin",
        "configurable",
    }


@pytest.mark.parametrize("origin", ORIGINS, ids=SENDERS)
def test_no_cors_permits_nothing(origin: str | None) -> None:
    assert answered("no_cors", origin) == {"Vary": "Cookie"}


@pytest.mark.parametrize("origin", ORIGINS, ids=SENDERS)
def test_flask_cors_reflects_any_origin(origin: str | None) -> None:
    assert answered("flask_cors", origin) == reflected(origin)


@pytest.mark.parametrize("origin", ORIGINS, ids=SENDERS)
def test_after_request_says_the_same_to_all(origin: str | None) -> None:
    assert answered("after_request", origin) == BY_HAND | {"Vary": "Cookie"}


@pytest.mark.parametrize("origin", ORIGINS[:3], ids=SENDERS[:3])
def test_session_any_origin_trusts_whoever_asks(origin: str) -> None:
    assert answered("session_any_origin", origin) == reflected(origin) | WITH_COOKIES


def test_session_any_origin_ignores_requests_without_origin() -> None:
    assert answered("session_any_origin", None) == {"Vary": "Cookie"}


@pytest.mark.parametrize("origin", [PAGE, None], ids=["page", "no-origin"])
def test_session_one_origin_names_the_page(origin: str | None) -> None:
    # One exact origin is the same for everybody, so flask-cors adds no `Vary: Origin`.
    wanted = allow(PAGE) | WITH_COOKIES | {"Vary": "Cookie"}
    assert answered("session_one_origin", origin) == wanted


@pytest.mark.parametrize(
    "origin",
    [ATTACKER, "null", f"{PAGE}.evil.example", "http://localhost", "https://localhost:8000"],
)
def test_session_one_origin_refuses_all_others(origin: str) -> None:
    assert answered("session_one_origin", origin) == {"Vary": "Cookie"}
    assert permitted("session_one_origin", origin, "PUT") == {}


def test_session_one_origin_follows_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRONTEND_ORIGIN", "https://lab.example")

    wanted = allow("https://lab.example") | WITH_COOKIES | {"Vary": "Cookie"}
    assert answered("session_one_origin", "https://lab.example") == wanted
    assert answered("session_one_origin", PAGE) == {"Vary": "Cookie"}


@pytest.mark.parametrize("origin", ORIGINS, ids=SENDERS)
def test_configurable_is_flask_cors_by_default(origin: str | None) -> None:
    assert answered("configurable", origin) == reflected(origin)


@pytest.mark.parametrize("method", ["PUT", "POST"])
@pytest.mark.parametrize("origin", ORIGINS[:3], ids=SENDERS[:3])
@pytest.mark.parametrize(
    ("scenario", "permission"),
    [
        ("no_cors", {}),
        ("flask_cors", MAY_SEND_JSON | {"Vary": "Origin"}),
        ("configurable", MAY_SEND_JSON | {"Vary": "Origin"}),
        ("session_any_origin", MAY_SEND_JSON | WITH_COOKIES | {"Vary": "Origin"}),
        ("after_request", BY_HAND),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_preflight_gets_exactly(
    scenario: str, permission: Headers, origin: str, method: str
) -> None:
    reflects = permission not in ({}, BY_HAND)
    wanted = permission | allow(origin) if reflects else permission
    assert permitted(scenario, origin, method) == wanted


@pytest.mark.parametrize("method", ["PUT", "POST"])
def test_session_one_origin_permits_the_page_json(method: str) -> None:
    wanted = allow(PAGE) | WITH_COOKIES | MAY_SEND_JSON
    assert permitted("session_one_origin", PAGE, method) == wanted


@pytest.mark.parametrize("scenario", find_scenarios())
def test_preflight_changes_nothing(scenario: str) -> None:
    client = client_of(scenario)

    client.options("/notes/1", headers=preflight(PAGE, "DELETE"))

    assert client.get("/notes").get_json()[0]["text"] == "Buy milk"


@pytest.mark.parametrize("scenario", find_scenarios())
def test_session_cookie_is_same_site_lax(scenario: str) -> None:
    response = client_of(scenario).post("/login", json={"user": "ann"})

    (cookie,) = response.headers.getlist("Set-Cookie")
    name, *attributes = cookie.split("; ")
    assert name.startswith("session=")
    assert set(attributes) == {"HttpOnly", "Path=/", "SameSite=Lax"}
