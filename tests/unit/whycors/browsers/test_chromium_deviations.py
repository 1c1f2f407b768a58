"""Where Chromium deviates from the standard, each deviation beside the standard's way."""

import pytest

from backend.whycors.browsers.behaviours import BEHAVIOURS, Browser
from backend.whycors.browsers.chromium_line import chromium_line
from backend.whycors.browsers.firefox_line import firefox_line
from backend.whycors.fetch_standard import HttpRequest, HttpResponse, Request, fetch
from tests.unit.whycors.fetch_standard.calls import (
    OPEN,
    OTHER,
    PAGE,
    PUT,
    URL,
    answer,
    asked,
    by_url,
    kinds,
    reason,
    redirect,
    run,
)

WITH_NAMES = URL.replace("://", "://u:p@")
ALLOWS = answer(allow_origin=PAGE, allow_methods="PUT")


@pytest.mark.parametrize("browser", ["chromium", "firefox", "standard"])
@pytest.mark.parametrize("kind", ["preflight", "request"])
@pytest.mark.parametrize("header", [("X-A", "a\0b"), ("Access-Control-Allow-Origin", "*\0")])
def test_nul_in_a_header_is_no_http_and_no_cors_error(
    browser: Browser, kind: str, header: tuple[str, str]
) -> None:
    def transport(sent: HttpRequest) -> HttpResponse:
        return HttpResponse(200, (*ALLOWS.headers, header)) if sent.kind == kind else ALLOWS

    outcome = fetch(asked(**PUT), transport, behaviour=BEHAVIOURS[browser])

    assert outcome.failure and not outcome.failure.is_cors_error
    assert reason(outcome) == "InvalidHttpResponse"
    assert kinds(outcome)[-1] == kind
    assert chromium_line(asked(**PUT), outcome) == (
        "Failed to load resource: net::ERR_INVALID_HTTP_RESPONSE"
    )
    assert str(firefox_line(asked(**PUT), outcome)).endswith(
        "(Reason: CORS request did not succeed). Status code: (null)."
    )


def test_nul_of_the_pages_own_origin_is_no_http_either() -> None:
    own = asked(url=f"{PAGE}/x")
    outcome = run(own, HttpResponse(200, (("X-A", "\0"),)))

    assert reason(outcome) == "InvalidHttpResponse"
    assert firefox_line(own, outcome) is None


@pytest.mark.parametrize(
    ("browser", "preflights", "responses"),
    [
        ("chromium", "UnexpectedProxyAuth", "UnexpectedProxyAuth"),
        ("firefox", "PreflightInvalidStatus", None),
        ("standard", "PreflightInvalidStatus", None),
    ],
)
def test_only_chromium_takes_no_407(
    browser: Browser, preflights: str, responses: str | None
) -> None:
    proxy = answer(407, allow_methods="PUT")

    preflight = run(asked(**PUT), OPEN, proxy, browser=browser)
    response = run(asked(), proxy, browser=browser)

    assert (reason(preflight), reason(response)) == (preflights, responses)
    if browser == "chromium":
        line = "Failed to load resource: net::ERR_UNEXPECTED_PROXY_AUTH"
        assert chromium_line(asked(**PUT), preflight) == line
        assert chromium_line(asked(), response) == line


@pytest.mark.parametrize(
    ("browser", "why"), [("standard", "RedirectContainsCredentials"), ("chromium", None)]
)
def test_relative_location_inherits_no_names_in_chromium(browser: Browser, why: str | None) -> None:
    call = asked(api="xhr", url=WITH_NAMES)

    outcome = fetch(call, by_url({URL: redirect("/list")}), behaviour=BEHAVIOURS[browser])

    assert reason(outcome) == why


@pytest.mark.parametrize(("browser", "again"), [("standard", True), ("chromium", False)])
@pytest.mark.parametrize("urls", [(URL, WITH_NAMES), (WITH_NAMES, URL)])
def test_preflight_cache_knows_no_names_in_chromium(
    browser: Browser, again: bool, urls: tuple[str, str]
) -> None:
    cache = BEHAVIOURS[browser].new_cache()

    first, second = (
        run(asked(api="xhr", url=url, **PUT), ALLOWS, browser=browser, cache=cache) for url in urls
    )

    assert kinds(first) == ["preflight", "request"]
    assert (kinds(second)[0] == "preflight") is again


@pytest.mark.parametrize(
    ("browser", "why"), [("standard", "RedirectModeError"), ("chromium", "RedirectModeError")]
)
def test_redirect_mode_error_is_told_before_names_of_the_own_origin(
    browser: Browser, why: str
) -> None:
    own = asked(url=f"{PAGE}/a", redirect="error")

    outcome = run(own, redirect(PAGE.replace("://", "://u@")), browser=browser)

    assert reason(outcome) == why


@pytest.mark.parametrize("browser", ["standard", "chromium"])
def test_opaque_origin_asks_once_within_a_fetch(browser: Browser) -> None:
    cache = BEHAVIOURS[browser].new_cache()
    call = Request("null", URL, method="PUT")
    answers = [OPEN, redirect(URL, 307)] * 2

    def transport(sent: HttpRequest) -> HttpResponse:
        return answer(allow_methods="PUT") if sent.kind == "preflight" else answers.pop()

    first, second = (fetch(call, transport, cache, BEHAVIOURS[browser]) for _ in range(2))

    assert kinds(first) == ["preflight", "request", "request"]
    assert (kinds(second)[0] == "preflight") is (browser == "chromium")


@pytest.mark.parametrize("browser", ["standard", "chromium"])
@pytest.mark.parametrize("origin", [PAGE, "null"])
def test_tainted_request_is_never_covered_in_chromium(browser: Browser, origin: str) -> None:
    answers = [OPEN, redirect(OTHER, 307), redirect(OTHER, 307)]

    def transport(sent: HttpRequest) -> HttpResponse:
        return answer(allow_methods="PUT") if sent.kind == "preflight" else answers.pop()

    outcome = fetch(Request(origin, URL, method="PUT"), transport, behaviour=BEHAVIOURS[browser])

    at_other = [sent.kind for sent in outcome.requests if sent.url.startswith(OTHER)]
    again = ["preflight", "request"] if browser == "chromium" else ["request"]
    assert at_other == ["preflight", "request", *again]


@pytest.mark.parametrize(
    ("max_age", "seconds"),
    [
        ("-1", 0),
        ("-", 5),
        ("-99999999999999999999", 5),
        ("+600", 600),
        ("0" * 5000 + "600", 600),
        ("9" * 5000, 5),
        (str(2**63 - 1), 7200),
        (str(2**63), 5),
        ("1.5", 5),
    ],
)
def test_max_age_is_a_number_of_64_bits_in_chromium(max_age: str, seconds: int) -> None:
    allows = answer(allow_methods="PUT", max_age=max_age)
    covered = []
    for pause in (seconds - 1, seconds):
        cache = BEHAVIOURS["chromium"].new_cache()
        run(asked(**PUT), allows, browser="chromium", cache=cache)
        cache.now += max(0, pause)
        again = run(asked(**PUT), allows, browser="chromium", cache=cache)
        covered.append(kinds(again) == ["request"])

    assert covered == [seconds > 0, False]


@pytest.mark.parametrize(("length", "sent"), [(127, ["request"]), (128, ["preflight"])])
@pytest.mark.parametrize("api", ["fetch", "xhr"])
def test_chromium_measures_no_blank_at_the_end_of_joined_values(
    api: str, length: int, sent: list[str]
) -> None:
    twice = asked(api=api, headers=(("Accept", "a" * length), ("Accept", "")))

    assert kinds(run(twice, ALLOWS, browser="chromium")) == sent


@pytest.mark.parametrize(("browser", "second"), [("standard", PAGE), ("chromium", "null")])
def test_chromium_hides_the_origin_of_a_post_that_has_left_it(
    browser: Browser, second: str
) -> None:
    start, end = f"{PAGE}/a", f"{OTHER}/b"
    post = asked(url=start, method="POST", mode="no-cors")
    server = by_url({start: redirect(end, 307), end: OPEN})

    outcome = fetch(post, server, behaviour=BEHAVIOURS[browser])

    assert [sent.origin for sent in outcome.requests] == [PAGE, second]
