"""The explainer's wording in English and Chinese; the engine knows only names and values."""

from backend.words.wording import LANGUAGES, Words

__all__ = ["LANGUAGES", "Words"]
