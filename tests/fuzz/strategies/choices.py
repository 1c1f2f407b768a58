"""How the other strategies choose: by one small number each, as Hypothesis is slow."""

import functools
from collections.abc import Sequence
from typing import TypeVar

from hypothesis import strategies as st

T = TypeVar("T")


@functools.cache
def _below(count: int) -> st.SearchStrategy[int]:
    return st.integers(0, count - 1)


def pick(draw: st.DrawFn, values: Sequence[T]) -> T:
    """Return one of the values."""
    return values[draw(_below(len(values)))]


def one_in(draw: st.DrawFn, many: int) -> bool:
    """Return True once in about `many` times."""
    return draw(_below(many)) == many - 1


ODD_TEXTS = st.text(max_size=12)
ODD_BYTES = st.binary(max_size=12)
#: Texts that have broken programs, here or elsewhere.
HOSTILE_TEXTS = [
    *["", " ", "\0", "\ufeff", "\u202e", "a℀b", "é", "中文", "🦊", "\ud800", "\udfff\ud800", "ﬁ"],
    *["null", "undefined", "__proto__", "../../etc/passwd", "..\\..", "%00", "%2e%2e%2f", "%"],
    *["<script>alert(1)</script>", "{{7*7}}", "${7*7}", "';--", "\r\nX-Injected: 1", "a\nb", "\t"],
    *["{0.__class__}", "%s%n", "x" * 300, "(" * 200, "'" * 400, "a." * 300, "-1", "1e999", "NaN"],
]
