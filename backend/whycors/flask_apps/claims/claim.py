"""A claim about a page, and whether it holds by what the page got."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from .app_browser import Happened

ClaimName = Literal["may-send", "may-read", "may-not-send", "may-not-read"]


@dataclass(frozen=True)
class PageGot:
    """What a page got, in process or in a browser.

    `sent_cookies` are the names of the cookies that went with its request, `kept_back` of those
    that script asked to include and that stayed, `headers` of those of the answer that script can
    read, in lower case.
    """

    is_sent: bool
    is_readable: bool
    sent_cookies: frozenset[str]
    kept_back: frozenset[str]
    headers: frozenset[str]

    def is_like(self, other: "PageGot") -> bool:
        """Return whether another page got the same, as far as a claim goes.

        A server adds headers of its own, and a browser doesn't tell which cookies stayed.
        """
        mine, theirs = ((got.is_sent, got.is_readable, got.sent_cookies) for got in (self, other))
        return mine == theirs and self.headers <= other.headers

    def missing(self, exposed: Collection[str]) -> tuple[str, ...]:
        """Return those of the header names that script can't read."""
        return tuple(name for name in exposed if name.lower() not in self.headers)


def got_in_process(happened: Happened) -> PageGot:
    """Return what the engine says that the page gets."""
    kept_back = (each.cookie for each, _ in happened.kept_back)
    return PageGot(
        happened.is_sent,
        happened.is_readable,
        frozenset(cookie.name for cookie in happened.sent_cookies),
        frozenset(cookie.name for cookie in kept_back if cookie is not None),
        frozenset(happened.played.outcome.readable_headers),
    )


def holds(claim: ClaimName, got: PageGot, exposed: Collection[str] = ()) -> bool:
    """Return whether a claim is true.

    "With cookies" means that they travel. So a page may do something with them only if none stays,
    and may not do it if none goes; where some go and some stay, neither is true.
    """
    if claim == "may-send":
        return got.is_sent and not got.kept_back
    if claim == "may-read":
        return got.is_readable and not got.kept_back and not got.missing(exposed)
    is_without_cookies = bool(got.kept_back) and not got.sent_cookies
    does_it = got.is_sent if claim == "may-not-send" else got.is_readable
    return not does_it or is_without_cookies
