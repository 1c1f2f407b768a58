"""What is said about a finding, in one language."""

import re

from ...words import Words
from ...words.catalogues import catalogue
from ..findings.finding_kinds import lesson_of
from ..model import Finding


def finding_sentence(finding: Finding, language: str) -> str:
    """Return what is wrong, in one sentence. Inline code stands in backticks."""
    return _told(finding, "", language)


def finding_advice(finding: Finding, language: str) -> str:
    """Return what to do about it."""
    return _told(finding, ".do", language)


def kind_words(id: str, language: str) -> tuple[str, str]:
    """Return what a kind of finding is about, and what to do, with "…" for each value."""
    texts = catalogue("checked", language)
    general = (texts[f"check.{id}"], texts[f"check.{id}.do"])
    summary, advice = (re.sub(r"\{\w+\}", "…", text) for text in general)
    return summary, advice


def lesson_link(finding: Finding, language: str) -> tuple[str, str]:
    """Return the name and the path, in the lab, of the lesson about a finding."""
    slug = lesson_of(finding)
    return catalogue("checked", language)[f"lesson.{slug}"], f"/{language}/lessons/{slug}/"


def _told(finding: Finding, what: str, language: str) -> str:
    """Return the text of the finding's variant, if it has its own, or else that of its kind."""
    texts, shown = catalogue("checked", language), Words(language).shown
    key = f"check.{finding.id}.{finding.values.get('variant', '')}{what}"
    text = texts.get(key, texts[f"check.{finding.id}{what}"])
    return text.format_map({name: shown(value) for name, value in finding.values.items()})
