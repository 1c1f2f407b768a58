"""Console lines that people paste: recognised, and put into plain words."""

from backend.console_lines.explain import (
    LANGUAGES,
    MAX_CHARACTERS,
    Explanation,
    TextTooLong,
    explain,
    explain_text,
    words_of,
)
from backend.console_lines.recognise import Recognised, recognise

__all__ = [
    "LANGUAGES",
    "MAX_CHARACTERS",
    "Explanation",
    "Recognised",
    "TextTooLong",
    "explain",
    "explain_text",
    "recognise",
    "words_of",
]
