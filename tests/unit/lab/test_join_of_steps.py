"""Which exchange belongs to the steps before an experiment, and which to the experiment."""

from collections.abc import Callable
from typing import Any

import pytest
from werkzeug.test import Client

from tests.unit.cors_requests import ATTACKER, PAGE
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


def log_in(browser: Browser) -> None:
    browser.sends("/open/notes", "PUT")


# The steps before, the experiment, what was sent; how many exchanges are of the steps, and events.
Acts = tuple[list[dict[str, Any]], dict[str, Any], list[Sent], int, list[str]]
LOGGED_IN = act(called("/open/notes", OPEN, **PUT))
ACTS: dict[str, Acts] = {
    "calls in both": (
        [LOGGED_IN],
        act(called("/notes")),
        [
            lambda b: b.asks("/open/notes", "PUT", "content-type"),
            log_in,
            lambda b: b.sends("/notes"),
        ],
        2,
        [*READS, *KEEPS],
    ),
    "calls, then a form": (
        [LOGGED_IN],
        act(origin=ATTACKER),
        [log_in, lambda b: b.submits("/notes")],
        1,
        ["browser navigates", *LOADS[1:], "browser uses"],
    ),
    "image, then a call": (
        [act()],
        act(called("/open/logo.svg", OPEN)),
        [lambda b: b.loads("/open/logo.svg"), lambda b: b.sends("/open/logo.svg")],
        1,
        [*READS, *GETS],
    ),
    "image, then a call that reuses it": (
        [act()],
        act(called("/pinned.svg")),
        [lambda b: b.loads("/pinned.svg")],
        1,
        ["js calls", "browser reuses", *KEEPS],
    ),
    "calls, then a call and an image": (
        [LOGGED_IN],
        act(called("/open/logo.svg", OPEN)),
        [log_in, lambda b: b.sends("/open/logo.svg"), lambda b: b.loads("/logo.svg")],
        1,
        [*READS, *GETS, *LOADS, "browser uses"],
    ),
    "two steps": (
        [LOGGED_IN, act(called("/notes", OPEN, method="POST"))],
        act(called("/open/notes", OPEN)),
        [log_in, lambda b: b.sends("/notes", "POST"), lambda b: b.sends("/open/notes")],
        2,
        [*READS, *GETS],
    ),
    "steps that sent nothing": (
        [act(called("/notes", mode="same-origin"))],
        act(),
        [lambda b: b.loads("/logo.svg")],
        0,
        [*LOADS, "browser uses"],
    ),
    "nothing at all": (
        [act()],
        act(called("/notes", mode="same-origin")),
        [],
        0,
        [*READS[:1], *NEVER],
    ),
}


@pytest.mark.parametrize(("steps", "main", "sent", "before", "events"), ACTS.values(), ids=ACTS)
def test_exchanges_of_the_steps_are_not_the_experiments(
    api: Client,
    tab: Browser,
    steps: list[dict[str, Any]],
    main: dict[str, Any],
    sent: list[Sent],
    before: int,
    events: list[str],
) -> None:
    for send in sent:
        send(tab)

    story = told(api, *steps, main, scenario="example")

    numbers = [exchange["number"] for exchange in story["record"]["exchanges"]]
    assert (story["before"], story["during"]) == (numbers[:before], numbers[before:])
    assert events_of(story) == events


def test_page_of_a_step_fills_its_own_cache_only(api: Client, tab: Browser) -> None:
    """The permission that one page got is not another's."""
    for origin in (ATTACKER, PAGE):
        tab.origin = origin
        tab.asks("/open/notes", "PUT", "content-type")
        tab.sends("/open/notes", "PUT")
    put = called("/open/notes", OPEN, **PUT)

    story = told(api, act(put, origin=ATTACKER), act(put))

    assert events_of(story) == [*ASKS, *ALLOWED, *GETS]
    assert [each["about"] for each in story["disagreements"] if each["about"] == "requests"] == []
