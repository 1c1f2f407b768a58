"""The lab's own endpoints answer the front end's origin, and no other."""

from dataclasses import replace

import pytest
from flask.testing import FlaskClient
from werkzeug.test import Client

from backend.lab.api import create_lab_api
from backend.lab.runs import Runs
from backend.lab.scenarios import Scenarios
from backend.lab.serving import StandingScenarios
from backend.settings import read_settings
from tests.unit.cors_requests import ATTACKER, PAGE, cors_headers, preflight
from tests.unit.in_process import api_of

OTHERS = [ATTACKER, "null", "http://127.0.0.1:8000", "https://localhost:8000", f"{PAGE}.evil.test"]
EVERY_KIND = [
    ("GET", "/lab/health"),
    ("GET", "/lab/scenarios"),
    ("GET", "/lab/scenarios/no_cors"),
    ("POST", "/lab/runs"),
    ("PUT", "/lab/scenarios/no_cors/file"),
    ("POST", "/lab/scenarios/no_cors/restore"),
    ("GET", "/lab/reset"),
    ("POST", "/lab/reset"),
    ("GET", "/lab/nothing"),
    ("POST", "/lab/health"),
    ("OPTIONS", "/lab/health"),
]


@pytest.mark.parametrize(("method", "path"), EVERY_KIND)
def test_front_end_may_read_everything(api: Client, method: str, path: str) -> None:
    response = api.open(path, method=method, headers={"Origin": PAGE})

    assert cors_headers(response) == {"Access-Control-Allow-Origin": PAGE, "Vary": "Origin"}


@pytest.mark.parametrize(("method", "path"), EVERY_KIND)
def test_answer_to_no_origin_is_kept_apart(api: Client, method: str, path: str) -> None:
    found = cors_headers(api.open(path, method=method))

    assert found.pop("Vary") == "Origin"
    assert found in ({}, {"Access-Control-Allow-Origin": PAGE})


@pytest.mark.parametrize(("method", "path"), EVERY_KIND)
@pytest.mark.parametrize("origin", OTHERS)
def test_all_other_origins_are_refused(api: Client, method: str, path: str, origin: str) -> None:
    response = api.open(path, method=method, headers={"Origin": origin})

    assert cors_headers(response) == {"Vary": "Origin"}


@pytest.mark.parametrize("method", ["GET", "POST", "PUT"])
def test_front_end_may_send_json(api: Client, method: str) -> None:
    response = api.options("/lab/explanations", headers=preflight(PAGE, method))

    assert response.status_code == 200
    assert cors_headers(response) == {
        "Access-Control-Allow-Origin": PAGE,
        "Access-Control-Allow-Methods": "GET, POST, PUT",
        "Access-Control-Allow-Headers": "content-type",
        "Access-Control-Max-Age": "7200",
        "Vary": "Origin",
    }


@pytest.mark.parametrize("method", ["PATCH", "DELETE"])
def test_front_end_may_do_nothing_else(api: Client, method: str) -> None:
    response = api.options("/lab/explanations", headers=preflight(PAGE, method))

    assert cors_headers(response) == {"Access-Control-Allow-Origin": PAGE, "Vary": "Origin"}


@pytest.mark.parametrize("origin", OTHERS)
def test_preflight_of_other_origins_is_refused(api: Client, origin: str) -> None:
    response = api.options("/lab/explanations", headers=preflight(origin, "POST"))

    assert cors_headers(response) == {"Vary": "Origin"}


def test_front_end_is_where_the_environment_says() -> None:
    api = api_of(FRONTEND_ORIGIN="https://lab.example")

    allowed = api.get("/lab/health", headers={"Origin": "https://lab.example"})
    refused = api.get("/lab/health", headers={"Origin": PAGE})

    assert allowed.headers["Access-Control-Allow-Origin"] == "https://lab.example"
    assert cors_headers(refused) == {"Vary": "Origin"}


@pytest.fixture
def on_ipv6() -> FlaskClient:
    settings = replace(read_settings({}), frontend_origin="http://[::1]:8000")
    standing = StandingScenarios(Scenarios())
    return create_lab_api(Runs(), Scenarios(), standing, settings).test_client()


def test_front_end_on_an_ipv6_address_may_read(on_ipv6: FlaskClient) -> None:
    response = on_ipv6.get("/health", headers={"Origin": "http://[::1]:8000"})

    assert response.headers.get("Access-Control-Allow-Origin") == "http://[::1]:8000"


def test_origin_is_no_pattern(on_ipv6: FlaskClient) -> None:
    response = on_ipv6.get("/health", headers={"Origin": "http://1:8000.evil.example"})

    assert "Access-Control-Allow-Origin" not in response.headers


@pytest.mark.parametrize(("method", "path"), EVERY_KIND)
def test_no_answer_is_stored(api: Client, method: str, path: str) -> None:
    response = api.open(path, method=method)

    assert response.headers["Cache-Control"] == "no-store"
