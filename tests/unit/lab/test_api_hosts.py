"""The API answers under its own names only: a page can't make it its own by a name that it owns."""

import pytest
from werkzeug.test import Client

from frontend.origins import API_NAMES
from tests.unit.in_process import ORIGINS, api_of
from tests.unit.lab.wire_record import url

OURS = [
    *["localhost:5001", "LOCALHOST:5001", "localhost", "127.0.0.1:5001", "[::1]:5001", "[::1]"],
    *["localhost:8000", "app.localhost:8000", "api.app.localhost:5001", "192.168.1.5:5001"],
]
OTHERS = [
    *["evil.example", "evil.example:5001", "localhost.evil.example:5001", "evil.localhost:5001"],
    *["", ":5001", "localhost:x", "localhost@evil.example", "127.0.0.1.evil.example", "[::1", "é"],
    "localhost, evil.example",
]
PATHS = ("/lab/health", "/lab/scenarios", url("/notes", "no_cors"), "/scenarios/no_cors/notes")


def statuses(api: Client, host: str) -> set[int]:
    environ = {"HTTP_HOST": host}
    return {api.get(path, environ_overrides=environ).status_code for path in PATHS}


def test_own_names_are_answered(api: Client) -> None:
    assert {host: statuses(api, host) for host in OURS} == {host: {200} for host in OURS}


def test_other_names_are_refused(api: Client) -> None:
    assert {host: statuses(api, host) for host in OTHERS} == {host: {421} for host in OTHERS}


def test_every_origin_at_which_the_api_is_asked_is_its_own(api: Client) -> None:
    asked = [*ORIGINS.apis().values(), ORIGINS.by_kind()["app"], ORIGINS.by_kind()["other-site"]]

    assert len(asked) == len(API_NAMES) + 4
    assert {statuses(api, origin.partition("://")[2]) == {200} for origin in asked} == {True}


@pytest.mark.parametrize("name", ["teacher.lan", "pages.lan", "api"])
def test_names_of_the_environment_are_its_own(name: str) -> None:
    api = api_of(
        API_ORIGIN="http://teacher.lan:5001",
        FRONTEND_ORIGIN="http://pages.lan",
        API_INTERNAL_ORIGIN="http://api:5001",
    )

    assert statuses(api, name) == {200}
    assert statuses(api, "attacker.lan") == {421}


def test_refusal_says_which_names_there_are(api: Client) -> None:
    problem = api.get("/lab/health", environ_overrides={"HTTP_HOST": "evil.example"}).get_json()

    assert problem["type"] == "urn:cors-lab:other-host"
    assert problem["detail"].startswith(
        "Host: 'evil.example' is not a name of this API, which has "
    )
    assert "localhost" in problem["detail"]


def test_answers_of_the_lab_are_taken_for_what_they_are(api: Client) -> None:
    for path in ("/lab/health", "/lab/nothing"):
        assert api.get(path).headers["X-Content-Type-Options"] == "nosniff"
