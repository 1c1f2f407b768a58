"""One wording: how a browser says one reason."""

import re
from dataclasses import dataclass
from typing import Literal

# "webkit" stands for Safari and for the Chrome of the years before Chromium had words of its own.
Browser = Literal["chromium", "firefox", "safari", "webkit", "any"]


@dataclass(frozen=True)
class Wording:
    """A part of a console line that gives a reason; the groups of `pattern` are parameters.

    `may_also_be` are further reasons that this browser words alike.
    """

    reason: str
    browser: Browser
    pattern: re.Pattern[str]
    is_current: bool
    may_also_be: tuple[str, ...] = ()


def current(
    browser: Browser, reason: str, pattern: str, may_also_be: tuple[str, ...] = ()
) -> Wording:
    """Return a wording that today's browsers print."""
    return Wording(reason, browser, re.compile(pattern, re.IGNORECASE), True, may_also_be)


def former(
    browser: Browser, reason: str, pattern: str, may_also_be: tuple[str, ...] = ()
) -> Wording:
    """Return a wording that only older browsers print, and that old answers quote."""
    return Wording(reason, browser, re.compile(pattern, re.IGNORECASE), False, may_also_be)
