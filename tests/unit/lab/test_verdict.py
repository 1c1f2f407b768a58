"""What a run came to, and which sentence of the page says so, in which tone."""

from typing import Any

import pytest
from werkzeug.test import Client

from tests.unit.cors_requests import PAGE, from_origin
from tests.unit.in_process import WriteScenario
from tests.unit.lab.explained_calls import WITH_JSON, act, call, saw, story_of, told
from tests.unit.lab.recorded_runs import WITH_FILES, Browser, called
from tests.unit.lab.wire_record import RUN, begin_run, url

OPEN, OPAQUE = saw(200), saw(0, "opaque")
NO_CORS = {"mode": "no-cors"}
ELSEWHERE = {"request": {"url": "http://localhost:1999/", "method": "GET"}, "at_ms": 0}

MOVED = "/open/moved?to=../notes"
WITH_A = {"headers": [["X-A", "1"]]}

# What was sent, how, and the calls; then the verdict and its tone.
Sent = list[tuple[str, ...]]
Ran = tuple[Sent, list[dict[str, Any]], str, str]
RUNS: dict[str, Ran] = {
    "read": ([("sends", "/open/notes")], [called("/open/notes", OPEN)], "readable.view", "pass"),
    "blocked": ([("sends", "/notes")], [called("/notes")], "blocked.view", "stop"),
    "opaque": (
        [("sends", "/notes")],
        [called("/notes", OPAQUE, **NO_CORS)],
        "opaque.view",
        "plain",
    ),
    "image": ([("loads", "/logo.svg")], [], "used.view", "plain"),
    "form": ([("submits", "/notes")], [], "opened.view", "plain"),
    "404 read": ([("sends", "/open/x")], [called("/open/x", OPEN)], "readable.app", "pass"),
    "404 blocked": ([("sends", "/x")], [called("/x")], "blocked.app", "stop"),
    "404 opaque": ([("sends", "/x")], [called("/x", OPAQUE, **NO_CORS)], "opaque.other", "plain"),
    "no such image": ([("loads", "/x")], [], "used.other", "plain"),
    "form to nowhere": ([("submits", "/x")], [], "opened.other", "plain"),
    "no call": ([], [], "not-sent.nothing", "stop"),
    "refused call": ([], [called("/notes", mode="same-origin")], "not-sent.unasked", "stop"),
    "refused preflight": (
        [("asks", "/notes", "PUT")],
        [called("/notes", method="PUT")],
        "not-sent.asked.app",
        "stop",
    ),
    "preflight after a redirect": (
        [("asks", MOVED, "GET", "x-a"), ("sends", MOVED), ("asks", "/notes", "GET", "x-a")],
        [called(MOVED, **WITH_A)],
        "not-sent.redirected",
        "stop",
    ),
    "kept": (
        [("sends", "/kept.svg")],
        [called("/kept.svg", OPEN)] * 2,
        "readable.browser",
        "pass",
    ),
    "kept from the page": (
        [("loads", "/pinned.svg")],
        [called("/pinned.svg")],
        "blocked.browser",
        "stop",
    ),
    "kept without a word": (
        [("loads", "/pinned.svg")],
        [called("/pinned.svg", OPAQUE, **NO_CORS)],
        "opaque.browser",
        "plain",
    ),
    "nobody there": ([], [ELSEWHERE | {"observed": None}], "unanswered.tried", "plain"),
    "read elsewhere": ([], [ELSEWHERE | {"observed": OPEN}], "readable.elsewhere", "pass"),
    "opaque elsewhere": (
        [],
        [ELSEWHERE | {"observed": OPAQUE}],
        "opaque.elsewhere",
        "plain",
    ),
}


def replay(tab: Browser, sent: Sent) -> None:
    for how, *arguments in sent:
        getattr(tab, how)(*arguments)


@pytest.mark.parametrize(("sent", "calls", "verdict", "tone"), RUNS.values(), ids=RUNS)
def test_verdict_is_on_what_happened(
    api: Client,
    write_scenario: WriteScenario,
    sent: Sent,
    calls: list[dict[str, Any]],
    verdict: str,
    tone: str,
) -> None:
    write_scenario("example", WITH_FILES)
    begin_run(api, "example")
    replay(Browser(api), sent)

    said = told(api, act(*calls), scenario="example")["verdict"]

    assert (said["id"], said["tone"]) == (f"outcome.{verdict}", tone)


# Who answered, behind what the scenario has before its app.
BEHIND = {
    "a proxy": ("proxy_502", "/notes", {}, None, "blocked.proxy"),
    "a proxy that lets it be read": ("proxy_502_with_header", "/notes", {}, OPEN, "readable.proxy"),
    "a proxy, unread": ("proxy_502", "/notes", NO_CORS, OPAQUE, "opaque.other"),
    "a proxy asked first": ("proxy_502", "/notes", {"method": "PUT"}, None, "not-sent.asked.other"),
    "a view asked first": (
        "options_reads_json",
        "/report",
        {"method": "POST", **WITH_JSON},
        None,
        "not-sent.asked.view",
    ),
}


@pytest.mark.parametrize(
    ("scenario", "path", "request_", "observed", "verdict"), BEHIND.values(), ids=BEHIND
)
def test_verdict_names_who_answered(
    api: Client,
    scenario: str,
    path: str,
    request_: dict[str, Any],
    observed: dict[str, Any] | None,
    verdict: str,
) -> None:
    story = story_of(api, RUN, scenario, (PAGE, path, request_), observed)

    assert story["verdict"]["id"] == f"outcome.{verdict}"


def test_crash_is_answered_by_the_server(api: Client) -> None:
    begin_run(api, "crash_in_debug")
    with pytest.raises(ZeroDivisionError):
        api.get(url("/report", "crash_in_debug"), headers=from_origin(PAGE))

    story = told(api, act(call("/report", None, "crash_in_debug")))

    assert story["verdict"]["id"] == "outcome.blocked.server"
    assert story["facts"][:2] == ["blocked", "answered-by: server"]
