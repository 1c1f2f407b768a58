import pytest

from backend.lab.scenarios import ScenarioError, find_scenarios
from tests.unit.cors_requests import (
    ATTACKER,
    PAGE,
    Headers,
    cors_headers,
    from_origin,
    preflight,
)

ALLOW_PAGE = {"Access-Control-Allow-Origin": PAGE}
VARY = {"Vary": "Origin, Cookie"}


def answered(origin: str | None) -> Headers:
    client = find_scenarios()["configurable"].create_app().test_client()
    return cors_headers(client.get("/notes", headers=from_origin(origin)))


def permitted(method: str) -> Headers:
    client = find_scenarios()["configurable"].create_app().test_client()
    return cors_headers(client.options("/notes/1", headers=preflight(PAGE, method)))


@pytest.mark.parametrize(
    ("name", "value", "wanted"),
    [
        ("CORS_ORIGINS", PAGE, ALLOW_PAGE | {"Vary": "Cookie"}),
        ("CORS_ORIGINS", f"{PAGE}, {ATTACKER}", ALLOW_PAGE | VARY),
        ("CORS_ORIGINS", ATTACKER, {"Vary": "Cookie"}),
        ("CORS_SEND_WILDCARD", "true", {"Access-Control-Allow-Origin": "*", "Vary": "Cookie"}),
        ("CORS_VARY_HEADER", "false", ALLOW_PAGE | {"Vary": "Cookie"}),
        (
            "CORS_SUPPORTS_CREDENTIALS",
            "true",
            ALLOW_PAGE | VARY | {"Access-Control-Allow-Credentials": "true"},
        ),
        ("CORS_SUPPORTS_CREDENTIALS", "False", ALLOW_PAGE | VARY),
        (
            "CORS_EXPOSE_HEADERS",
            "X-Total, X-Page",
            ALLOW_PAGE | VARY | {"Access-Control-Expose-Headers": "X-Page, X-Total"},
        ),
        ("CORS_RESOURCES", "/me", {"Vary": "Cookie"}),
        ("CORS_RESOURCES", "/me, /notes", ALLOW_PAGE | VARY),
    ],
    ids=[
        "one-origin",
        "two-origins",
        "other-origin",
        "wildcard",
        "no-vary",
        "credentials",
        "no-credentials",
        "exposed-headers",
        "other-path",
        "two-paths",
    ],
)
def test_variable_shapes_the_answer(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, wanted: Headers
) -> None:
    monkeypatch.setenv(name, value)

    assert answered(PAGE) == wanted


def test_second_origin_of_a_list_may_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CORS_ORIGINS", f"{PAGE},{ATTACKER}")

    assert answered(ATTACKER) == {"Access-Control-Allow-Origin": ATTACKER} | VARY


def test_always_send_off_waits_for_an_origin(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CORS_ALWAYS_SEND", "off")

    assert answered(None) == {"Vary": "Cookie"}


@pytest.mark.parametrize("seconds", ["0", "600"])
def test_max_age_reaches_the_preflight(monkeypatch: pytest.MonkeyPatch, seconds: str) -> None:
    monkeypatch.setenv("CORS_MAX_AGE", seconds)

    assert permitted("PUT")["Access-Control-Max-Age"] == seconds


def test_methods_limit_the_preflight(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CORS_METHODS", "GET, PUT")

    assert permitted("PUT")["Access-Control-Allow-Methods"] == "GET, PUT"
    assert permitted("DELETE") == ALLOW_PAGE | {"Vary": "Origin"}


def test_allow_headers_limit_the_preflight(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CORS_ALLOW_HEADERS", "x-trace")

    assert "Access-Control-Allow-Headers" not in permitted("PUT")


def test_wrong_value_is_a_scenario_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CORS_MAX_AGE", "soon")

    with pytest.raises(ScenarioError, match="CORS_MAX_AGE: 'soon' is not a number of seconds"):
        find_scenarios()["configurable"].create_app()
