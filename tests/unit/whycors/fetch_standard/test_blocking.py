"""What stops a request before it is sent, or hides its response, and is not CORS."""

from typing import Any

import pytest

from backend.whycors.browsers.behaviours import Browser
from backend.whycors.fetch_standard import HttpResponse, NetworkFailure
from tests.unit.whycors.fetch_standard.calls import (
    API,
    OPEN,
    PAGE,
    PUT,
    asked,
    failed_step,
    reason,
    run,
)

SECURE = "https://app.example"


@pytest.mark.parametrize(
    ("changes", "why", "step", "is_cors_error"),
    [
        ({"mode": "same-origin"}, "DisallowedByMode", "main-fetch/mode", True),
        (
            {"mode": "no-cors", "redirect": "manual"},
            "NoCorsRedirectModeNotFollow",
            "main-fetch/no-cors",
            True,
        ),
        ({"url": "ftp://a.example/"}, "CorsDisabledScheme", "main-fetch/scheme", True),
        ({"url": "ws://a.example/"}, "CorsDisabledScheme", "main-fetch/scheme", True),
        ({"url": "about:blank"}, "CorsDisabledScheme", "main-fetch/scheme", True),
        ({"url": f"blob:{API}/x"}, "CorsDisabledScheme", "main-fetch/scheme", True),
        ({"url": f"blob:{PAGE}/x"}, "BlobUrlNotFound", "scheme-fetch/blob", False),
        ({"url": "foo:x", "mode": "no-cors"}, "SchemeNotSupported", "scheme-fetch/scheme", False),
        (
            {"url": "file:///x", "mode": "no-cors"},
            "SchemeNotSupported",
            "scheme-fetch/scheme",
            False,
        ),
        ({"url": "data:x"}, "InvalidDataUrl", "scheme-fetch/data", False),
        ({"url": "data:;base64,a"}, "InvalidDataUrl", "scheme-fetch/data", False),
        ({"url": "data:; BASE64,a-b="}, "InvalidDataUrl", "scheme-fetch/data", False),
        ({"url": "http://localhost:6000/"}, "BadPort", "main-fetch/bad-port", False),
        (
            {"origin": SECURE, "url": "http://a.example/"},
            "MixedContent",
            "main-fetch/mixed-content",
            False,
        ),
    ],
)
def test_refused_request_sends_nothing(
    changes: dict[str, Any], why: str, step: str, is_cors_error: bool
) -> None:
    outcome = run(asked(**changes))

    assert (reason(outcome), failed_step(outcome)) == (why, step)
    assert (outcome.requests, outcome.server_executed) == ([], False)
    assert outcome.failure is not None and outcome.failure.is_cors_error is is_cors_error


@pytest.mark.parametrize(
    "url",
    [
        "data:,x",
        "data:text/html;charset=x,%00",
        "data:;charset=x,y",
        "data:;base64,YQ==",
        "data:;base64,Y Q",
        "data:,#",
    ],
)
@pytest.mark.parametrize("mode", ["cors", "no-cors", "same-origin"])
@pytest.mark.parametrize("origin", [PAGE, "null", SECURE])
def test_data_url_is_readable_and_sends_nothing(url: str, mode: str, origin: str) -> None:
    outcome = run(asked(url=url, mode=mode, origin=origin, method="POST"))

    assert (outcome.outcome, outcome.type, outcome.status) == ("readable", "basic", 200)
    assert (outcome.readable_headers, outcome.requests) == (["content-type"], [])
    assert not outcome.server_executed


def test_blank_page_is_opaque_in_the_standard_alone() -> None:
    blank = asked(url="about:blank", mode="no-cors")

    assert run(blank).outcome == "opaque"
    assert reason(run(blank, browser="chromium")) == "SchemeNotSupported"


@pytest.mark.parametrize(
    "url", ["http://localhost:5001/", "http://127.0.0.1/", "http://[::1]/", "http://a.localhost/"]
)
def test_loopback_is_no_mixed_content(url: str) -> None:
    assert run(asked(origin=SECURE, url=url)).outcome == "readable"


def test_page_over_http_may_ask_http() -> None:
    assert run(asked(origin="http://a.example", url="http://b.example/")).outcome == "readable"


@pytest.mark.parametrize(
    ("error", "why", "sent"),
    [
        ("refused", "ConnectionRefused", 0),
        ("dns", "NameNotResolved", 0),
        ("dropped", "EmptyResponse", 1),
    ],
)
@pytest.mark.parametrize("mode", ["cors", "no-cors"])
def test_failing_network_is_no_cors_error(error: Any, why: str, sent: int, mode: str) -> None:
    outcome = run(asked(mode=mode), NetworkFailure(error))

    assert (reason(outcome), failed_step(outcome)) == (why, "http-network-fetch/connection")
    assert outcome.failure is not None and not outcome.failure.is_cors_error
    assert (len(outcome.requests), outcome.server_executed) == (sent, sent == 1)


@pytest.mark.parametrize(
    ("origin", "url", "why"),
    [
        (SECURE, API, "LocalNetworkAccessPermissionDenied"),
        ("http://a.example", API, "InsecureLocalNetwork"),
        ("http://a.example", "http://10.0.0.1/", "InsecureLocalNetwork"),
        ("http://10.0.0.2", API, "InsecureLocalNetwork"),
        (PAGE, API, None),
        (PAGE, "http://10.0.0.1/", None),
    ],
)
def test_chromium_alone_guards_the_local_network(origin: str, url: str, why: str | None) -> None:
    outcome = run(asked(origin=origin, url=url), browser="chromium")

    assert reason(outcome) == why
    assert why is None or (outcome.failure and not outcome.failure.is_cors_error)
    for browser in ("standard", "firefox"):
        assert run(asked(origin=origin, url=url), browser=browser).outcome == "readable"


@pytest.mark.parametrize(
    ("url", "has_permission", "why"),
    [
        (API, False, "LocalNetworkAccessPermissionDenied"),
        (API, True, None),
        (f"{PAGE}/x", False, None),
    ],
    ids=["asks", "permitted", "own-origin"],
)
def test_page_treated_as_public_needs_a_permission(
    url: str, has_permission: bool, why: str | None
) -> None:
    request = asked(url=url, address_space="public", local_network_access=has_permission)

    assert reason(run(request, browser="chromium")) == why


@pytest.mark.parametrize(
    ("origin", "url", "policies", "blocked"),
    [
        (PAGE, API, ["same-origin"], True),
        (PAGE, API, ["same-site"], False),
        (PAGE, "http://127.0.0.1/", ["same-site"], True),
        (PAGE, API, ["cross-origin"], False),
        (PAGE, API, ["same-site", "same-origin"], False),
        (PAGE, API, ["SAME-ORIGIN"], False),
        ("null", API, ["same-site"], True),
        ("https://a.example", "https://b.example/", ["same-site"], True),
        ("https://a.b.example", "https://c.b.example/", ["same-site"], False),
        ("http://b.example", "https://b.example/", ["same-site"], True),
        ("https://alice.github.io", "https://bob.github.io/", ["same-site"], True),
        ("https://a.co.uk", "https://b.co.uk/", ["same-site"], True),
        ("https://x.a.co.uk", "https://y.a.co.uk/", ["same-site"], False),
    ],
)
def test_resource_policy_hides_opaque_responses(
    origin: str, url: str, policies: list[str], blocked: bool
) -> None:
    headers = tuple(("Cross-Origin-Resource-Policy", policy) for policy in policies)

    outcome = run(asked(origin=origin, url=url, mode="no-cors"), HttpResponse(200, headers))

    assert reason(outcome) == ("BlockedByResourcePolicy" if blocked else None)
    assert outcome.server_executed


def test_resource_policy_does_not_concern_shared_responses() -> None:
    headers = (*OPEN.headers, ("Cross-Origin-Resource-Policy", "same-origin"))

    assert run(asked(), HttpResponse(200, headers)).outcome == "readable"


@pytest.mark.parametrize(
    ("changes", "policy", "origin"),
    [
        ({"url": PAGE}, "", None),
        ({"url": PAGE, "method": "HEAD"}, "", None),
        ({"url": PAGE, "method": "POST"}, "", PAGE),
        ({"url": PAGE, "method": "OPTIONS"}, "no-referrer", PAGE),
        ({"url": PAGE, "mode": "same-origin", "method": "PUT"}, "no-referrer", "null"),
        ({"url": PAGE, "mode": "same-origin", "method": "PUT"}, "same-origin", PAGE),
        ({"mode": "no-cors"}, "", None),
        ({"mode": "no-cors", "method": "HEAD"}, "", None),
        ({"mode": "no-cors", "method": "POST"}, "", PAGE),
        ({"mode": "no-cors", "method": "POST"}, "unsafe-url", PAGE),
        ({"mode": "no-cors", "method": "POST"}, "origin-when-cross-origin", PAGE),
        ({"mode": "no-cors", "method": "POST"}, "no-referrer", "null"),
        ({"mode": "no-cors", "method": "POST"}, "same-origin", "null"),
        ({"mode": "no-cors", "method": "POST", "origin": SECURE}, "strict-origin", "null"),
        ({"mode": "no-cors", "method": "POST", "origin": SECURE}, "", "null"),
        ({"mode": "no-cors", "method": "POST", "origin": SECURE}, "origin", SECURE),
        ({}, "no-referrer", PAGE),
        ({"api": "xhr"}, "no-referrer", PAGE),
        ({"origin": "null"}, "", "null"),
    ],
)
def test_origin_is_sent_where_the_standard_says(
    changes: dict[str, Any], policy: str, origin: str | None
) -> None:
    assert run(asked(**changes, referrer_policy=policy)).requests[0].origin == origin


@pytest.mark.parametrize(("browser", "origin"), [("standard", "null"), ("chromium", PAGE)])
def test_redirect_may_bring_a_referrer_policy(browser: Browser, origin: str) -> None:
    hop = HttpResponse(307, (("Location", "/b"), ("Referrer-Policy", "origin, no-referrer, x")))

    outcome = run(asked(mode="no-cors", method="POST"), hop, browser=browser)

    assert [sent.origin for sent in outcome.requests[:2]] == [PAGE, origin]


def test_real_request_may_find_nobody_after_the_preflight() -> None:
    allows = HttpResponse(200, (*OPEN.headers, ("Access-Control-Allow-Methods", "PUT")))

    outcome = run(asked(**PUT), NetworkFailure("refused"), allows)

    assert (reason(outcome), len(outcome.requests)) == ("ConnectionRefused", 1)
    assert not outcome.server_executed
