"""The sentences about cookies: one for each rule, in each language."""

import re
from collections.abc import Iterator
from typing import get_args

import pytest

from backend.whycors import (
    LANGUAGES,
    Cookie,
    CookieContext,
    CookieRules,
    Refused,
    Stored,
    Withheld,
    cookie_sentence,
)
from backend.whycors.cookies import CookieRule
from backend.whycors.words.catalogues import catalogue
from tests.unit.whycors.cookies.requests import (
    API,
    CHROMIUM,
    FIREFOX,
    NOW,
    OTHER,
    PAGE,
    SAFARI,
    navigation,
    request,
)

COOKIE = Cookie("a", "1", "localhost", True, "/", False, False, "default", None, NOW, None)
KEPT_APART = COOKIE._replace(partition="http://127.0.0.1", same_site="None")
#: What only happens to a cookie of the jar, and only to one of an answer.
WHEN_SENT = {"path", "samesite-lax-method", "partition"}
WHEN_STORED = {"syntax", "too-large", "public-suffix", "overwrites-secure"}
WHEN_STORED |= {rule for rule in get_args(CookieRule) if re.search("without|prefix", rule)}
FULL_STOPS = {"en": ".", "zh": "。"}


def sent() -> Iterator[tuple[str, Cookie, CookieContext, CookieRules]]:
    """Yield each reason for which a cookie is sent, with an example."""
    lax = COOKIE._replace(same_site="Lax")
    yield "same-origin", lax, request(API), CHROMIUM
    yield "same-site", lax, request(PAGE), CHROMIUM
    yield "same-site-names", lax, request("http://b.a.localhost", url="http://a.localhost"), FIREFOX
    yield "by-hand", lax, navigation(None), CHROMIUM
    yield "navigation", lax, navigation(OTHER), FIREFOX
    yield "lax-unsafe", COOKIE, navigation(OTHER, "POST"), CHROMIUM
    yield "none", COOKIE._replace(same_site="None"), request(OTHER), CHROMIUM
    yield "unset", COOKIE, navigation(OTHER, "POST"), FIREFOX
    yield "partitioned", KEPT_APART, request(OTHER), CHROMIUM


def told(language: str) -> Iterator[tuple[str, str]]:
    """Yield every sentence there is, with the key that it should have."""

    def say(what: Cookie | Stored | Refused | Withheld, context: CookieContext) -> str:
        return cookie_sentence(what, context, language)

    yield "stored.host", say(Stored(COOKIE), request())
    yield "stored.domain", say(Stored(COOKIE._replace(host_only=False)), request())
    yield "stored.partitioned", say(Stored(KEPT_APART), request(OTHER))
    for key, cookie, context, rules in sent():
        yield f"sent.{key}", cookie_sentence(cookie, context, language, rules)
    for rule in get_args(CookieRule):
        if rule not in WHEN_SENT:
            yield f"refused.{rule}", say(Refused(rule, COOKIE), request(OTHER))
        if rule not in WHEN_STORED:
            yield f"withheld.{rule}", say(Withheld(KEPT_APART, rule), request(PAGE))
    yield "withheld.partition.none", say(Withheld(COOKIE, "partition"), request(OTHER))
    yield "opaque", say(Withheld(COOKIE, "samesite-lax"), request("null"))
    yield "unmeasured", cookie_sentence(Refused("secure", COOKIE), request(), language, SAFARI)
    framed = request(has_foreign_frame=True)
    yield "foreign-frame", say(Withheld(COOKIE, "samesite-lax"), framed)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_told_as_it_stands(language: str) -> None:
    # What is said of a case's cookies, test_case_cookie_words.py looks at.
    texts = {
        key: text
        for key, text in catalogue("cookies", language).items()
        if not key.startswith(("advice.", "elsewhere", "and"))
    }
    found = dict(told(language))

    assert found.keys() == texts.keys()
    patterns = {
        key: ".*".join(map(re.escape, re.split(r"\{\w+\}", text))) for key, text in texts.items()
    }
    assert {key: said for key, said in found.items() if not re.search(patterns[key], said)} == {}
    assert [said for said in found.values() if not said.endswith(FULL_STOPS[language])] == []


def test_languages_say_the_same() -> None:
    english, chinese = (catalogue("cookies", language) for language in LANGUAGES)

    assert english.keys() == chinese.keys()
    assert {key: set(re.findall(r"\{\w+\}", text)) for key, text in english.items()} == {
        key: set(re.findall(r"\{\w+\}", text)) for key, text in chinese.items()
    }


def test_what_is_not_measured_is_said_of_what_rests_on_it_alone() -> None:
    third_party, expired = Withheld(COOKIE, "third-party"), Withheld(COOKIE, "expired")

    assert "not measured" in cookie_sentence(third_party, request(OTHER), "en", SAFARI)
    assert "not measured" not in cookie_sentence(third_party, request(OTHER), "en", FIREFOX)
    assert "not measured" not in cookie_sentence(expired, request(OTHER), "en", SAFARI)


def test_header_that_holds_no_cookie_is_told_of() -> None:
    assert cookie_sentence(Refused("syntax", None), request(), "en").startswith("The browser can")
    with pytest.raises(ValueError, match="not a URL: 'notes'"):
        cookie_sentence(COOKIE, request(url="notes"), "en")
