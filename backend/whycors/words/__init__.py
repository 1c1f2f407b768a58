"""The explainer's wording in English and Chinese; the engine knows only names and values."""

from .catalogues import LANGUAGES
from .cookie_words import cookie_sentence, in_browsers, told_cookie
from .wording import Words, is_refused_call

__all__ = ["LANGUAGES", "Words", "cookie_sentence", "in_browsers", "is_refused_call", "told_cookie"]
