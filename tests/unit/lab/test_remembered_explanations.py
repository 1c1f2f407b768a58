"""A run is explained once for all runs in which the same happened, and for no other."""

from typing import Any

import pytest
from werkzeug.test import Client

from backend.lab import explanation, explanations
from backend.lab.pages import Pages
from backend.lab.question import read_question
from backend.lab.run import Run
from backend.lab.scenarios import find_scenarios
from tests.unit.cors_requests import PAGE, from_origin
from tests.unit.in_process import WriteScenario, api_of
from tests.unit.lab.explained_calls import (
    API,
    ASKED,
    act,
    call,
    change_in,
    question,
    saw,
    story_of,
    told,
)
from tests.unit.lab.wire_record import begin_run
from tests.unit.whycors.recording.received_requests import received

GET = ASKED[0]
READABLE = saw(200, "cors", "content-length", "content-type")
PAGES = Pages(PAGE, frozenset())
#: What is asked of which scenario: of each one half of ASKED, of the next one the other.
HALF = [
    (scenario, index)
    for place, scenario in enumerate(find_scenarios())
    for index in range(place % 2, len(ASKED), 2)
]
ONE, OTHER = "one-run-of-no-cors", "another-run-of-no-cors"


@pytest.fixture
def anew(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the runs that were not explained from memory."""
    really, ids = explanation.explain_run, []

    def counted(run: Any, *arguments: Any) -> Any:
        ids.append(run.id)
        return really(run, *arguments)

    monkeypatch.setattr(explanations, "explain_run", counted)
    return ids


def without_record(story: dict[str, Any]) -> dict[str, Any]:
    """Return a story without its times."""
    return {name: value for name, value in story.items() if name != "record"}


def test_what_is_remembered_is_what_would_be_told_anew(anew: list[str]) -> None:
    api, other_api = api_of(), api_of()  # each has a memory of its own
    differing, wanted = [], 0
    for scenario, index in HALF:
        asked = ASKED[index]
        one, two, three = (f"{scenario}-{index}-{n}-------" for n in ("one", "two", "three"))
        story_of(api, one, scenario, asked)
        remembered = without_record(story_of(api, two, scenario, asked))
        afresh = without_record(story_of(other_api, two, scenario, asked))
        # The page saw something else: that is told anew, but for what to change.
        disputed = change_in(story_of(api, three, scenario, asked, READABLE))
        change = change_in(story_of(other_api, three, scenario, asked))
        wanted += change is not None
        if (remembered, disputed) != (afresh, change):
            differing.append((scenario, asked, remembered, afresh, disputed, change))

    assert differing == []
    assert wanted > 50
    assert 3 * len(HALF) <= len(anew) < 4 * len(HALF)  # a cookie is signed anew for each run


def test_same_again_is_remembered_with_a_record_of_its_own(api: Client, anew: list[str]) -> None:
    ids = [story_of(api, run, "no_cors", GET)["record"]["id"] for run in (ONE, OTHER)]

    assert ids == [ONE, OTHER]
    assert anew == [ONE]


def test_what_the_page_saw_counts(api: Client, anew: list[str]) -> None:
    agreed = story_of(api, ONE, "no_cors", GET)
    disputed = story_of(api, OTHER, "no_cors", GET, READABLE)

    assert (agreed["disagreements"], bool(disputed["disagreements"])) == ([], True)
    assert anew == [ONE, OTHER]


def test_case_to_copy_has_the_id_of_its_run(api: Client, anew: list[str]) -> None:
    stories = [story_of(api, run, "no_cors", GET, READABLE) for run in (ONE, OTHER)]

    cases = [story["calls"][0]["explanation"]["case"] for story in stories]
    assert [case["id"] for case in cases] == [ONE, OTHER]
    assert [case["request"]["url"] for case in cases] == [
        f"{API}/runs/{run}/no_cors/notes" for run in (ONE, OTHER)
    ]
    assert anew == [ONE]


def test_language_browser_and_what_was_thrown_count(api: Client, anew: list[str]) -> None:
    begin_run(api)
    for options in ({}, {"language": "zh"}, {"browser": "firefox"}, {}):
        told(api, act(call("/notes", None)), **options)
    told(api, act(call("/notes", None), thrown="TypeError: Failed to fetch"))

    assert len(anew) == 4


def test_time_between_calls_counts_but_no_clock(api: Client, anew: list[str]) -> None:
    begin_run(api)
    for first_ms, second_ms in ((0, 10), (5000, 5010), (0, 6000)):
        first, second = (call("/notes", None, at_ms=at_ms) for at_ms in (first_ms, second_ms))
        told(api, act(first, second))

    assert len(anew) == 2


def test_number_in_the_record_counts() -> None:
    # Of a record that was full, the oldest are gone.
    stories, memory = [], explanations.Explanations(PAGES)
    for dropped, run in enumerate((ONE, OTHER)):
        kept = Run(run, find_scenarios()["no_cors"])
        for _ in range(dropped + 1):
            exchange = received()
            kept.begin(exchange)
            kept.finish(exchange)
        for _ in range(dropped):
            kept.exchanges.popleft()
        stories.append(memory.get(kept, read_question(question(act(), run=run), 0)))

    assert ['"during":[0]' in stories[0], '"during":[1]' in stories[1]] == [True, True]


def test_edited_scenario_counts(
    api: Client, write_scenario: WriteScenario, anew: list[str]
) -> None:
    source = "from flask import Flask\ndef create_app():\n    return Flask(__name__)\n"
    for run, comment in ((ONE, ""), (OTHER, "# edited\n")):
        write_scenario("example", source + comment)
        story_of(api, run, "example", GET)

    assert anew == [ONE, OTHER]


def test_path_of_a_run_in_another_spelling_is_of_that_run_alone(api: Client) -> None:
    asked = {"url": f"{API}/runs/%6F{ONE.removeprefix('o')}/no_cors/notes"}
    reasons = []
    for run in (ONE, OTHER):
        begin_run(api, run_id=run)
        api.get(f"/runs/{run}/no_cors/notes", headers=from_origin(PAGE))
        made = {"request": asked, "observed": None, "at_ms": 0}
        calls = told(api, act(made), run=run, scenario="no_cors")["calls"]
        reasons += [each["explanation"]["reason"] for each in calls if each["request"] == asked]

    assert reasons == ["MissingAllowOriginHeader", "NotRecorded"]


def test_id_that_is_a_word_of_the_sentences_leaves_them_as_they_are(api: Client) -> None:
    # A run may have this id, and somebody who begins it shall not write what others read.
    word = "Access-Control-Allow-Origin"
    story_of(api, word, "no_cors", GET)
    story = story_of(api, OTHER, "no_cors", GET)

    sentence = story["calls"][0]["explanation"]["sentence"]
    assert word in sentence and OTHER not in sentence


def test_exchange_under_way_is_told_anew(anew: list[str]) -> None:
    run, asked = Run(ONE, find_scenarios()["no_cors"]), call("/notes", None)
    exchange, memory = received(), explanations.Explanations(PAGES)
    run.begin(exchange)
    for finish in (run.finish, lambda _: None, lambda _: None):
        memory.get(run, read_question(question(act(asked), run=ONE), 0))
        finish(exchange)

    assert len(anew) == 2
