"""The explanation of a run: its record, replayed through the standard, beside what the page saw."""

from typing import Any

import pytest
from werkzeug.test import Client

from backend.lab.question import (
    MAX_BYTES,
    MAX_CALLS,
    MAX_EXPLAINED_BYTES,
    MAX_EXPLAINED_CALLS,
)
from backend.whycors.cases.case import read_case, run_case
from tests.unit.cors_requests import ATTACKER, PAGE, from_origin, preflight
from tests.unit.lab.explained_calls import JSON_HEADERS, act, call, explained, question, saw, told
from tests.unit.lab.wire_record import begin_run, url

BLOCKED = None


def test_blocked_read_is_explained(api: Client) -> None:
    api.get(url("/notes", "no_cors"), headers=from_origin(PAGE))

    explanation = explained(api, call("/notes", BLOCKED))

    assert explanation["outcome"] == "network-error"
    assert explanation["reason"] == "MissingAllowOriginHeader"
    assert explanation["server_executed"] is True
    assert explanation["disagreements"] == []
    gate = explanation["gate"]
    assert gate["title"] == "CORS check, step 2"
    assert gate["link"] == "https://fetch.spec.whatwg.org/#concept-cors-check"
    assert explanation["steps"][-1]["passed"] is False


def test_refused_preflight_executed_nothing(api: Client) -> None:
    api.options(url("/notes", "no_cors"), headers=preflight(PAGE, "POST"))

    asked = call("/notes", BLOCKED, method="POST", headers=JSON_HEADERS, body={"type": "text"})
    explanation = explained(api, asked)

    assert explanation["reason"] == "PreflightMissingAllowOriginHeader"
    assert explanation["server_executed"] is False
    assert explanation["disagreements"] == []


def test_readable_answer_is_explained(api: Client) -> None:
    api.get(url("/notes", "flask_cors"), headers=from_origin(PAGE))
    seen = saw(200, "cors", "content-type", "content-length")

    explanation = explained(api, call("/notes", seen, "flask_cors"))

    assert (explanation["outcome"], explanation["status"]) == ("readable", 200)
    assert explanation["disagreements"] == []
    assert explanation["change"] is None


@pytest.mark.parametrize(
    ("observed", "about"),
    [
        (saw(200), ["outcome", "type", "status"]),
        (saw(0, "opaque"), ["outcome", "type", "status"]),
        (BLOCKED, []),
    ],
    ids=["readable", "opaque", "blocked"],
)
def test_disagreement_with_the_browser_is_named(
    api: Client, observed: dict[str, Any] | None, about: list[str]
) -> None:
    api.get(url("/notes", "no_cors"), headers=from_origin(PAGE))

    explanation = explained(api, call("/notes", observed))

    assert [each["about"] for each in explanation["disagreements"]] == about


def test_request_that_should_not_be_there_is_a_disagreement(api: Client) -> None:
    for method in ("OPTIONS", "GET"):
        api.open(url("/notes", "no_cors"), method=method, headers=preflight(PAGE, "GET"))

    explanation = explained(api, call("/notes", BLOCKED))

    (difference,) = explanation["disagreements"]
    assert difference["about"] == "requests"
    assert len(difference["observed"]) == len(difference["computed"]) + 1


def test_origin_on_the_wire_is_compared(api: Client) -> None:
    api.get(url("/notes", "no_cors"), headers=from_origin(ATTACKER))

    explanation = explained(api, call("/notes", BLOCKED))

    assert [each["about"] for each in explanation["disagreements"]] == ["requests"]


def test_request_that_never_arrived_has_no_cors_reason(api: Client) -> None:
    begin_run(api)

    explanation = explained(api, call("/notes", BLOCKED))

    assert explanation["reason"] == "NotRecorded"
    assert explanation["is_cors_error"] is False
    assert explanation["disagreements"] == []


@pytest.mark.parametrize(("later_ms", "asks_again"), [(4_000, False), (6_000, True)])
def test_preflight_is_remembered_for_its_seconds(
    api: Client, later_ms: int, asks_again: bool
) -> None:
    path = url("/notes/1", "flask_cors")
    put = call(
        "/notes/1",
        saw(200, "cors", "content-type", "content-length"),
        "flask_cors",
        method="PUT",
        headers=JSON_HEADERS,
        body={"type": "text"},
    )
    for asks in (True, asks_again):
        if asks:
            api.options(path, headers=preflight(PAGE, "PUT"))
        api.put(path, headers=from_origin(PAGE), json={"text": "x"})

    begun_ms = 1_000
    first, second = put | {"at_ms": begun_ms}, put | {"at_ms": begun_ms + later_ms}

    explanation = explained(api, first, second)
    disputed = explained(api, first, second | {"observed": BLOCKED})

    kinds = ["preflight"] * asks_again + ["request"]
    assert explanation["disagreements"] == []
    assert [kind for kind, _, _ in explanation["requests"]] == kinds
    # The case to copy lets as much time pass.
    again = run_case(read_case(disputed["case"]))
    assert [request.kind for request in again.requests] == kinds


def test_case_to_copy_tells_the_same_story(api: Client) -> None:
    api.get(url("/notes", "no_cors"), headers=from_origin(PAGE))

    explanation = explained(api, call("/notes", saw(200, "cors")))

    assert explanation["disagreements"]
    again = run_case(read_case(explanation["case"]))
    assert again.failure is not None
    assert again.failure.reason == explanation["reason"]
    assert [step.id for step in again.steps] == [step["id"] for step in explanation["steps"]]


def test_sentences_come_in_the_readers_language(api: Client) -> None:
    api.get(url("/notes", "no_cors"), headers=from_origin(PAGE))

    english, chinese = (
        explained(api, call("/notes", BLOCKED), language=language)["sentence"]
        for language in ("en", "zh")
    )

    assert english.isascii() and not chinese.isascii()


def test_element_loads_are_nobodys_calls(api: Client) -> None:
    image = from_origin(None) | {"Sec-Fetch-Dest": "image"}
    api.get(url("/notes", "no_cors"), headers=image)
    api.get(url("/notes", "no_cors"), headers=from_origin(PAGE) | {"Sec-Fetch-Dest": "empty"})

    explanation = explained(api, call("/notes", BLOCKED))

    assert explanation["disagreements"] == []


@pytest.mark.parametrize(
    "others",
    [
        {"Accept": "image/avif,*/*;q=0.8"},
        {"Accept": "*/*"},  # a <script>
        {"Accept": "text/html,*/*;q=0.8", "Origin": PAGE},  # a form
    ],
    ids=["image", "script", "form"],
)
@pytest.mark.parametrize("is_first", [True, False])
def test_untold_loads_are_nobodys_calls(
    api: Client, others: dict[str, str], is_first: bool
) -> None:
    asked = [others, from_origin(PAGE) | {"Accept": "*/*"}]
    for headers in asked if is_first else reversed(asked):
        api.get(url("/notes", "no_cors"), headers=headers)

    assert explained(api, call("/notes", BLOCKED))["disagreements"] == []


def test_untold_call_may_accept_what_it_likes(api: Client) -> None:
    accepting = {"Accept": "image/png"}
    api.get(url("/notes", "no_cors"), headers=from_origin(PAGE) | accepting)

    asked = call("/notes", BLOCKED, headers=[["Accept", "image/png"]])

    assert explained(api, asked)["disagreements"] == []


@pytest.mark.parametrize(
    "asked",
    [
        None,
        [],
        {name: value for name, value in question(act()).items() if name != "run"},
        question(act(), run=7),
        question(),
        question({"origin": PAGE}),
        question(act(), language="fr"),
        question({"origin": PAGE, "calls": [{"request": {}}]}, scenario="no_cors"),
        question(act(), pages=[]),
    ],
    ids=["nothing", "list", "no-run", "number", "no-acts", "no-calls", "language", "call", "more"],
)
def test_bad_question_says_what_is_wrong(api: Client, asked: object) -> None:
    answer = api.post("/lab/explanations", json=asked)

    assert answer.status_code == 400
    assert answer.content_type == "application/problem+json"
    assert answer.get_json()["type"] == "urn:cors-lab:bad-question"
    assert answer.get_json()["detail"].startswith("$")


@pytest.mark.parametrize(
    "calls",
    [
        [call("/notes", BLOCKED)] * (MAX_EXPLAINED_CALLS + 1),
        [call("/notes", BLOCKED, headers=[["X-Long", "x" * MAX_EXPLAINED_BYTES]])],
    ],
    ids=["calls", "bytes"],
)
def test_run_too_large_to_explain_is_told(api: Client, calls: list[dict[str, Any]]) -> None:
    api.get(url("/notes", "no_cors"), headers=from_origin(PAGE))

    story = told(api, act(*calls))

    assert story["unexplained"] == "too-much"
    assert [each["explanation"] for each in story["calls"]] == [None] * len(calls)
    assert {event["call"] for event in story["events"]} == {each["id"] for each in story["calls"]}


def test_question_has_no_more_calls_than_can_be_told(api: Client) -> None:
    begin_run(api)
    calls = [{"request": {"url": "x"}, "observed": None, "at_ms": 0}] * (MAX_CALLS // 2 + 1)

    answer = api.post("/lab/explanations", json=question(act(*calls), act(*calls)))

    assert answer.status_code == 400
    assert f"{MAX_CALLS + 2} calls. There may be {MAX_CALLS} in all" in answer.get_json()["detail"]


def test_question_too_large_to_be_told_is_refused(api: Client) -> None:
    begin_run(api)
    asked = question(act(call("/notes", BLOCKED, headers=[["X-Long", "x" * MAX_BYTES]])))

    answer = api.post("/lab/explanations", json=asked)

    assert (answer.status_code, answer.content_type) == (413, "application/problem+json")
    assert f"may have {MAX_BYTES} bytes" in answer.get_json()["detail"]


def test_run_that_is_gone_cannot_be_explained(api: Client) -> None:
    assert api.post("/lab/explanations", json=question(act())).status_code == 404


def test_run_of_another_scenario_cannot_be_explained(api: Client) -> None:
    begin_run(api, "flask_cors")

    answer = api.post("/lab/explanations", json=question(act(), scenario="no_cors"))

    assert (answer.status_code, answer.get_json()["type"]) == (409, "urn:cors-lab:other-scenario")
