"""What a client sends again and again takes no more memory, and gets no larger answer."""

import json

import pytest
from werkzeug.test import Client

from backend.lab.run import MAX_BYTES_PER_RUN, MAX_EXCHANGES_PER_RUN, Run
from backend.lab.scenarios import find_scenarios
from tests.unit.cors_requests import PAGE, preflight
from tests.unit.lab.explained_calls import act, call, question
from tests.unit.lab.wire_record import RUN, begin_run, record, url
from tests.unit.whycors.recording.received_requests import received

LONG = "x" * 20_000
MANY = 50


def long_preflight() -> dict[str, str]:
    return preflight(PAGE, "PUT") | {"Access-Control-Request-Headers": LONG}


def test_run_gives_up_its_own_oldest_exchanges(api: Client) -> None:
    for number in range(MANY):
        api.options(url(f"/{number}", "flask_cors"), headers=long_preflight())

    kept = record(api)
    assert kept["dropped_exchanges"] == MANY - len(kept["exchanges"]) > 0
    assert kept["exchanges"][-1]["path"] == f"/{MANY - 1}"
    assert MAX_BYTES_PER_RUN / 2 < len(json.dumps(kept)) < MAX_BYTES_PER_RUN * 1.5


def test_run_keeps_its_last_exchange_however_large() -> None:
    run = Run(RUN, find_scenarios()["no_cors"])

    for _ in range(2):
        run.begin(received(headers=[("X", "x" * MAX_BYTES_PER_RUN)]))

    assert len(run.exchanges) == 1


def test_request_counts_before_its_answer() -> None:
    run = Run(RUN, find_scenarios()["no_cors"])

    run.begin(received(headers=[("X", LONG)]))

    assert run.size > len(LONG)


def test_size_is_that_of_the_exchanges_that_are_kept() -> None:
    run = Run(RUN, find_scenarios()["no_cors"])
    for number in range(2 * MAX_EXCHANGES_PER_RUN):
        exchange = received(path=f"/{number}", headers=[("X", "x" * number)])
        run.begin(exchange)
        exchange.answer("200 OK", [("Y", "y" * number)])
        run.finish(exchange)

    assert run.size == sum(exchange.measured_size() for exchange in run.exchanges)


def test_explanation_of_many_calls_is_bounded(api: Client) -> None:
    for _ in range(MANY):
        api.options(url("/notes", "flask_cors"), headers=long_preflight())
    asked = question(act(*[call("/notes", None, "flask_cors", method="PUT")] * MANY))

    answer = api.post("/lab/explanations", json=asked)

    assert len(answer.data) < 10 * MAX_BYTES_PER_RUN
    explanations = [each["explanation"] for each in answer.get_json()["calls"]]
    assert len(explanations) == MANY
    assert len([each for each in explanations if each["case"]]) <= 1


@pytest.mark.parametrize("name", ["shared_cache", "shared_cache_vary", "shared_cache_wildcard"])
def test_cache_of_a_scenario_is_bounded(api: Client, name: str) -> None:
    app = find_scenarios()[name].create_app()
    client = app.test_client()

    for number in range(100):
        client.get(f"/{number}")

    assert len(app.extensions["cache"]) == 20


def test_too_many_bytes_of_headers_are_not_sent(api: Client) -> None:
    begin_run(api, "flask_cors")
    headers = preflight(PAGE, "PUT") | {"Access-Control-Request-Headers": "x" * 70_000}

    answer = api.options(url("/notes", "flask_cors"), headers=headers)

    assert answer.status_code == 500
    assert "the headers of a response have 70" in answer.get_json()["detail"]
