"""The story of a failure: what the page draws, and which parts of it nobody gave."""

import json
import random
from typing import Any

import pytest

from backend.whycors.evidence.gathering import incidents
from backend.whycors.evidence.judging import judge
from backend.whycors.evidence.model import Evidence
from backend.whycors.evidence.picture import told_story
from backend.whycors.evidence.reading import read_evidence
from backend.whycors.words import LANGUAGES
from tests.unit.offenders import offenders
from tests.unit.whycors.evidence.pastes import (
    API,
    FIREFOX_MISSING,
    MISSING,
    PAGE,
    PREFLIGHT_MISSING,
    curl,
    curl_preflight,
)
from tests.unit.whycors.evidence.random_cases import random_cases
from tests.unit.whycors.evidence.told_in_parts import told_by_browser

COOKIES = {
    "id": "login",
    "page_origin": PAGE,
    "browser": "chromium",
    "before": [{"url": API, "method": "POST", "credentials": "include"}],
    "request": {"url": API, "credentials": "include"},
    "responses": [
        {
            "to": "*",
            "url": "*",
            "status": 200,
            "headers": [
                ["Access-Control-Allow-Origin", PAGE],
                ["Access-Control-Allow-Credentials", "true"],
                ["Set-Cookie", "session=BLANKED; Path=/"],
            ],
        }
    ],
}


def story_of(*pieces: str, language: str = "en") -> dict[str, Any]:
    """Return the story of the only failure that the pieces tell of."""
    [incident] = incidents(read_evidence("\n\n".join(pieces)))
    story = told_story(incident, judge(incident), language)
    assert story is not None
    return story


def kinds(story: dict[str, Any]) -> list[str]:
    return [event["kind"] for event in story["events"]]


def test_line_is_drawn_with_what_it_says() -> None:
    story = story_of(MISSING)

    assert kinds(story) == ["calls", "sends", "receives", "answers", "keeps", "gets"]
    [gate] = [event["gate"] for event in story["events"] if event["gate"]]
    assert gate["reason"] == "MissingAllowOriginHeader"
    assert (story["outcome"], story["verdict"]["tone"]) == ("blocked", "stop")
    assert story["reason"]["gate"] == kinds(story).index("keeps")


def test_refused_preflight_is_drawn_before_a_request_that_is_never_sent() -> None:
    story = story_of(PREFLIGHT_MISSING)

    assert kinds(story)[:4] == ["calls", "asks", "receives", "answers"]
    assert kinds(story)[4:] == ["never-sends", "never-receives", "gets"]
    assert [each["kind"] for each in story["record"]["exchanges"]] == ["preflight"]


def test_what_a_line_does_not_tell_is_unknown() -> None:
    unknown = story_of(MISSING)["unknown"]

    assert "call 0 request method" in unknown
    assert "exchange 0 request method" in unknown
    assert "exchange 0 response status" in unknown
    assert "page origin" not in unknown


def test_firefoxs_line_leaves_open_whether_there_was_a_preflight() -> None:
    unknown = story_of(FIREFOX_MISSING)["unknown"]

    assert {"page origin", "call 0 preflight"} <= set(unknown)


def test_what_curl_shows_is_known() -> None:
    unknown = story_of(curl_preflight(status=204))["unknown"]

    assert "exchange 0 response status" not in unknown
    assert "exchange 0 response headers" not in unknown


def test_answer_to_no_origin_has_unknown_headers() -> None:
    story = story_of(curl("Server: nginx", asked=()))

    assert "exchange 0 response headers" in story["unknown"]
    assert ["Server", "nginx"] in story["record"]["exchanges"][0]["response"]["headers"]


def test_case_given_whole_has_no_unknown_part() -> None:
    assert story_of(json.dumps(COOKIES))["unknown"] == []


def test_cookies_are_drawn_at_the_exchange_that_they_came_with() -> None:
    story = story_of(json.dumps(COOKIES))

    [turn] = story["calls"][0]["cookies"]
    assert turn["exchange"] == 0
    assert [each["name"] for each in turn["refused"]] == ["session"]
    assert "`session`" in turn["refused"][0]["sentence"]
    assert "BLANKED" not in json.dumps(turn)


def test_url_in_the_picture_is_whole() -> None:
    case = {**COOKIES, "before": [], "request": {"url": "/notes"}}

    assert story_of(json.dumps(case))["calls"][0]["request"]["url"] == f"{PAGE}/notes"


def test_what_is_no_url_is_not_drawn() -> None:
    case = {**COOKIES, "before": [], "request": {"url": "http://["}}
    [incident] = incidents(read_evidence(json.dumps(case)))

    assert told_story(incident, judge(incident), "en") is None


def test_reason_that_no_algorithm_has_is_not_drawn() -> None:
    [incident] = incidents(read_evidence("Tainted canvases may not be exported."))

    assert told_story(incident, judge(incident), "en") is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_story_holds_together(language: str) -> None:
    """Each event's call and exchange are there, and each unknown part is a part."""

    def check(case: dict[str, Any]) -> None:
        evidence: Evidence = told_by_browser(case, random.Random(str(case))).evidence
        for incident in incidents(evidence):
            story = told_story(incident, judge(incident), language)
            if story is None:
                continue
            numbers = [each["number"] for each in story["record"]["exchanges"]]
            assert numbers == story["during"]
            for event in story["events"]:
                assert story["calls"][event["call"]]["id"] == event["call"]
                assert event["exchange"] is None or event["exchange"] in numbers
            for part in story["unknown"]:
                what, _, rest = part.partition(" ")
                if what == "exchange":
                    assert int(rest.partition(" ")[0]) in numbers
            json.dumps(story)

    assert offenders(random_cases(), check) == []
