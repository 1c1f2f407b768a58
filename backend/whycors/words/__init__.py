"""The explainer's wording in English and Chinese; the engine knows only names and values."""

from .catalogues import LANGUAGES
from .wording import Words, is_refused_call

__all__ = ["LANGUAGES", "Words", "is_refused_call"]
