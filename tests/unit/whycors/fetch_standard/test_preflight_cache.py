"""The CORS-preflight cache: https://fetch.spec.whatwg.org/#cors-preflight-cache"""

from typing import Any

import pytest

from backend.whycors.browsers.behaviours import BEHAVIOURS, Browser
from backend.whycors.fetch_standard import Body, HttpResponse, PreflightCache
from tests.unit.whycors.fetch_standard.calls import (
    API,
    CLOSED,
    INCLUDE,
    OPEN,
    PAGE,
    PUT,
    answer,
    asked,
    kinds,
    run,
)

ALLOWS = answer(
    allow_origin=PAGE, allow_credentials="true", allow_methods="PUT", allow_headers="x-a"
)
X_A = {"headers": (("X-A", "1"),)}
X_B = {"headers": (("X-B", "1"),)}


def asks_again(
    before: dict[str, Any],
    after: dict[str, Any],
    allows: HttpResponse = ALLOWS,
    browser: Browser = "standard",
    seconds: float = 0,
) -> bool:
    """Return whether the second of two requests is preflighted, `seconds` after the first."""
    cache = BEHAVIOURS[browser].new_cache()
    run(asked(**before), allows, browser=browser, cache=cache)
    cache.now += seconds
    return kinds(run(asked(**after), allows, browser=browser, cache=cache))[0] == "preflight"


@pytest.mark.parametrize(
    ("before", "after", "again"),
    [
        (PUT, PUT, False),
        (PUT, PUT | {"method": "DELETE"}, True),
        (PUT, PUT | X_A, False),
        (PUT, PUT | X_B, True),
        (X_A, PUT, False),
        (PUT, PUT | {"url": f"{API}/other"}, True),
        (PUT, PUT | {"url": f"{API}/notes?q"}, True),
        (PUT, PUT | {"url": f"{API}/notes#f"}, True),
        (PUT, PUT | {"origin": "http://localhost:8001"}, True),
        (PUT | INCLUDE, PUT, False),
        (PUT, PUT | INCLUDE, True),
        (PUT, PUT | {"api": "xhr"}, False),
    ],
)
def test_entry_serves_what_it_was_made_for(
    before: dict[str, Any], after: dict[str, Any], again: bool
) -> None:
    assert asks_again(before, after) is again


def test_forced_preflight_needs_the_method_remembered() -> None:
    stream = {"method": "POST", "body": Body("stream")}

    assert asks_again(stream, stream)
    assert not asks_again(stream, stream, OPEN)


def test_wildcards_are_remembered_as_such() -> None:
    allows = answer(allow_methods="*", allow_headers="*, authorization")

    assert not asks_again(PUT, {"method": "DELETE"} | X_B, allows)


def test_remembered_wildcard_does_not_cover_authorization() -> None:
    allows = answer(allow_headers="*")
    bearer = {"headers": (("Authorization", "x"),)}

    assert asks_again(X_A, bearer, allows)


@pytest.mark.parametrize(
    ("max_age", "seconds", "again"),
    [
        (None, 4.9, False),
        (None, 5, True),
        ("600", 599, False),
        ("600", 600, True),
        ("0", 0, True),
        ("000", 0, True),
        ("-1", 4, False),
        ("abc", 4, False),
        ("", 4, False),
        ("1.5", 4, False),
        (" 600\t", 599, False),
        ("9" * 5000, 2**31 - 1, False),
    ],
)
def test_entry_lasts_as_long_as_its_max_age(
    max_age: str | None, seconds: float, again: bool
) -> None:
    headers = () if max_age is None else (("Access-Control-Max-Age", max_age),)
    allows = answer(200, *headers, allow_methods="PUT")

    assert asks_again(PUT, PUT, allows, seconds=seconds) is again


def test_max_age_on_two_lines_is_the_default() -> None:
    lines = (("Access-Control-Max-Age", "600"), ("Access-Control-Max-Age", "600"))
    allows = answer(200, *lines, allow_methods="PUT")

    assert not asks_again(PUT, PUT, allows, seconds=4)
    assert asks_again(PUT, PUT, allows, seconds=6)


@pytest.mark.parametrize(
    ("browser", "limit"), [("standard", None), ("chromium", 7200), ("firefox", 86400)]
)
def test_browsers_limit_the_max_age(browser: Browser, limit: int | None) -> None:
    allows = answer(allow_methods="PUT", max_age="100000")

    assert not asks_again(PUT, PUT, allows, browser, (limit or 100000) - 1)
    assert asks_again(PUT, PUT, allows, browser, limit or 100000)


def test_newer_answer_sets_how_long_entries_last() -> None:
    cache = PreflightCache()
    long = answer(allow_methods="PUT, DELETE", max_age="600")
    none = answer(allow_methods="PUT", allow_headers="x-a", max_age="0")
    run(asked(**PUT), long, cache=cache)
    run(asked(**PUT, **X_A), none, cache=cache)

    assert kinds(run(asked(method="DELETE"), long, cache=cache)) == ["request"]
    assert kinds(run(asked(**PUT), long, cache=cache)) == ["preflight", "request"]


def test_chromium_remembers_the_last_answer_only() -> None:
    cache = BEHAVIOURS["chromium"].new_cache()
    for asks, allows in ((PUT, answer(allow_methods="PUT")), (X_A, answer(allow_headers="x-a"))):
        run(asked(**asks), OPEN, allows, browser="chromium", cache=cache)

    again = run(asked(**PUT), ALLOWS, browser="chromium", cache=cache)

    assert kinds(again) == ["preflight", "request"]


@pytest.mark.parametrize(
    ("browser", "again"), [("standard", True), ("chromium", False), ("firefox", True)]
)
def test_failure_clears_the_entries_of_its_url(browser: Browser, again: bool) -> None:
    cache = BEHAVIOURS[browser].new_cache()
    allows = answer(allow_methods="PUT")
    run(asked(**PUT), CLOSED, allows, browser, cache)

    outcome = run(asked(**PUT), OPEN, allows, browser, cache)

    assert (kinds(outcome)[0] == "preflight") is again


def test_refused_preflight_is_not_remembered() -> None:
    cache = PreflightCache()

    run(asked(**PUT), answer(404, allow_methods="PUT"), cache=cache)

    assert cache.entries == {}


@pytest.mark.parametrize(("browser", "again"), [("standard", False), ("chromium", True)])
def test_opaque_origins_have_a_cache_in_the_standard(browser: Browser, again: bool) -> None:
    opaque = PUT | {"origin": "null"}

    assert asks_again(opaque, opaque, answer(allow_methods="PUT"), browser) is again


@pytest.mark.parametrize(
    ("before", "after", "allows"),
    [
        (PUT | INCLUDE, PUT | {"credentials": "omit"}, ALLOWS),
        (PUT | X_A, PUT | X_B, answer(allow_methods="PUT", allow_headers="*")),
    ],
    ids=["made-with-credentials", "wildcard-header"],
)
@pytest.mark.parametrize(
    ("browser", "again"), [("standard", False), ("chromium", False), ("firefox", True)]
)
def test_firefox_asks_again_where_others_remember(
    before: dict[str, Any],
    after: dict[str, Any],
    allows: HttpResponse,
    browser: Browser,
    again: bool,
) -> None:
    assert asks_again(before, after, allows, browser) is again
