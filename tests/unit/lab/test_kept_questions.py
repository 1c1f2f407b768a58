"""What a page told of a run is kept with the run, so that whoever has its id can see it again."""

import json

from werkzeug.test import Client

from backend.lab.question import MAX_EXPLAINED_BYTES
from backend.lab.run import Run
from backend.lab.scenarios import find_scenarios
from tests.unit.cors_requests import ATTACKER, PAGE, from_origin
from tests.unit.lab.explained_calls import act, call, question
from tests.unit.lab.wire_record import RUN, begin_run

KEPT = f"/lab/runs/{RUN}/question"


def test_question_comes_back_as_it_was_asked(api: Client) -> None:
    begin_run(api)
    asked = question(act(call("/notes", None)) | {"returned": "ann"})

    api.post("/lab/explanations", json=asked)

    assert api.get(KEPT).get_json() == asked


def test_last_question_is_kept(api: Client) -> None:
    begin_run(api)
    asked = question(act())

    api.post("/lab/explanations", json=asked)
    api.post("/lab/explanations", json=asked | {"language": "zh"})

    assert api.get(KEPT).get_json()["language"] == "zh"


def test_run_that_no_page_told_of_has_no_question(api: Client) -> None:
    begin_run(api)

    answer = api.get(KEPT)

    assert (answer.status_code, answer.get_json()["type"][-11:]) == (404, "no-question")


def test_run_that_never_began_has_no_question(api: Client) -> None:
    assert api.get(KEPT).get_json()["type"].endswith("no-such-run")


def test_long_question_is_answered_and_not_kept(api: Client) -> None:
    begin_run(api)
    asked = question(act() | {"returned": "x" * MAX_EXPLAINED_BYTES})

    assert api.post("/lab/explanations", json=asked).status_code == 200
    assert api.get(KEPT).status_code == 404


def test_question_counts_as_a_part_of_the_record() -> None:
    run = Run(RUN, find_scenarios()["no_cors"])

    for told in ("a long one", "short"):
        run.keep_question(json.dumps(told).encode())

    assert run.size == len('"short"')


def test_only_the_lesson_page_reads_a_question(api: Client) -> None:
    begin_run(api)
    api.post("/lab/explanations", json=question(act()))

    allowed = [
        api.get(KEPT, headers=from_origin(origin)).headers.get("Access-Control-Allow-Origin")
        for origin in (PAGE, ATTACKER)
    ]
    assert allowed == [PAGE, None]
