"""Which exchange belongs to which call, to which element, and to which of the acts."""

from collections.abc import Callable
from typing import Any

import pytest
from werkzeug.test import Client

from tests.unit.lab.explained_calls import act, saw, told
from tests.unit.lab.recorded_runs import (
    ALLOWED,
    ASKS,
    GETS,
    KEEPS,
    LOADS,
    NEVER,
    READS,
    Browser,
    called,
    events_of,
)

PUT = {"method": "PUT", "headers": [["Content-Type", "application/json"]], "body": {"type": "text"}}
OPEN = saw(200, "cors")
Sent = Callable[[Browser], Any]


# What was sent, the calls in their order, what the code threw; the events, and how it ended.
Told = tuple[list[Sent], list[dict[str, Any]], dict[str, str], list[str], str]
THREW = {"thrown": "Error: no image"}
RUNS: dict[str, Told] = {
    "read": (
        [lambda b: b.sends("/open/notes")],
        [called("/open/notes", OPEN)],
        {},
        [*READS, *GETS],
        "readable",
    ),
    "blocked": (
        [lambda b: b.sends("/notes")],
        [called("/notes")],
        THREW,
        [*READS, *KEEPS],
        "blocked",
    ),
    "refused preflight": (
        [lambda b: b.asks("/notes", "PUT", "content-type")],
        [called("/notes", **PUT)],
        THREW,
        [*ASKS, *NEVER],
        "not-sent",
    ),
    "preflight, remembered": (
        [
            lambda b: b.asks("/open/notes", "PUT", "content-type"),
            lambda b: b.sends("/open/notes", "PUT"),
            lambda b: b.sends("/open/notes", "PUT"),
        ],
        [called("/open/notes", OPEN, **PUT), called("/open/notes", OPEN, **PUT)],
        {},
        [*ASKS, *ALLOWED, *GETS, *READS, *GETS],
        "readable",
    ),
    "two at the same time": (
        [
            lambda b: b.asks("/open/notes?1", "PUT", "content-type"),
            lambda b: b.asks("/open/notes?2", "PUT", "content-type"),
            lambda b: b.sends("/open/notes?2", "PUT"),
            lambda b: b.sends("/open/notes?1", "PUT"),
        ],
        [called("/open/notes?1", OPEN, **PUT), called("/open/notes?2", OPEN, **PUT)],
        {},
        [*ASKS, *ALLOWED, *GETS] * 2,
        "readable",
    ),
    "nothing sent": (
        [],
        [called("/notes", mode="same-origin")],
        THREW,
        ["js calls", *NEVER],
        "not-sent",
    ),
    "another path that ends alike": (
        [lambda b: b.sends("/open/notes")],
        [called("/notes", mode="same-origin"), called("/open/notes", OPEN)],
        {},
        ["js calls", *NEVER, *READS, *GETS],
        "readable",
    ),
    "no server's URL": (
        [],
        [{"request": {"url": "blob:nothing"}, "observed": None, "at_ms": 0}],
        THREW,
        ["js calls", *NEVER],
        "not-sent",
    ),
    "redirect": (
        [
            lambda b: b.sends("/open/moved?to=notes"),
            lambda b: b.sends("/open/notes"),
        ],
        [called("/open/moved?to=notes", OPEN)],
        {},
        [*READS, "browser follows", *READS[1:], *GETS],
        "readable",
    ),
    "redirect to nowhere on record": (
        [lambda b: b.sends("/open/moved?to=http://localhost:9/")],
        [called("/open/moved?to=http://localhost:9/")],
        THREW,
        [*READS, *KEEPS],
        "blocked",
    ),
    "opaque": (
        [lambda b: b.sends("/notes", mode="no-cors")],
        [called("/notes", saw(0, "opaque"), mode="no-cors")],
        {},
        [*READS, *GETS],
        "opaque",
    ),
    "no call": ([], [], {}, [], "not-sent"),
    "image": (
        [lambda b: b.loads("/logo.svg")],
        [],
        {},
        [*LOADS, "browser uses"],
        "opaque",
    ),
    "image with CORS": (
        [lambda b: b.loads("/open/logo.svg", mode="cors")],
        [],
        {},
        [*LOADS, "browser hands-over"],
        "readable",
    ),
    "refused image": (
        [lambda b: b.loads("/logo.svg", mode="cors")],
        [],
        THREW,
        [*LOADS, "browser keeps"],
        "blocked",
    ),
    "tainted canvas": (
        [lambda b: b.loads("/logo.svg")],
        [],
        THREW,
        [*LOADS, "browser uses"],
        "blocked",
    ),
    "event stream": (
        [lambda b: b.sends("/open/notes", Accept="text/event-stream")],
        [],
        {},
        [*LOADS, "browser hands-over"],
        "readable",
    ),
    "form": (
        [lambda b: b.submits("/notes")],
        [],
        {},
        ["browser navigates", *LOADS[1:], "browser uses"],
        "opaque",
    ),
    "image, then call": (
        [lambda b: b.loads("/logo.svg"), lambda b: b.sends("/open/logo.svg")],
        [called("/open/logo.svg", OPEN)],
        {},
        [*LOADS, "browser uses", *READS, *GETS],
        "readable",
    ),
    "call, then image of the same": (
        [lambda b: b.sends("/open/logo.svg"), lambda b: b.loads("/open/logo.svg")],
        [called("/open/logo.svg", OPEN)],
        {},
        [*READS, *GETS, *LOADS, "browser uses"],
        "readable",
    ),
    "image between calls": (
        [
            lambda b: b.sends("/open/notes"),
            lambda b: b.loads("/logo.svg"),
            lambda b: b.sends("/open/logo.svg"),
        ],
        [called("/open/notes", OPEN), called("/open/logo.svg", OPEN)],
        {},
        [*READS, *GETS, *LOADS, "browser uses", *READS, *GETS],
        "readable",
    ),
    "kept from an image": (
        [lambda b: b.loads("/pinned.svg")],
        [called("/pinned.svg")],
        THREW,
        [*LOADS, "browser uses", "js calls", "browser reuses", *KEEPS],
        "blocked",
    ),
    "kept from a call": (
        [lambda b: b.sends("/kept.svg")],
        [called("/kept.svg", OPEN), called("/kept.svg", OPEN)],
        {},
        [*READS, *GETS, "js calls", "browser reuses", *GETS],
        "readable",
    ),
}


@pytest.mark.parametrize(("sent", "calls", "threw", "events", "outcome"), RUNS.values(), ids=RUNS)
def test_run_is_told(
    api: Client,
    tab: Browser,
    sent: list[Sent],
    calls: list[dict[str, Any]],
    threw: dict[str, str],
    events: list[str],
    outcome: str,
) -> None:
    for send in sent:
        send(tab)

    story = told(api, act(*calls, **threw), scenario="example")

    assert (events_of(story), story["outcome"]) == (events, outcome)
    assert [each for each in story["disagreements"] if each["about"] == "requests"] == []


# What the algorithm would not have: the browser's is told, and the two are said to differ.
UNEXPECTED: dict[str, tuple[list[Sent], list[dict[str, Any]], list[str]]] = {
    "preflight that is not needed": (
        [lambda b: b.asks("/open/notes", "GET"), lambda b: b.sends("/open/notes")],
        [called("/open/notes", OPEN)],
        [*ASKS, *ALLOWED, *GETS],
    ),
    "preflight left out": (
        [lambda b: b.sends("/open/notes", "PUT")],
        [called("/open/notes", OPEN, **PUT)],
        [*READS, *GETS],
    ),
    "request in spite of its preflight": (
        [
            lambda b: b.asks("/notes", "PUT", "content-type"),
            lambda b: b.sends("/notes", "PUT"),
        ],
        [called("/notes", **PUT)],
        [*ASKS, *ALLOWED, *KEEPS],
    ),
    "preflight of the second of two": (
        [
            lambda b: b.sends("/open/notes"),
            lambda b: b.asks("/open/notes", "GET"),
            lambda b: b.sends("/open/notes"),
        ],
        [called("/open/notes", OPEN), called("/open/notes", OPEN)],
        [*READS, *GETS, *ASKS, *ALLOWED, *GETS],
    ),
    "redirect that was to be refused": (
        [
            lambda b: b.sends("/open/moved?to=notes"),
            lambda b: b.sends("/open/notes"),
        ],
        [called("/open/moved?to=notes", OPEN, redirect="error")],
        [*READS, "browser follows", *READS[1:], *GETS],
    ),
}


@pytest.mark.parametrize(("sent", "calls", "events"), UNEXPECTED.values(), ids=UNEXPECTED)
def test_unexpected_exchange_belongs_to_its_call(
    api: Client,
    tab: Browser,
    sent: list[Sent],
    calls: list[dict[str, Any]],
    events: list[str],
) -> None:
    for send in sent:
        send(tab)

    story = told(api, act(*calls))

    assert events_of(story) == events
    assert "requests" in {each["about"] for each in story["disagreements"]}


def test_element_is_asked_for_where_client_code_knew_the_api(api: Client, tab: Browser) -> None:
    tab.loads("/open/logo.svg", mode="cors")

    story = told(api, act(), scenario="example", api="http://127.0.0.1:5001")

    (call,) = story["calls"]
    assert call["request"]["url"].startswith("http://127.0.0.1:5001/runs/")
    assert call["explanation"]["outcome"] == "readable"


@pytest.mark.parametrize(
    ("path", "sent"),
    [
        ("/a|b[1]", "/a|b[1]"),
        ("/%2F", "/%2F"),
        ("/é?q=ü#f", "/%C3%A9?q=%C3%BC"),
        ("//notes", "//notes"),
    ],
)
def test_oddly_spelled_path_is_found_in_the_record(
    api: Client, tab: Browser, path: str, sent: str
) -> None:
    tab.sends(sent)

    story = told(api, act(called(path)))

    assert events_of(story) == [*READS, *KEEPS]
