"""Which browser prints a line, in words."""

from ..browsers.recognise import Recognised
from .catalogues import catalogue


def printed_by(recognised: Recognised, language: str) -> str:
    """Return which browser printed a line, its age and its language, where they aren't today's."""
    texts = catalogue("pasted", language)
    age = "" if recognised.is_current else "former."
    browser = texts[f"printed_by.{age}{recognised.browser}"]
    if recognised.language == "en":
        return browser
    of_line = texts[f"language.{recognised.language}"]
    return texts["printed_by.in_language"].format(browser=browser, language=of_line)
