"""Which exchanges are of one call, and what comes of it, is told by the wire alone."""

import math

import pytest

from tests.unit.whycors.flask_apps.watched_apps import FIREFOX, JSON, WatchedShop

ANOTHER_PAGE = "http://localhost:8001"


def test_request_follows_its_preflight() -> None:
    shop = WatchedShop()
    shop.ask_first("/mine", "PUT")
    waiting = list(shop.states)
    shop.ask("/mine", "PUT", JSON)

    assert waiting == ["waits"]
    assert list(shop.states) == ["readable"]
    assert shop.lines == []


@pytest.mark.parametrize(
    ("path", "method", "origin", "agent", "headers"),
    [
        ("/mine?2", "PUT", None, None, JSON),
        ("/mine", "OPTIONS", None, None, JSON),
        ("/mine", "PUT", ANOTHER_PAGE, None, JSON),
        ("/mine", "PUT", None, FIREFOX, JSON),
        ("/mine", "PUT", None, None, {}),
    ],
    ids=["url", "method", "origin", "browser", "headers"],
)
def test_another_request_is_another_call(
    path: str, method: str, origin: str | None, agent: str | None, headers: dict[str, str]
) -> None:
    shop = WatchedShop()
    shop.ask_first("/mine", "PUT")
    others = {"origin": origin, "agent": agent}
    shop.ask(path, method, headers, **{name: each for name, each in others.items() if each})

    assert len(shop.watch.calls) == 2


def test_two_calls_alike_take_their_own_preflights() -> None:
    shop = WatchedShop()
    for _ in range(2):
        shop.ask_first("/mine", "PUT")
    for _ in range(2):
        shop.ask("/mine", "PUT", JSON)

    assert [len(call.turns) for call in shop.watch.calls] == [2, 2]


def test_request_that_comes_much_later_is_another_call(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("backend.whycors.flask_apps.watching.watching_pairs.MAX_SECONDS_BETWEEN", 0)
    shop = WatchedShop()
    shop.ask_first("/mine", "PUT")
    shop.ask("/mine", "PUT", JSON)

    assert len(shop.watch.calls) == 2


def test_call_without_cors_is_no_refusal() -> None:
    shop = WatchedShop()
    shop.ask("/notes", "POST", {"Sec-Fetch-Mode": "no-cors"})

    assert list(shop.states) == ["opaque"]
    assert shop.lines == []


def test_redirect_is_followed() -> None:
    shop = WatchedShop()
    shop.ask("/old")
    shop.ask("/open")

    (call,) = shop.watch.calls
    assert [turn.exchange.status for turn in call.turns] == [302, 200]
    assert call.state == "readable"


def test_preflight_that_nothing_follows_is_no_refusal() -> None:
    shop = WatchedShop()
    shop.ask_first("/mine-with-cookies", "PUT")
    shop.watch.give_up_before(math.inf)

    assert list(shop.states) == ["waits"]
    assert shop.lines == []


def test_what_only_credentials_would_refuse_is_told_as_open() -> None:
    shop = WatchedShop()
    shop.ask_first("/mine", "PUT")
    shop.watch.give_up_before(math.inf)

    shop.ask_first("/mine", "PUT")
    shop.watch.give_up_before(math.inf)

    call, _ = shop.watch.calls
    assert len(shop.lines) == 1
    assert call.state == "unfollowed"
    assert call.diagnosis("en")["reason"] == "PreflightInvalidAllowCredentials"
    assert shop.told.startswith("? PUT http://localhost:5000/mine from http://localhost:8000: ")
    assert "If the page asks with credentials" in shop.told


def test_both_reasons_are_told_where_credentials_decide_which() -> None:
    shop = WatchedShop()
    shop.ask_first("/mine", "DELETE")

    (call,) = shop.watch.calls
    assert call.state == "refused"
    assert "With them: The answer does not allow credentials. Without them:" in shop.told
    assert "The preflight does not allow the method" in shop.told
    assert [line.partition("check: ")[2] or line for line in call.console_lines()] == [
        "Access to fetch at 'http://localhost:5000/mine' from origin 'http://localhost:8000' has "
        "been blocked by CORS policy: Method DELETE is not allowed by "
        "Access-Control-Allow-Methods in preflight response.",
        "The value of the 'Access-Control-Allow-Credentials' header in the response is '' which "
        "must be 'true' when the request's credentials mode is 'include'.",
    ]


def test_remembered_preflight_is_not_drawn_as_asked() -> None:
    shop = WatchedShop()
    shop.ask("/notes/1", "PUT", JSON)

    (call,) = shop.watch.calls
    story = call.diagnosis("en")["story"]
    assert [each["kind"] for each in story["record"]["exchanges"]] == ["request"]
    assert {event["kind"] for event in story["events"]} >= {"sends", "keeps"}
    assert "asks" not in {event["kind"] for event in story["events"]}
    assert story["events"][story["reason"]["gate"]]["kind"] == "keeps"
    assert "OPTIONS" not in shop.told


def test_who_answered_stands_in_the_picture() -> None:
    shop = WatchedShop()
    shop.ask("/notes")

    (exchange,) = shop.watch.calls[0].diagnosis("en")["story"]["record"]["exchanges"]
    assert (exchange["answered_by"], exchange["view"]) == ("view", "notes")
