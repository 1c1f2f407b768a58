"""Everybody can log in to the notes of every scenario, and out again."""

import pytest
from werkzeug.test import Client

from backend.lab.scenarios import Scenarios, find_scenarios
from tests.unit.in_process import api_of
from tests.unit.lab.wire_record import url

# Their point is that these requests fail.
FAILING = ("hook_raises", "hook_raises_intercept_off", "proxy_502", "proxy_502_with_header")


@pytest.mark.parametrize("base", ["/runs/0123456789abcdef", "/scenarios"])
def test_log_in_and_out_is_no_server_error_anywhere(base: str) -> None:
    wrong = []
    for name in find_scenarios():
        visitor = api_of(Scenarios())
        for path in ("login", "me", "logout", "me"):
            method = "GET" if path == "me" else "POST"
            answer = visitor.open(f"{base}/{name}/{path}", method=method, data={"user": "ann"})
            if answer.status_code >= 500 and name not in FAILING:
                wrong.append(f"{name}/{path}: {answer.status}")

    assert wrong == []


def test_user_is_remembered_where_a_scenario_has_no_key(api: Client) -> None:
    api.post(url("/login", "max_age_600"), data={"user": "ann"})

    assert api.get(url("/me", "max_age_600")).get_json() == {"user": "ann"}


def test_session_that_was_not_begun_is_not_told_of(api: Client) -> None:
    answer = api.get(url("/notes", "max_age_600"))

    assert "Cookie" not in answer.vary
    assert "Set-Cookie" not in answer.headers


def test_answer_to_a_cookie_varies_by_it(api: Client) -> None:
    api.post(url("/login", "max_age_600"), data={"user": "ann"})

    assert "Cookie" in api.get(url("/notes", "max_age_600")).vary
