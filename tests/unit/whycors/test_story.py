"""The events of a story: what is told of each call, in which lane, and in which order."""

import pytest

from backend.whycors.fetch_standard import Step
from backend.whycors.story import Asker, End, Event, Message, ToldCall, events, in_story_order

GATE = Step("cors-check/allow-origin", False)

ASKED = Message(0, "preflight")
SENT = Message(1, "request")
REDIRECTED = Message(0, "request", redirects=True)
KEPT = Message(0, "request", "kept")

READ = ["js calls", "browser sends", "server receives", "server answers"]
ASKS = ["js calls", "browser asks", "server receives", "server answers"]
NEVER = ["browser never-sends", "server never-receives", "js gets"]

TOLD: dict[str, tuple[list[Message], End, list[str]]] = {
    "read": ([SENT], "hands-over", [*READ, "browser hands-over", "js gets"]),
    "blocked": ([SENT], "keeps", [*READ, "browser keeps", "js gets"]),
    "allowed to send": (
        [ASKED, SENT],
        "hands-over",
        [*ASKS, "browser sends-after-asking", *READ[2:], "browser hands-over", "js gets"],
    ),
    "not allowed to send": ([ASKED], "keeps", [*ASKS, *NEVER]),
    "nothing sent": ([], "keeps", ["js calls", *NEVER]),
    "redirected": (
        [REDIRECTED, SENT],
        "keeps",
        [*READ, "browser follows", *READ[1:], "browser keeps", "js gets"],
    ),
    "redirect not followed": ([REDIRECTED], "keeps", [*READ, "browser keeps", "js gets"]),
    "redirected, then not allowed to send": (
        [REDIRECTED, Message(1, "preflight")],
        "keeps",
        [*READ, "browser follows", *ASKS[1:], *NEVER],
    ),
    "sent twice": (
        [SENT, Message(2, "request")],
        "keeps",
        [*READ, *READ[1:], "browser keeps", "js gets"],
    ),
    "kept": ([KEPT], "hands-over", ["js calls", "browser reuses", "browser hands-over", "js gets"]),
    "arrived, and never answered": (
        [Message(0, "request", "unanswered")],
        "keeps",
        [*READ[:3], "server never-answers", "browser fails", "js gets"],
    ),
    "nobody there": (
        [Message(0, "request", "nobody-there")],
        "keeps",
        [*READ[:2], "server never-answers", "browser fails", "js gets"],
    ),
    "answered by somebody who is not on record": (
        [Message(None, "request", "elsewhere")],
        "hands-over",
        [*READ[:2], "browser hands-over", "js gets"],
    ),
    "nobody there to be asked": (
        [Message(0, "preflight", "nobody-there")],
        "keeps",
        ["js calls", "browser asks", "server never-answers", *NEVER],
    ),
}


def shown(told: list[Event]) -> list[str]:
    return [f"{event.lane} {event.kind}" for event in told]


@pytest.mark.parametrize(("messages", "end", "expected"), TOLD.values(), ids=list(TOLD))
def test_call_of_script_is_told(messages: list[Message], end: End, expected: list[str]) -> None:
    assert shown(events([ToldCall(1, tuple(messages), end)])) == expected


@pytest.mark.parametrize(
    ("asker", "leaves"), [("element", "browser loads"), ("navigation", "browser navigates")]
)
def test_nothing_of_script_is_in_what_others_ask_for(asker: Asker, leaves: str) -> None:
    told = events([ToldCall(1, (SENT,), "uses", asker)])

    assert shown(told) == [leaves, *READ[2:], "browser uses"]


def test_events_name_their_call_and_their_exchange() -> None:
    told = events([ToldCall(7, (ASKED, SENT), "keeps")])

    assert {event.call for event in told} == {7}
    assert [event.exchange for event in told] == [None, 0, 0, 0, 1, 1, 1, 1, None]


@pytest.mark.parametrize(
    ("messages", "kind"),
    [([SENT], "keeps"), ([ASKED], "never-sends"), ([], "never-sends"), ([KEPT], "keeps")],
)
def test_gate_stands_where_the_browser_decided(messages: list[Message], kind: str) -> None:
    told = events([ToldCall(1, tuple(messages), "keeps", gate=GATE)])

    assert [event.kind for event in told if event.gate] == [kind]


def call(id: int, *exchanges: int, asker: Asker = "script", kept: bool = False) -> ToldCall:
    messages = tuple(Message(each, "request", "kept" if kept else "answered") for each in exchanges)
    return ToldCall(id, messages, "keeps", asker)


ORDERS: dict[str, tuple[list[ToldCall], list[int]]] = {
    "calls at the same time": ([call(1, 4), call(2, 3)], [1, 2]),
    "element first": ([call(1, 5), call(2, 3, asker="element")], [2, 1]),
    "element last": ([call(1, 3), call(2, 5, asker="element")], [1, 2]),
    "element between": ([call(1, 1), call(2, 5), call(3, 3, asker="element")], [1, 3, 2]),
    "element whose answer is reused": (
        [call(1, 0, kept=True), call(2, 0, asker="element")],
        [2, 1],
    ),
    "call that sent nothing": ([call(1, 2), call(2), call(3, 5, asker="element")], [1, 2, 3]),
}


@pytest.mark.parametrize(("calls", "expected"), ORDERS.values(), ids=list(ORDERS))
def test_elements_stand_where_their_exchanges_do(
    calls: list[ToldCall], expected: list[int]
) -> None:
    assert [each.id for each in in_story_order(calls)] == expected
