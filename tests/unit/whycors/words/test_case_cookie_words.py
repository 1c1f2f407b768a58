"""What to do about cookies: a text for each rule by which one is not kept, or not sent."""

from typing import get_args

import pytest

from backend.whycors.cookies import CookieRule
from backend.whycors.words import LANGUAGES
from backend.whycors.words.case_cookie_words import ADVISED_AS
from backend.whycors.words.catalogues import catalogue

#: A cookie that has expired is as its server wants it; script's fetch is no top-level navigation.
WITHOUT = {"expired", "samesite-lax-method"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_has_its_advice(language: str) -> None:
    rules = {ADVISED_AS.get(rule, rule) for rule in get_args(CookieRule)} - WITHOUT
    texts = {key for key in catalogue("cookies", language) if key.startswith("advice.")}

    assert texts == {f"advice.{rule}" for rule in rules}


@pytest.mark.parametrize(("language", "stop"), [("en", "."), ("zh", "。")])
def test_advice_is_a_sentence(language: str, stop: str) -> None:
    texts = catalogue("cookies", language)

    assert [
        key for key in texts if key.startswith("advice.") and not texts[key].endswith(stop)
    ] == []
