"""What the page's scripts take for answers (frontend/lab/shared/types.d.ts) is in them."""

import re
from typing import Any, get_args

import pytest
from werkzeug.test import Client

from backend.lab.question import SCHEMA
from backend.whycors.story import EventKind, Lane
from scripts.running_lab import ROOT
from tests.unit.cors_requests import PAGE, from_origin
from tests.unit.lab.explained_calls import act, call, told
from tests.unit.lab.wire_record import begin_run, url

TYPES = (ROOT / "frontend/lab/shared/types.d.ts").read_text(encoding="utf-8")


def fields_of(interface: str) -> set[str]:
    """Return the names of an interface's fields."""
    body = re.search(rf"^export interface {interface}\b[^{{]*{{\n(.*?)^}}", TYPES, re.M | re.S)
    assert body, interface
    return set(re.findall(r"^  (\w+)\??:", body[1], re.M))


def words_of(text: str) -> set[str]:
    """Return the string literals in a piece of the types."""
    return set(re.findall(r"'([\w-]+)'", text))


@pytest.fixture
def story(api: Client) -> dict[str, Any]:
    begin_run(api)
    options = {"method": "POST", "credentials": "include"}
    for path, sent in (("/login", {"user": "ann"}), ("/notes", {"text": "x"})):
        api.post(url(path, "no_cors"), data=sent, headers=from_origin(PAGE))
    return told(api, act(call("/login", None, **options)), act(call("/notes", None, **options)))


def test_story_has_what_the_page_reads(story: dict[str, Any]) -> None:
    exchange = story["record"]["exchanges"][-1]
    (told_call,) = story["calls"]
    answers = {
        "Story": story,
        "RunRecord": story["record"],
        "Exchange": exchange,
        "ToldCall": told_call,
        "Explanation": told_call["explanation"],
        "StandardStep": told_call["explanation"]["steps"][0],
        "Change": told_call["explanation"]["change"],
        "StoryEvent": story["events"][0],
        "Verdict": story["verdict"],
        "Reason": story["reason"],
        "Effect": story["effect"],
        "CookieTurn": told_call["cookies"][0],
        "ToldCookie": told_call["cookies"][0]["jar"][0],
    }

    assert {name: fields_of(name) - set(answer) for name, answer in answers.items()} == {
        name: set() for name in answers
    }


def test_question_is_what_the_page_posts() -> None:
    properties: dict[str, Any] = SCHEMA["properties"]
    act_schema = properties["acts"]["items"]

    assert fields_of("Question") == set(properties)
    assert fields_of("Act") == set(act_schema["properties"])
    assert fields_of("Call") == set(act_schema["properties"]["calls"]["items"]["properties"])


def test_lanes_and_kinds_of_events_are_those_of_the_story() -> None:
    kinds = re.search(r"^export type EventKind =(.*?)\n\n", TYPES, re.M | re.S)
    lanes = re.search(r"^export interface StoryEvent {\n  lane: (.*)", TYPES, re.M)
    assert kinds and lanes

    assert words_of(kinds[1]) == set(get_args(EventKind))
    assert words_of(lanes[1]) == set(get_args(Lane))
