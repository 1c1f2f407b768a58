"""What a jar gives for a request: https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis-22#section-5.8.3"""

import pytest

from backend.whycors import CookieContext, CookieRules, Jar
from tests.unit.whycors.cookies.requests import (
    API,
    CHROMIUM,
    FIREFOX,
    NOW,
    OTHER,
    RFC,
    SAFARI,
    jar_with,
    navigation,
    request,
)

BLOCKING = CHROMIUM._replace(third_party="blocked")
NONE = "a=1; Path=/; SameSite=None; Secure"
LATER = NOW + 120


def rule_at(header: str, context: CookieContext, rules: CookieRules = CHROMIUM) -> str | None:
    """Return why a cookie does not go with a request, None where it goes."""
    found = jar_with(header).cookies_for(context, rules)
    assert len(found.sent) + len(found.withheld) == 1
    return found.withheld[0].rule if found.withheld else None


@pytest.mark.parametrize(
    ("header", "context", "rules", "rule"),
    [
        ("a=1", request(url="http://b.localhost/"), CHROMIUM, "domain"),
        ("a=1", request(url=OTHER), CHROMIUM, "domain"),
        ("a=1; Path=/note", request(), CHROMIUM, "path"),
        ("a=1; Path=/notes/", request(), CHROMIUM, "path"),
        ("a=1; Max-Age=120", request(now=LATER), CHROMIUM, "expired"),
        ("a=1; Secure", request(), RFC, "secure"),
        ("a=1", request(credentials_included=False), CHROMIUM, "credentials-mode"),
        ("a=1; SameSite=Strict", request(OTHER), CHROMIUM, "samesite-strict"),
        ("a=1; SameSite=Strict", navigation(OTHER), CHROMIUM, "samesite-strict"),
        ("a=1; SameSite=Lax", request(OTHER), CHROMIUM, "samesite-lax"),
        ("a=1; SameSite=Lax", navigation(OTHER, "POST"), CHROMIUM, "samesite-lax-method"),
        ("a=1", request(OTHER), CHROMIUM, "samesite-default"),
        ("a=1", navigation(OTHER, "POST", now=LATER), CHROMIUM, "samesite-lax-method"),
        ("a=1", navigation(OTHER, "POST"), RFC, "samesite-lax-method"),
        ("a=1", request(OTHER), FIREFOX, "partition"),
        ("a=1; Secure; Partitioned; SameSite=None", request(OTHER), CHROMIUM, "partition"),
        (NONE, request(OTHER), FIREFOX, "partition"),
        (NONE, request(OTHER), BLOCKING, "third-party"),
        ("a=1", request(OTHER), SAFARI, "third-party"),
    ],
)
def test_cookie_stays(header: str, context: CookieContext, rules: CookieRules, rule: str) -> None:
    assert rule_at(header, context, rules) == rule


@pytest.mark.parametrize(
    ("header", "context", "rules"),
    [
        ("a=1; SameSite=Strict", request(), CHROMIUM),
        ("a=1; SameSite=Strict", navigation(None, "POST"), CHROMIUM),
        ("a=1; Path=/notes", request(url=f"{API}/notes/1"), CHROMIUM),
        ("a=1; Path=/", request(url=f"{API}?x"), CHROMIUM),
        ("a=1; SameSite=Lax", navigation(OTHER), CHROMIUM),
        ("a=1", navigation(OTHER, "POST", now=LATER - 1), CHROMIUM),
        ("a=1", navigation(OTHER, "POST", now=LATER), FIREFOX),
        ("a=1", navigation(OTHER, "POST", now=LATER), SAFARI),
        ("a=1; Secure; Partitioned; SameSite=None", navigation(OTHER), CHROMIUM),
        (NONE, request(OTHER), CHROMIUM),
    ],
)
def test_cookie_goes(header: str, context: CookieContext, rules: CookieRules) -> None:
    assert rule_at(header, context, rules) is None


def test_longer_paths_go_first_then_older_cookies() -> None:
    jar = jar_with("a=1; Path=/", "b=2; Path=/notes", "c=3; Path=/")

    assert jar.cookies_for(request(), CHROMIUM).header == "b=2; a=1; c=3"


def test_cookie_without_a_name_is_sent_as_its_value() -> None:
    assert jar_with("a; Path=/").cookies_for(request(), CHROMIUM).header == "a"


def test_each_top_level_site_has_its_partition() -> None:
    jar, foreign = Jar(), request(OTHER)
    jar.receive("a=1; Path=/", foreign, FIREFOX)
    jar.receive("a=2; Path=/", request(), FIREFOX)

    assert jar.cookies_for(foreign, FIREFOX).header == "a=1"
    assert jar.cookies_for(request(), FIREFOX).header == "a=2"


def test_foreign_frame_has_a_partition_of_its_own() -> None:
    jar, framed = Jar(), request(has_foreign_frame=True)
    jar.receive("a=1; Path=/; Secure; SameSite=None; Partitioned", framed, CHROMIUM)

    assert jar.cookies_for(framed, CHROMIUM).header == "a=1"
    assert jar.cookies_for(request(), CHROMIUM).withheld[0].rule == "partition"


def test_context_needs_a_url() -> None:
    with pytest.raises(ValueError, match="not a URL: 'notes'"):
        jar_with("a=1").cookies_for(request(url="notes"))
