"""What a jar stores of an answer: https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis-22#section-5.7"""

import pytest

from backend.whycors import Cookie, CookieContext, CookieRules, Jar, Refused, Stored
from tests.unit.whycors.cookies.requests import (
    API,
    CHROMIUM,
    FIREFOX,
    NOW,
    OTHER,
    RFC,
    SAFARI,
    navigation,
    request,
)

LONG = "x" * 4096
BLOCKING = CHROMIUM._replace(third_party="blocked")


def receive(
    header: str, context: CookieContext | None = None, rules: CookieRules = CHROMIUM
) -> Stored | Refused:
    return Jar().receive(header, context or request(), rules)


def stored(header: str, context: CookieContext | None = None) -> Cookie:
    result = receive(header, context)
    assert isinstance(result, Stored), result
    return result.cookie


def test_plain_cookie_goes_to_the_host_and_the_folder() -> None:
    assert stored("a=1", request(url=f"{API}/notes/1?x=/y/z")) == Cookie(
        name="a",
        value="1",
        domain="localhost",
        host_only=True,
        path="/notes",
        secure=False,
        http_only=False,
        same_site="default",
        partition=None,
        created=NOW,
        expires=None,
    )


@pytest.mark.parametrize(
    ("header", "name", "value"),
    [
        ("a=1", "a", "1"),
        (" a\t= 1 2\t; Path=/", "a", "1 2"),
        ("a=b=c", "a", "b=c"),
        ('a="1"', "a", '"1"'),
        ("a=", "a", ""),
        ("=a", "", "a"),
        ("a", "", "a"),
        ("a\tb=1", "a\tb", "1"),
        ("a=\xe9", "a", "\xe9"),
        ("a=" + LONG[1:], "a", LONG[1:]),
    ],
)
def test_name_and_value_are_split_at_the_first_sign(header: str, name: str, value: str) -> None:
    result = receive(header, rules=RFC)

    assert result.cookie and result.cookie[:2] == (name, value)


@pytest.mark.parametrize(
    ("attributes", "field", "value"),
    [
        ("secure", "secure", True),
        ("Secure=no", "secure", True),
        ("HTTPONLY", "http_only", True),
        ("Path=/a", "path", "/a"),
        ("Path=/a; Path=/b", "path", "/b"),
        ("Path=a", "path", "/"),
        ("Path=/a; Path=", "path", "/"),
        ("Path=/" + LONG[:1024], "path", "/"),
        ("SameSite=STRICT", "same_site", "Strict"),
        ("SameSite=Lax", "same_site", "Lax"),
        ("SameSite=None; Secure", "same_site", "None"),
        ("SameSite=Lax; SameSite=x", "same_site", "default"),
        ("Domain=", "host_only", True),
        ("Domain=localhost; Domain=", "host_only", True),
        ("Domain=localhost", "host_only", True),
        ("Domain=.LOCALHOST", "host_only", True),
        ("Max-Age=60", "expires", NOW + 60),
        ("Max-Age=60; Expires=Thu, 01 Jan 1970 00:00:00 GMT", "expires", NOW + 60),
        ("Max-Age=1e3", "expires", None),
        ("Max-Age=+60", "expires", None),
        ("Max-Age=", "expires", None),
        ("Max-Age=99999999999", "expires", NOW + 400 * 86400),
        ("Expires=Tue, 14 Nov 2023 22:13:30 GMT", "expires", NOW + 10),
        ("Expires=Fri, 31 Dec 9999 00:00:00 GMT", "expires", NOW + 400 * 86400),
        ("Expires=tomorrow", "expires", None),
        ("Secure; Partitioned", "partition", "http://localhost"),
    ],
)
def test_attribute_is_read(attributes: str, field: str, value: object) -> None:
    assert getattr(stored(f"a=1; {attributes}"), field) == value


def test_domain_reaches_the_names_below_it() -> None:
    below = navigation(None, url="http://b.a.localhost:5001/")

    cookie = stored("a=1; Domain=.A.localhost", below)

    assert (cookie.domain, cookie.host_only) == ("a.localhost", False)


ABROAD = request(OTHER)
ON_A_NAME = navigation(None, url="http://a.localhost/")
SECURE = navigation(None, url="https://example.com/")


@pytest.mark.parametrize(
    ("header", "context", "rules", "rule"),
    [
        ("=", request(), RFC, "syntax"),
        ("", request(), RFC, "syntax"),
        ("; Path=/", request(), RFC, "syntax"),
        ("a=\x01", request(), RFC, "syntax"),
        ("a=1; Path=/\x7f", request(), RFC, "syntax"),
        ("a=" + LONG, request(), RFC, "too-large"),
        ("a=1; Domain=example.com", request(), RFC, "domain"),
        ("a=1; Domain=0.0.1", request(url=OTHER), RFC, "domain"),
        ("a=1; Domain=127.0.0.2", request(url=OTHER), RFC, "domain"),
        ("__Host-a=1; Secure; Path=/; Domain=a.localhost", ON_A_NAME, FIREFOX, "prefix-host"),
        ("a=1; Domain=localhost", request(url="http://a.localhost/"), RFC, "public-suffix"),
        ("a=1; Domain=co.uk", request(url="http://a.co.uk/"), RFC, "public-suffix"),
        ("a=1; Max-Age=0", request(), RFC, "expired"),
        ("a=1; Max-Age=-1", request(), RFC, "expired"),
        ("a=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT", request(), RFC, "expired"),
        ("a=1; Secure", request(), RFC, "secure"),
        ("a=1; Secure", request(url="http://example.com/"), CHROMIUM, "secure"),
        ("a=1", request(credentials_included=False), RFC, "credentials-mode"),
        ("a=1; SameSite=Strict", ABROAD, RFC, "samesite-strict"),
        ("a=1; SameSite=Lax", ABROAD, RFC, "samesite-lax"),
        ("a=1; SameSite=Lax", request("null"), RFC, "samesite-lax"),
        ("a=1; SameSite=Lax", request(top_level_site=None), RFC, "samesite-lax"),
        ("a=1; SameSite=Lax", request(has_foreign_frame=True), RFC, "samesite-lax"),
        ("a=1; SameSite=Lax", request("https://localhost"), RFC, "samesite-lax"),
        ("a=1; SameSite=Lax", ABROAD, FIREFOX, "samesite-lax"),
        ("a=1", ABROAD, RFC, "samesite-default"),
        ("a=1; SameSite=None", request(), RFC, "none-without-secure"),
        ("__Secure-a=1", request(), RFC, "prefix-secure"),
        ("__secure-a=1", request(), RFC, "prefix-secure"),
        ("__Host-a=1; Path=/", request(), RFC, "prefix-host"),
        ("__Host-a=1; Secure", SECURE, RFC, "prefix-host"),
        ("__Host-a=1; Secure; Path=/a", SECURE, RFC, "prefix-host"),
        ("__Host-a=1; Secure; Path=/; Domain=localhost", request(), CHROMIUM, "prefix-host"),
        ("=__Host-a=1; Secure; Path=/", SECURE, RFC, "prefix-host"),
        ("a=1; Partitioned", request(), RFC, "partitioned-without-secure"),
        ("a=1; SameSite=None; Secure", ABROAD, BLOCKING, "third-party"),
        ("a=1; Secure", request(), SAFARI, "secure"),
        ("a=1", ABROAD, SAFARI, "third-party"),
    ],
)
def test_cookie_is_refused(
    header: str, context: CookieContext, rules: CookieRules, rule: str
) -> None:
    assert receive(header, context, rules).rule == rule


@pytest.mark.parametrize(
    ("header", "context", "rules"),
    [
        ("a=1; SameSite=Strict", navigation(OTHER, "POST"), RFC),
        ("a=1; SameSite=Strict", request("http://localhost:8000"), RFC),
        ("__Host-a=1; Secure; Path=/", request(), CHROMIUM),
        ("__Host-a=1; Secure; Path=x", SECURE, RFC),
        ("__Host-a=1; Secure; Path=/; Domain=localhost", request(), FIREFOX),
        ("__Host-a=1; Secure; Path=/; Domain=127.0.0.1", request(OTHER, OTHER), CHROMIUM),
        ("__Secure-a=1; Secure", SECURE, RFC),
        ("a=1; Domain=127.0.0.1", navigation(None, url=OTHER), RFC),
        ("a=1", ABROAD, FIREFOX),
        ("a=1; SameSite=None; Secure", ABROAD, CHROMIUM),
        ("a=1; SameSite=None; Secure; Partitioned", ABROAD, BLOCKING),
        ("a=1; SameSite=None", request(), SAFARI),
    ],
)
def test_cookie_is_stored(header: str, context: CookieContext, rules: CookieRules) -> None:
    assert receive(header, context, rules).rule is None


@pytest.mark.parametrize(("rules", "order"), [(RFC, "a=2; b=3"), (CHROMIUM, "b=3; a=2")])
def test_cookie_takes_the_place_of_one_with_its_key(rules: CookieRules, order: str) -> None:
    jar = Jar()
    jar.receive("a=1; Path=/", request(), rules)
    jar.receive("b=3; Path=/", request(now=NOW + 5), rules)
    jar.receive("a=2; Path=/; HttpOnly", request(now=NOW + 5), rules)

    assert jar.cookies_for(request(), rules).header == order


@pytest.mark.parametrize(
    ("header", "chromium", "firefox"),
    [
        ("a", ("", "a"), ("a", "")),
        ("=a", ("", "a"), None),
        ("=a=b", None, None),
        ("a\tb=1", None, ("a\tb", "1")),
        ("a=\xe9", ("a", "\xe9"), ("a", "\xef\xbf\xbd")),
        ("a=1; Max-Age=-", ("a", "1"), None),
        ("a=1; Max-Age=-x", ("a", "1"), None),
        ("a=1; Domain=.", None, None),
        ("__Host-a=1; Secure", None, ("__Host-a", "1")),
        ("__Host-a=1; Secure; Path=x", None, ("__Host-a", "1")),
        ("a=1; Max-Age=0; Max-Age=x", ("a", "1"), ("a", "1")),
        ("a=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Expires=x", ("a", "1"), ("a", "1")),
    ],
)
def test_browsers_read_a_header_in_their_ways(
    header: str, chromium: tuple[str, str] | None, firefox: tuple[str, str] | None
) -> None:
    at_root = request(url=f"{API}/notes")
    read = [receive(header, at_root, rules) for rules in (CHROMIUM, FIREFOX)]

    assert [isinstance(one, Stored) and one.cookie[:2] for one in read] == [
        chromium or False,
        firefox or False,
    ]


def test_expired_cookie_removes_the_one_in_its_place() -> None:
    jar = Jar()
    jar.receive("a=1", request(), CHROMIUM)

    jar.receive("a=; Max-Age=0", request(), CHROMIUM)

    assert jar.cookies == ()


def test_answer_in_the_clear_does_not_replace_a_secure_cookie() -> None:
    jar, clear = Jar(), navigation(None, url="http://example.com/")
    jar.receive("a=1; Secure; Path=/a", navigation(None, url="https://example.com/"), RFC)

    assert jar.receive("a=2; Path=/a/b", clear, RFC).rule == "overwrites-secure"
    assert jar.receive("a=2; Path=/", clear, RFC).rule is None
    assert jar.receive("b=2; Path=/a", clear, RFC).rule is None
