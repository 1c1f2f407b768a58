"""When Firefox asks first, and what it remembers, beside the standard's way."""

from typing import Any

import pytest

from backend.whycors.browsers.behaviours import BEHAVIOURS, Browser
from backend.whycors.fetch_standard import (
    HeaderList,
    HttpResponse,
    fetch,
)
from tests.unit.whycors.browsers.deviating import (
    API,
    HEADERS,
    MAX_AGE,
    METHODS,
    OTHER,
    PAGE,
    PUT,
    X_A,
    always,
    answer,
    asked,
    kinds_and_origins,
    redirects_once,
)


@pytest.mark.parametrize(
    ("browser", "last"),
    [
        ("standard", [("preflight", "null"), ("request", "null")]),
        ("firefox", [("preflight", PAGE), ("request", "null")]),
    ],
)
def test_preflight_after_redirect_names_an_origin(
    browser: Browser, last: list[tuple[str, str]]
) -> None:
    outcome = fetch(asked(**PUT), redirects_once(307, f"{OTHER}/x"), behaviour=BEHAVIOURS[browser])

    assert kinds_and_origins(outcome)[2:] == last


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"headers": (("Authorization", "x"),)}, 307),
        ({"method": "POST", "headers": (("Content-Type", "application/json"),)}, 303),
        (PUT, 303),
    ],
)
def test_firefox_preflights_needlessly_after_redirect(changes: dict[str, Any], status: int) -> None:
    there = redirects_once(status, f"{OTHER}/x")

    browsers: tuple[tuple[Browser, list[str]], ...] = (
        ("standard", ["request"]),
        ("firefox", ["preflight", "request"]),
    )
    for browser, kinds in browsers:
        outcome = fetch(asked(**changes), there, behaviour=BEHAVIOURS[browser])
        assert [sent.kind for sent in outcome.requests[2:]] == kinds
        names = dict(outcome.requests[-2].headers).get("Access-Control-Request-Headers")
        assert browser == "standard" or names is None


@pytest.mark.parametrize(
    "headers",
    [
        (("accept", "a" * 128),) * 9,
        (("content-type", "text/plain;x=a,b"),),
        (("content-type", "text/plain;x;"),),
        (("content-type", "text/plain x;y"),),
        (("accept", "é"),),
        (("content-type", "text/plain;x=é"),),
    ],
)
def test_firefox_safelists_other_headers(headers: HeaderList) -> None:
    preflighted = [
        len(
            fetch(
                asked(headers=headers),
                always(answer((HEADERS, "*"))),
                behaviour=BEHAVIOURS[browser],
            ).requests
        )
        for browser in ("standard", "firefox")
    ]

    assert sorted(preflighted) == [1, 2]


@pytest.mark.parametrize(
    ("requests", "allows", "standard", "firefox"),
    [
        ([PUT, PUT], [(METHODS, "*")], False, True),
        ([X_A, X_A], [(HEADERS, "*")], False, True),
        ([X_A, X_A | {"method": "HEAD"}], [(HEADERS, "x-a")], False, True),
        ([PUT, PUT], [(METHODS, "PUT"), (MAX_AGE, "")], False, False),
        ([PUT, PUT], [(METHODS, "PUT"), (MAX_AGE, "abc")], False, True),
    ],
)
def test_cache_asks_again(
    requests: list[dict[str, Any]], allows: list[tuple[str, str]], standard: bool, firefox: bool
) -> None:
    browsers: tuple[tuple[Browser, bool], ...] = (("standard", standard), ("firefox", firefox))
    for browser, asks_again in browsers:
        cache = BEHAVIOURS[browser].new_cache()
        for each in requests:
            outcome = fetch(asked(**each), always(answer(*allows)), cache, BEHAVIOURS[browser])
        assert (outcome.requests[0].kind == "preflight") is asks_again


@pytest.mark.parametrize(("browser", "asks_again"), [("standard", False), ("firefox", True)])
def test_failure_without_preflight_clears_cache(browser: Browser, asks_again: bool) -> None:
    cache = BEHAVIOURS[browser].new_cache()
    fetch(asked(**PUT), always(answer((METHODS, "PUT"))), cache, BEHAVIOURS[browser])
    fetch(asked(), always(HttpResponse(200)), cache, BEHAVIOURS[browser])

    outcome = fetch(asked(**PUT), always(answer((METHODS, "PUT"))), cache, BEHAVIOURS[browser])

    assert (outcome.requests[0].kind == "preflight") is asks_again


@pytest.mark.parametrize(("browser", "asks_again"), [("standard", True), ("firefox", False)])
def test_redirect_that_is_refused_clears_cache(browser: Browser, asks_again: bool) -> None:
    cache = BEHAVIOURS[browser].new_cache()
    there = redirects_once(307, f"{API}/x")
    fetch(asked(**PUT, redirect="error"), there, cache, BEHAVIOURS[browser])

    outcome = fetch(asked(**PUT), there, cache, BEHAVIOURS[browser])

    assert (outcome.requests[0].kind == "preflight") is asks_again


@pytest.mark.parametrize(("browser", "asks_again"), [("standard", True), ("firefox", False)])
def test_max_age_of_zero_ends_what_was_remembered(browser: Browser, asks_again: bool) -> None:
    cache = BEHAVIOURS[browser].new_cache()
    fetch(asked(**PUT), always(answer((METHODS, "PUT"))), cache, BEHAVIOURS[browser])
    zero = answer((METHODS, "PUT, DELETE"), (MAX_AGE, "0"))
    fetch(asked(method="DELETE"), always(zero), cache, BEHAVIOURS[browser])

    outcome = fetch(asked(**PUT), always(answer((METHODS, "PUT"))), cache, BEHAVIOURS[browser])

    assert (outcome.requests[0].kind == "preflight") is asks_again
