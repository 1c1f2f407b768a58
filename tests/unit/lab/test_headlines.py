"""The headline answers the question that was asked, and the facts say the same."""

from typing import Any

import pytest
from werkzeug.test import Client

from backend.whycors.browsers.behaviours import BEHAVIOURS
from backend.whycors.cases.case import read_request
from backend.whycors.fetch_standard import fetch
from backend.whycors.remedies.in_process import transport_to
from tests.unit.cors_requests import ATTACKER, PAGE, from_origin
from tests.unit.lab.explained_calls import API, WITH_JSON, act, call, question, saw, told
from tests.unit.lab.wire_record import begin_run, url

READ = saw(200, "cors", "content-type")
DELETE = {"method": "DELETE"}
UPLOAD = {"api": "xhr", "method": "POST", "upload_listener": True, "body": {"type": "text"}}

# The page's origin and the scenario, each call's path, request and what script saw of the answer;
# then why so many requests arrived, and how many.
Counted = tuple[str, str, list[tuple[str, dict[str, Any], Any]], str, str]
COUNTS: dict[str, Counted] = {
    "simple": (PAGE, "flask_cors", [("/notes", {}, READ)], "simple", "1"),
    "method": (PAGE, "flask_cors", [("/notes/1", DELETE, READ)], "asked.method", "2"),
    "headers": (
        PAGE,
        "flask_cors",
        [("/notes", {"method": "POST", **WITH_JSON}, READ)],
        "asked.headers",
        "2",
    ),
    "both": (
        PAGE,
        "flask_cors",
        [("/notes/1", {"method": "PUT", **WITH_JSON}, READ)],
        "asked.both",
        "2",
    ),
    "upload": (PAGE, "flask_cors", [("/notes", UPLOAD, READ)], "asked.flag", "2"),
    "refused": (PAGE, "no_cors", [("/notes/1", DELETE, None)], "refused", "1"),
    "remembered": (PAGE, "flask_cors", [("/notes/1", DELETE, READ)] * 2, "remembered", "3"),
    "for each": (
        PAGE,
        "flask_cors",
        [("/notes/1", DELETE, READ), ("/notes/2", DELETE, READ)],
        "each",
        "4",
    ),
    "refused call": (PAGE, "no_cors", [("/notes", {"mode": "same-origin"}, None)], "unasked", "0"),
    "no call": (PAGE, "no_cors", [], "nothing", "0"),
    "redirect": (PAGE, "redirect_here", [("/old-notes", {}, READ)], "redirected", "2"),
    "same origin": (API, "no_cors", [("/notes", {}, READ)], "same-origin", "1"),
}


@pytest.mark.parametrize(
    ("origin", "scenario", "made", "why", "count"), COUNTS.values(), ids=COUNTS
)
def test_headline_on_a_count_says_why(
    api: Client,
    origin: str,
    scenario: str,
    made: list[tuple[str, dict[str, Any], Any]],
    why: str,
    count: str,
) -> None:
    begin_run(api, scenario)
    server, browser = transport_to(api.application, API), BEHAVIOURS["chromium"]
    cache = browser.new_cache()
    calls = [call(path, observed, scenario, **request) for path, request, observed in made]
    for each in calls:
        fetch(read_request(origin, each["request"]), server, cache, browser)

    story = told(api, act(*calls, origin=origin), scenario=scenario, ask="requests")

    assert story["verdict"]["id"] == f"requests.{why}"
    assert story["verdict"]["values"]["count"] == count
    assert count in story["facts"]


# The scenario and the path; the header, what script saw, and what became of it.
HEADERS = {
    "exposed": ("total_exposed", "X-Total-Count", saw(200, "cors", "x-total-count"), "readable"),
    "not exposed": ("total_hidden", "X-Total-Count", READ, "hidden"),
    "of a blocked answer": ("no_cors", "Content-Type", None, "blocked"),
    "not sent": ("flask_cors", "X-Total-Count", READ, "absent"),
}


@pytest.mark.parametrize(("scenario", "header", "observed", "fate"), HEADERS.values(), ids=HEADERS)
def test_headline_on_a_header_says_what_became_of_it(
    api: Client, scenario: str, header: str, observed: Any, fate: str
) -> None:
    api.get(url("/notes", scenario), headers=from_origin(PAGE))

    story = told(api, act(call("/notes", observed, scenario)), ask="header", header=header)

    assert story["verdict"]["id"] == f"header.{fate}"
    assert f"header-{'hidden' if fate == 'blocked' else fate}" in story["facts"]


EXPOSED = {
    "named": ("total_exposed", saw(200, "cors", "x-total-count"), {}, "names `X-Total-Count`"),
    "star": ("total_star", saw(200, "cors", "x-total-count"), {}, "without credentials"),
    "missing": ("total_hidden", READ, {}, "not one of the few"),
    "star with credentials": (
        "total_star_with_cookies",
        READ,
        {"credentials": "include"},
        "no wildcard",
    ),
}


@pytest.mark.parametrize(("scenario", "observed", "request_", "why"), EXPOSED.values(), ids=EXPOSED)
def test_reason_says_why_script_sees_a_header_or_not(
    api: Client, scenario: str, observed: Any, request_: dict[str, Any], why: str
) -> None:
    api.get(url("/notes", scenario), headers=from_origin(PAGE))
    made = call("/notes", observed, scenario, **request_)

    story = told(api, act(made), ask="header", header="X-Total-Count")

    assert why in story["reason"]["sentence"]
    assert story["reason"]["link"].endswith("#concept-filtered-response-cors")


# Whose page adds a note as a form does, what script saw, the verdict, its tone, and the fact.
WRITES = {
    "ours": (PAGE, "flask_cors", READ, "written.read", "pass", "written-read"),
    "ours, unread": (PAGE, "no_cors", None, "written.unread", "stop", "written-unread"),
    "a stranger's": (ATTACKER, "no_cors", None, "written.unread", "stop", "written-unread"),
    "refused by a hook": (
        ATTACKER,
        "header_required",
        None,
        "written.refused.app",
        "stop",
        "nothing-written",
    ),
    "stopped by a proxy": (
        PAGE,
        "proxy_502",
        None,
        "written.refused.other",
        "stop",
        "nothing-written",
    ),
}


@pytest.mark.parametrize(
    ("origin", "scenario", "observed", "verdict", "tone", "fact"), WRITES.values(), ids=WRITES
)
def test_headline_on_a_write_says_whether_it_was_done(
    api: Client, origin: str, scenario: str, observed: Any, verdict: str, tone: str, fact: str
) -> None:
    begin_run(api, scenario)
    api.post(url("/notes", scenario), data={"text": "x"}, headers=from_origin(origin))
    made = call("/notes", observed, scenario, method="POST", body={"type": "urlsearchparams"})

    story = told(api, act(made, origin=origin), ask="written")

    said = story["verdict"]
    assert (said["id"], said["tone"]) == (verdict, tone)
    assert fact in story["facts"]
    # What a status decided is no matter of a step of the standard.
    assert (story["reason"] is None) == verdict.startswith("written.refused")


def log_in(api: Client, scenario: str, user: str = "ann") -> None:
    begin_run(api, scenario)
    api.post(url("/login", scenario), json={"user": user}, headers=from_origin(PAGE))


def test_private_note_that_an_attacker_has_read_is_a_theft(api: Client) -> None:
    log_in(api, "session_any_origin")
    api.get(url("/notes", "session_any_origin"), headers=from_origin(ATTACKER))
    stolen = call("/notes", READ, "session_any_origin", credentials="include")

    story = told(api, act(), act(stolen, origin=ATTACKER))

    said = story["verdict"]
    assert (said["id"], said["tone"], said["values"]["owner"]) == ("theft.note", "theft", "Ann")
    assert "theft" in story["facts"]


def test_page_of_ones_own_steals_nothing(api: Client) -> None:
    log_in(api, "session_any_origin")
    api.get(url("/notes", "session_any_origin"), headers=from_origin(PAGE))
    read = call("/notes", READ, "session_any_origin", credentials="include")

    story = told(api, act(), act(read))

    assert (story["verdict"]["tone"], "theft" in story["facts"]) == ("pass", False)


def test_what_an_attacker_may_read_without_a_login_is_no_theft(api: Client) -> None:
    api.get(url("/notes", "flask_cors"), headers=from_origin(ATTACKER))

    story = told(api, act(call("/notes", READ, "flask_cors"), origin=ATTACKER))

    assert (story["verdict"]["tone"], "theft" in story["facts"]) == ("plain", False)
    assert story["verdict"]["id"] == "outcome.readable.attacker"


@pytest.mark.parametrize("ask", ["outcome", "written"])
def test_forged_note_is_a_theft_although_the_answer_stays_unread(api: Client, ask: str) -> None:
    log_in(api, "session_one_origin")
    api.post(url("/notes", "session_one_origin"), data={"text": "x"}, headers=from_origin(ATTACKER))
    options = {"method": "POST", "credentials": "include", "body": {"type": "urlsearchparams"}}
    forged = call("/notes", None, "session_one_origin", **options)

    story = told(api, act(), act(forged, origin=ATTACKER), ask=ask)

    said = story["verdict"]
    assert (said["id"], said["tone"]) == ("theft.wrote.unread", "theft")
    assert {"written-unread", "theft", "blocked"} <= set(story["facts"])


@pytest.mark.parametrize(
    ("ask", "header", "fault"),
    [
        ("header", None, "$.header: None names no header"),
        ("header", "a b", "$.header: 'a b' names no header"),
        ("outcome", "X-A", "$.header: 'X-A' with the ask 'outcome'"),
        ("weather", None, "$.ask"),
    ],
)
def test_bad_ask_is_refused_in_a_line(api: Client, ask: str, header: Any, fault: str) -> None:
    answer = api.post("/lab/explanations", json=question(act(), ask=ask, header=header))

    assert answer.status_code == 400
    assert answer.get_json()["detail"].startswith(fault)
