"""backend/README.md names the whole HTTP interface of the API, and nothing else."""

import re
from typing import Any

import pytest
from flask import Flask
from werkzeug.test import Client

from backend.app import apps_by_path
from backend.lab.api import create_lab_api
from backend.lab.question import SCHEMA
from backend.lab.runs import Runs
from backend.lab.scenarios import Scenarios
from backend.lab.serving import StandingScenarios
from backend.notes import notes
from backend.settings import read_settings
from tests.unit.documents.markdown import differing, first_cells, part, section, text_of
from tests.unit.documents.shapes import keys_of, keys_of_schema
from tests.unit.in_process import WriteScenario
from tests.unit.lab.explained_calls import act, call, saw, told
from tests.unit.lab.wire_record import RUN, begin_run, record

README = text_of("backend/README.md")
UNTOLD = {"HEAD", "OPTIONS"}  # Flask adds them to what there is


def requests_of(app: Flask, below: str = "") -> list[str]:
    return sorted(
        f"{method} {below}{rule.rule}"
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) - UNTOLD
    )


def test_every_endpoint_of_the_lab_is_told() -> None:
    standing = StandingScenarios(Scenarios())
    lab = create_lab_api(Runs(), Scenarios(), standing, read_settings({}))
    told = first_cells(section(README, "### The lab's endpoints"))

    assert differing(told, requests_of(lab, "/lab")) == []


def test_every_endpoint_of_the_notes_is_told() -> None:
    app = Flask("notes", static_folder=None)
    app.register_blueprint(notes)
    told = first_cells(section(README, "### The notes API"))

    assert differing(told, requests_of(app)) == []


def test_everything_that_is_served_is_told() -> None:
    mounts = apps_by_path(read_settings({}), Scenarios()).mounts
    told = first_cells(section(README, "## The HTTP interface").split("###")[0])

    assert differing(told, ["/", *mounts]) == []


def told_keys(name: str) -> list[str]:
    return first_cells(part(README, name))


def test_every_key_of_a_record_is_told(api: Client, write_scenario: WriteScenario) -> None:
    write_scenario("broken", "import nowhere")
    begin_run(api, "broken")
    api.get(f"/runs/{RUN}/broken/notes")

    assert differing(told_keys("record"), keys_of(record(api))) == []


def test_every_key_of_a_question_is_told() -> None:
    leaves = frozenset({"acts[].calls[].request"})  # that of a case, which scripts/README.md tells

    assert differing(told_keys("question"), keys_of_schema(SCHEMA, leaves)) == []


@pytest.fixture
def story(api: Client) -> dict[str, Any]:
    """A run that wrote with a cookie and was blocked, although its page says that it could read."""
    begin_run(api)
    page = {"Origin": "http://localhost:8000"}
    api.post(f"/runs/{RUN}/no_cors/login", data={"user": "ann"}, headers=page)
    api.post(f"/runs/{RUN}/no_cors/notes", data={"text": "x"}, headers=page)
    options = {"method": "POST", "credentials": "include"}
    return told(api, act(call("/login", None, **options)), act(call("/notes", saw(200), **options)))


def test_every_key_of_a_story_is_told(story: dict[str, Any]) -> None:
    leaves = {"record", "verdict.values"}
    leaves |= {f"calls[].{name}" for name in ("request", "observed", "explanation")}
    leaves |= {f"calls[].cookies[].{name}" for name in ("sent", "withheld", "stored", "refused")}

    assert story["disagreements"]
    assert differing(told_keys("story"), keys_of(story, frozenset(leaves))) == []


def test_every_key_of_an_explanation_is_told(story: dict[str, Any]) -> None:
    (explanation,) = [each["explanation"] for each in story["calls"]]
    leaves = frozenset({"case", "change.hunks"})

    assert explanation["case"]
    assert differing(told_keys("explanation"), keys_of(explanation, leaves)) == []


def test_every_key_of_a_diagnosis_is_told(api: Client) -> None:
    sent = {"text": "TypeError: Failed to fetch", "language": "en"}
    answer = api.post("/lab/diagnoses", json=sent).json

    assert answer
    assert differing(told_keys("diagnosis"), list(answer["diagnoses"][0])) == []


@pytest.mark.parametrize("name", ["record", "question", "story", "explanation", "diagnosis"])
def test_every_key_has_a_meaning(name: str) -> None:
    rows = part(README, name).splitlines()[2:]

    assert [row for row in rows if not re.fullmatch(r"\| `[^`]+` \| .+ \|", row)] == []
