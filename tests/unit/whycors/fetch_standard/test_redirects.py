"""HTTP-redirect fetch: https://fetch.spec.whatwg.org/#concept-http-redirect-fetch"""

from typing import Any

import pytest

from backend.whycors.browsers.behaviours import BEHAVIOURS, Browser
from backend.whycors.fetch_standard import Body, HttpResponse, Outcome, fetch
from tests.unit.whycors.fetch_standard.calls import (
    API,
    INCLUDE,
    OTHER,
    PAGE,
    URL,
    answer,
    asked,
    by_url,
    failed_step,
    origins,
    reason,
    redirect,
    run,
)


def follow(*targets: str, browser: Browser = "standard", **changes: Any) -> Outcome:
    """Fetch along a chain of redirects; every server shares with everybody."""
    request = asked(**changes)
    urls = [request.url, *targets]
    table = {url: redirect(target) for url, target in zip(urls, targets, strict=False)}
    return fetch(request, by_url(table), behaviour=BEHAVIOURS[browser])


@pytest.mark.parametrize(
    ("chain", "sent"),
    [
        ([URL, f"{API}/b"], [PAGE, PAGE]),
        ([f"{PAGE}/a", URL], [None, PAGE]),
        ([URL, f"{OTHER}/b"], [PAGE, "null"]),
        ([URL, f"{PAGE}/b"], [PAGE, "null"]),
        ([f"{PAGE}/a", URL, f"{OTHER}/b"], [None, PAGE, "null"]),
        ([URL, f"{OTHER}/b", f"{OTHER}/c"], [PAGE, "null", "null"]),
    ],
)
def test_origin_is_null_after_a_second_cross_origin_hop(
    chain: list[str], sent: list[str | None]
) -> None:
    first, *targets = chain

    outcome = follow(*targets, url=first)

    assert (outcome.outcome, origins(outcome)) == ("readable", sent)


def test_way_back_to_the_page_stays_cors() -> None:
    outcome = follow(f"{PAGE}/b")

    assert outcome.type == "cors"


def test_each_hop_is_checked() -> None:
    table = {URL: HttpResponse(302, (("Location", f"{API}/b"),))}

    outcome = fetch(asked(), by_url(table))

    assert reason(outcome) == "MissingAllowOriginHeader"
    assert (len(outcome.requests), outcome.server_executed) == (1, True)


def test_origin_of_the_page_does_not_match_null() -> None:
    table = {URL: redirect(f"{OTHER}/x"), f"{OTHER}/x": answer(allow_origin=PAGE)}

    assert reason(fetch(asked(), by_url(table))) == "AllowOriginMismatch"


def test_twenty_first_redirect_is_one_too_many() -> None:
    outcome = run(asked(), redirect("/notes"))

    assert (reason(outcome), failed_step(outcome)) == (
        "TooManyRedirects",
        "http-redirect-fetch/count",
    )
    assert len(outcome.requests) == 21
    assert follow(*(f"{API}/{hop}" for hop in range(20))).outcome == "readable"


@pytest.mark.parametrize("mode", ["cors", "same-origin", "no-cors"])
@pytest.mark.parametrize("status", [300, 304, 305, 306])
def test_other_statuses_do_not_redirect(mode: str, status: int) -> None:
    outcome = run(asked(url=PAGE, mode=mode), redirect(f"{PAGE}/x", status))

    assert outcome.status == status


def test_redirect_without_location_is_the_answer() -> None:
    outcome = run(asked(), answer(302))

    assert (outcome.outcome, outcome.type, outcome.status) == ("readable", "cors", 302)


@pytest.mark.parametrize(
    ("location", "target"),
    [
        ("/b", f"{API}/b"),
        ("b?q", f"{API}/b?q"),
        ("//127.0.0.1:5003/x", f"{OTHER}/x"),
        (" /b\t", f"{API}/b"),
        ("#f", URL),
    ],
)
def test_location_is_relative_to_the_url(location: str, target: str) -> None:
    outcome = follow(location)

    assert outcome.requests[1].url == target


@pytest.mark.parametrize(
    ("location", "landed"), [("/b", "/b#old"), ("/b#new", "/b#new"), ("/b#", "/b#")]
)
def test_fragment_is_handed_on(location: str, landed: str) -> None:
    table = {URL: redirect(location), f"{API}/b": HttpResponse(200)}

    failure = fetch(asked(url=f"{URL}#old"), by_url(table)).failure

    assert failure is not None and failure.url == f"{API}{landed}"


def test_empty_location_is_the_url_itself() -> None:
    assert reason(run(asked(), redirect(""))) == "TooManyRedirects"
    assert run(asked(), redirect(""), browser="chromium").status == 302


@pytest.mark.parametrize(
    ("locations", "browser", "why"),
    [
        (["/b", "/c"], "standard", "MultipleLocations"),
        (["/b", "/b"], "standard", "MultipleLocations"),
        (["/b", "/c"], "chromium", "MultipleLocations"),
        (["/b", "/b"], "chromium", None),
    ],
)
def test_several_locations_lead_nowhere(
    locations: list[str], browser: Browser, why: str | None
) -> None:
    answers = {URL: answer(302, *(("Location", location) for location in locations))}

    assert reason(fetch(asked(), by_url(answers), behaviour=BEHAVIOURS[browser])) == why


@pytest.mark.parametrize("browser", ["standard", "chromium"])
@pytest.mark.parametrize(
    ("location", "why", "step"),
    [
        ("http://[", "InvalidRedirect", "http-redirect-fetch/location"),
        ("data:,x", "UnsafeRedirect", "http-redirect-fetch/scheme"),
        ("about:blank", "UnsafeRedirect", "http-redirect-fetch/scheme"),
        (f"blob:{PAGE}/x", "UnsafeRedirect", "http-redirect-fetch/scheme"),
        ("file:///x", "UnsafeRedirect", "http-redirect-fetch/scheme"),
    ],
)
def test_redirect_leads_to_http_only(browser: Browser, location: str, why: str, step: str) -> None:
    outcome = run(asked(), redirect(location), browser=browser)

    assert (reason(outcome), failed_step(outcome)) == (why, step)
    assert outcome.failure is not None and not outcome.failure.is_cors_error


def test_chromium_calls_unknown_schemes_cors() -> None:
    assert reason(run(asked(), redirect("foo://x"))) == "UnsafeRedirect"
    outcome = run(asked(), redirect("foo://x"), browser="chromium")
    assert reason(outcome) == "CorsDisabledScheme"


def test_mixed_content_is_blocked_on_the_way() -> None:
    outcome = follow("http://api.example/", origin="https://a.example", url="https://api.example/")

    assert (reason(outcome), len(outcome.requests)) == ("MixedContent", 1)


@pytest.mark.parametrize(
    ("url", "location", "mode", "why"),
    [
        (URL, "http://u@localhost:5001/", "cors", "RedirectContainsCredentials"),
        (URL, "http://:p@localhost:5001/", "cors", "RedirectContainsCredentials"),
        (URL, "http://u:p@localhost:8000/", "cors", "RedirectContainsCredentials"),
        (f"{PAGE}/a", "http://u:p@localhost:5001/", "cors", "RedirectContainsCredentials"),
        (f"{PAGE}/a", "http://u:p@localhost:8000/b", "cors", None),
        (URL, "http://@localhost:5001/", "cors", None),
        (URL, "http://:@localhost:5001/", "cors", None),
        (URL, "http://u:p@localhost:5001/", "no-cors", None),
    ],
)
def test_user_info_is_refused_across_origins(
    url: str, location: str, mode: str, why: str | None
) -> None:
    assert reason(follow(location, url=url, mode=mode)) == why


@pytest.mark.parametrize(("status", "why"), [(307, "StreamRedirected"), (303, None)])
def test_stream_is_not_sent_twice(status: int, why: str | None) -> None:
    stream = asked(url=f"{PAGE}/a", method="POST", body=Body("stream"))

    assert reason(fetch(stream, by_url({f"{PAGE}/a": redirect("/b", status)}))) == why


def test_same_origin_mode_ends_at_the_border() -> None:
    outcome = follow(URL, url=f"{PAGE}/a", mode="same-origin")

    assert (reason(outcome), len(outcome.requests)) == ("DisallowedByMode", 1)
    assert outcome.server_executed


def test_no_cors_stays_opaque_on_the_way_back() -> None:
    assert follow(f"{PAGE}/b", mode="no-cors").type == "opaque"
    assert follow(URL, url=f"{PAGE}/a", mode="no-cors").type == "opaque"


def test_credentials_need_an_origin_that_is_not_null() -> None:
    table = {
        URL: redirect(f"{OTHER}/b", allow_origin=PAGE, allow_credentials="true"),
        f"{OTHER}/b": answer(allow_origin="null", allow_credentials="true"),
    }

    assert fetch(asked(**INCLUDE), by_url(table)).outcome == "readable"
