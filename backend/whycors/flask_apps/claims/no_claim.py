"""Claims that are refused, and what pytest shows of one that fails."""

from typing import Any


class NoClaim(ValueError):
    """What a test says is no claim: it could not fail, or it can't be told whether it holds."""


def hides(raised: Any) -> bool:
    """Return whether an error is about the claim: then only the test's own line is of interest.

    A module says so of all its frames: `__tracebackhide__ = hides`. `raised` is pytest's
    ExceptionInfo.
    """
    return isinstance(raised.value, AssertionError | NoClaim)
