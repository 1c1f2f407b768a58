"""A watched app answers as ever, and each refusal of an answer is told once."""

import json
import re
import threading

import pytest
from flask import Flask

from backend.whycors.evidence.secrets import BLANKED
from backend.whycors.flask_apps.watching.watching import MAX_CALLS, Watch
from backend.whycors.flask_apps.watching.watching_calls import WatchedCall
from backend.whycors.flask_apps.watching.watching_turns import WatchedTurn
from backend.whycors.words.catalogues import LANGUAGES, catalogue
from tests.unit.whycors.flask_apps.watched_apps import (
    API,
    FIREFOX,
    PAGE,
    WatchedShop,
    shop,
)
from tests.unit.whycors.recording.received_requests import received

COOKIE = {"Cookie": "session=of-the-user"}


def test_answers_stay_as_they_are() -> None:
    plain, watched = shop().test_client(), WatchedShop()
    answers = {}
    for path in ("/notes", "/open", "/old", "/nowhere", "/crash"):
        plainly = plain.get(path, base_url=API, headers={"Origin": PAGE})
        answers[path] = plainly.status, list(plainly.headers), plainly.data

    assert {path: watched.ask(path) for path in answers} == answers


@pytest.mark.parametrize(
    ("language", "says"),
    [
        (
            "en",
            "✕ http://localhost:8000 may not read the answer to GET http://localhost:5000/notes",
        ),
        ("zh", "✕ http://localhost:8000 不能读取 GET http://localhost:5000/notes 的响应"),
    ],
)
def test_refusal_is_told_with_who_answered_and_what_to_change(language: str, says: str) -> None:
    shop = WatchedShop(language=language)
    shop.ask("/notes")

    assert len(shop.lines) == 1
    assert shop.told.startswith(says)
    assert "`notes`" in shop.told
    assert f"CORS(app, origins=['{PAGE}'])" in shop.told
    assert "Access to fetch at 'http://localhost:5000/notes' from origin" in shop.told
    assert "◀─ TypeError ─" in shop.told


def test_console_line_is_that_of_the_browser_that_asked() -> None:
    shop = WatchedShop()
    shop.ask("/notes", agent=FIREFOX)

    assert "Firefox prints, if the call is a `fetch()`:" in shop.told
    assert "(Reason: CORS header ‘Access-Control-Allow-Origin’ missing)" in shop.told


def test_console_line_of_an_element_is_the_elements() -> None:
    shop = WatchedShop()
    shop.ask("/notes", headers={"Sec-Fetch-Dest": "image"})

    assert "Chromium prints: Access to image at 'http://localhost:5000/notes'" in shop.told


def test_what_goes_well_is_told_only_if_asked_for() -> None:
    quiet, verbose = WatchedShop(), WatchedShop(verbose=True)
    for each in (quiet, verbose):
        each.ask("/open")

    assert quiet.lines == []
    assert verbose.lines == [
        "✓ GET http://localhost:5000/open from http://localhost:8000: "
        "the page may read the answer (200)"
    ]


def test_refusal_that_comes_again_is_one_line() -> None:
    shop = WatchedShop()
    for _ in range(3):
        shop.ask("/notes")

    assert len(shop.lines) == 3
    assert shop.lines[2] == (
        "✕ again (3 times): http://localhost:8000 may not read the answer to "
        "GET http://localhost:5000/notes"
    )


def test_refused_preflight_is_told_before_anything_follows() -> None:
    shop = WatchedShop()
    shop.ask_first("/notes/1", "PUT")

    assert "may not send PUT http://localhost:5000/notes/1" in shop.told
    assert "Flask answered the preflight with 200, without a view." in shop.told
    assert "The PUT itself was never sent." in shop.told
    assert "origins=['http://localhost:8000']" in shop.told


def test_write_that_ran_is_said_to_have_run() -> None:
    shop = WatchedShop()
    shop.ask("/notes", "POST")

    assert "What the view does may have been done" in shop.told


def test_cookie_shows_that_the_star_does_not_count() -> None:
    shop = WatchedShop()
    shop.ask("/open", headers=COOKIE)

    assert "`*` does not count for a request with credentials" in shop.told


@pytest.mark.parametrize(
    ("headers", "origin"),
    [
        ({}, API),
        ({"Sec-Fetch-Site": "same-origin"}, PAGE),
        ({"Sec-Fetch-Mode": "navigate"}, PAGE),
        ({"Upgrade": "websocket"}, PAGE),
    ],
    ids=["own-origin", "own-origin-behind-a-proxy", "form", "websocket"],
)
def test_what_cors_is_not_about_is_left_alone(headers: dict[str, str], origin: str) -> None:
    shop = WatchedShop()
    shop.ask("/notes", "POST", headers=headers, origin=origin)

    assert shop.watch.calls == []


def test_nothing_secret_is_told() -> None:
    secrets = {
        **COOKIE,
        "Authorization": "Bearer the-token",
        "X-Api-Key": "the-key",
    }
    shop = WatchedShop(verbose=True)
    shop.ask("/notes?token=in-the-query", headers=secrets)

    drawn = [json.dumps(call.diagnosis("en")) for call in shop.watch.calls]
    for text in (shop.told, *drawn):
        assert BLANKED in text
        for secret in ("of-the-user", "the-token", "the-key", "in-the-query", "set-by-the-app"):
            assert secret not in text


def test_terminal_gets_no_control_characters() -> None:
    shop = WatchedShop(verbose=True)
    shop.ask("/notes", origin="http://a.example\x1b[2J")

    assert shop.lines
    assert "\x1b" not in shop.told


def test_record_is_bounded() -> None:
    shop = WatchedShop()
    for number in range(MAX_CALLS + 20):
        shop.ask(f"/open?{number}")

    calls = shop.watch.calls
    assert len(calls) == MAX_CALLS
    assert calls[0].number == 21
    assert calls[-1].last.exchange.response_body.kept == b""


def test_fault_of_the_watch_stops_neither_app_nor_watch(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shop = WatchedShop()
    monkeypatch.setattr("backend.whycors.flask_apps.watching.watching.WatchedCall", None)
    status, *_ = shop.ask("/notes")
    monkeypatch.undo()
    shop.ask("/notes")

    assert status == "200 OK"
    assert "whycors: a call could not be told of: TypeError" in capsys.readouterr().err
    assert len(shop.lines) == 1


def test_views_added_after_the_watch_are_known() -> None:
    app = Flask("late")
    shop = WatchedShop(app)
    app.add_url_rule("/late", "late", lambda: "")
    shop.ask("/late")

    assert "The view `<lambda>` answered with 200." in shop.told


def test_languages_say_the_same() -> None:
    english, chinese = (catalogue("watched", language) for language in LANGUAGES)

    assert english.keys() == chinese.keys()
    values = re.compile(r"\{\w+\}")
    assert [
        key
        for key, text in english.items()
        if {*values.findall(text)} != {*values.findall(chinese[key])}
    ] == []


def test_what_has_been_told_is_not_remembered_for_ever() -> None:
    shop = WatchedShop()
    for number in range(201):
        shop.ask(f"/nowhere/{number}")
    shop.ask("/nowhere/0")

    assert len(shop.lines) == 202
    assert "again" not in shop.told


def test_flood_is_told_once_and_holds_nobody_up(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("backend.whycors.flask_apps.watching.watching.MAX_WAITING", 1)
    is_free, told = threading.Event(), list[int]()

    def tell(call: WatchedCall) -> None:
        is_free.wait(10)
        told.append(call.number)

    watch, exchange = Watch(tell), received(headers=[("Origin", PAGE)])
    for _ in range(5):
        watch.note(WatchedTurn(exchange, API))
    is_free.set()
    watch.settle()

    assert len(told) < 5
    err = capsys.readouterr().err
    assert err == "whycors: too much is asked at once: some of it is not told\n"


def test_page_is_told_of_a_change_at_once() -> None:
    shop = WatchedShop()
    before = shop.watch.version
    shop.ask("/notes")
    shop.watch.wait_for_change(before, 10)

    version, (call,) = shop.watch.changed_since(before)
    assert call.version == version
    assert shop.watch.changed_since(version) == (version, [])
