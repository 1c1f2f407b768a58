"""The claims that lesson_checks.py holds to the record are found in the texts of both languages."""

from frontend.text import LANGUAGES, texts_in
from tests.browser.truth import CLAIMS

OF_RUNS = ("verdict.", "predict.", "event.", "gate.", "picture.")
KEYS = [key for key in texts_in("en") if key.startswith(OF_RUNS)]


def claims_in(language: str, key: str) -> set[str]:
    return {name for name, claim in CLAIMS.items() if claim.is_made_in(texts_in(language)[key])}


def test_both_languages_claim_the_same() -> None:
    differing = {
        key: [texts_in(language)[key] for language in LANGUAGES]
        for key in KEYS
        if key.startswith(("verdict.", "predict.")) and claims_in("en", key) != claims_in("zh", key)
    }

    assert differing == {}


def test_every_claim_is_made_somewhere() -> None:
    made = set().union(*(claims_in("en", key) for key in KEYS))

    assert made == set(CLAIMS)
