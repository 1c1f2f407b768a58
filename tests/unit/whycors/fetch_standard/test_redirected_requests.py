"""What a redirect turns a request into, and what the redirect mode makes of a redirect.

https://fetch.spec.whatwg.org/#concept-http-redirect-fetch
"""

import pytest

from backend.whycors.fetch_standard import HttpRequest, HttpResponse, fetch
from backend.whycors.fetch_standard.headers import get
from tests.unit.whycors.fetch_standard.calls import (
    API,
    PAGE,
    PUT,
    URL,
    answer,
    asked,
    by_url,
    failed_step,
    kinds,
    reason,
    redirect,
    run,
)

PREFLIGHTED = answer(allow_methods="*", allow_headers="*, authorization")


@pytest.mark.parametrize(
    ("status", "method", "sent"),
    [
        (301, "POST", "GET"),
        (302, "POST", "GET"),
        (303, "POST", "GET"),
        (307, "POST", "POST"),
        (308, "POST", "POST"),
        (301, "PUT", "PUT"),
        (302, "PUT", "PUT"),
        (303, "PUT", "GET"),
        (303, "HEAD", "HEAD"),
        (303, "GET", "GET"),
        (302, "HEAD", "HEAD"),
    ],
)
def test_redirect_may_turn_the_method_into_get(status: int, method: str, sent: str) -> None:
    headers = (("Content-Type", "text/plain"), ("Content-Language", "en"), ("Accept", "a"))
    table = {f"{PAGE}/a": redirect("/b", status)}

    outcome = fetch(asked(url=f"{PAGE}/a", method=method, headers=headers), by_url(table))

    kept = headers if sent == method else headers[-1:]
    assert (outcome.requests[1].method, outcome.requests[1].headers) == (sent, kept)


def test_get_after_303_needs_no_preflight() -> None:
    table = {f"{PAGE}/a": redirect(URL, 303)}
    headers = (("Content-Type", "application/json"),)

    outcome = fetch(asked(url=f"{PAGE}/a", method="POST", headers=headers), by_url(table))

    assert kinds(outcome) == ["request", "request"]


@pytest.mark.parametrize(("target", "kept"), [(f"{PAGE}/b", "x"), (URL, None)])
def test_authorization_stays_with_its_origin(target: str, kept: str | None) -> None:
    def transport(sent: HttpRequest) -> HttpResponse:
        return redirect(target) if sent.url == f"{PAGE}/a" else PREFLIGHTED

    headers = (("Authorization", "x"), ("X-A", "1"))

    sent = fetch(asked(url=f"{PAGE}/a", headers=headers), transport).requests[-1]

    assert get(sent.headers, "authorization") == kept
    assert get(sent.headers, "x-a") == "1"


def test_each_hop_has_its_own_preflight() -> None:
    outcome = run(asked(**PUT), redirect("/b", 307), PREFLIGHTED)

    assert kinds(outcome)[:4] == ["preflight", "request", "preflight", "request"]


def test_refused_preflight_at_the_target_comes_after_execution() -> None:
    def transport(sent: HttpRequest) -> HttpResponse:
        if sent.url == URL:
            return PREFLIGHTED if sent.kind == "preflight" else redirect(f"{API}/b", 307)
        return HttpResponse(404)

    outcome = fetch(asked(**PUT), transport)

    assert reason(outcome) == "PreflightMissingAllowOriginHeader"
    assert (kinds(outcome), outcome.server_executed) == (
        ["preflight", "request", "preflight"],
        True,
    )


@pytest.mark.parametrize("location", ["/b", "http://[", "data:,x", "http://u:p@localhost:5001/"])
def test_redirect_mode_error_refuses_every_redirect(location: str) -> None:
    outcome = run(asked(redirect="error"), redirect(location))

    assert (reason(outcome), failed_step(outcome)) == (
        "RedirectModeError",
        "http-fetch/redirect-mode",
    )
    assert outcome.server_executed


@pytest.mark.parametrize("url", [URL, PAGE])
@pytest.mark.parametrize("location", ["/b", "http://["])
def test_redirect_mode_manual_stops_at_the_redirect(url: str, location: str) -> None:
    outcome = run(asked(url=url, redirect="manual"), redirect(location))

    assert (outcome.outcome, outcome.type, outcome.status) == (
        "opaque-redirect",
        "opaqueredirect",
        0,
    )
    assert (outcome.readable_headers, len(outcome.requests)) == ([], 1)


def test_redirect_mode_manual_is_checked_first() -> None:
    outcome = run(asked(redirect="manual"), HttpResponse(302, (("Location", "/b"),)))

    assert reason(outcome) == "MissingAllowOriginHeader"
