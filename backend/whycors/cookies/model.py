"""What the cookies are about: a cookie, the request that it comes or goes with, what became of it.

Times are in seconds since the epoch, texts hold a character for each byte of the header.
"""

from typing import Literal, NamedTuple

SameSite = Literal["Strict", "Lax", "None", "default"]

#: Why a cookie was not stored, or stayed. The first one that applies is told.
CookieRule = Literal[
    "syntax",
    "too-large",
    "domain",
    "public-suffix",
    "path",
    "expired",
    "secure",
    "overwrites-secure",
    "credentials-mode",
    "samesite-strict",
    "samesite-lax",
    "samesite-default",
    "samesite-lax-method",
    "none-without-secure",
    "prefix-secure",
    "prefix-host",
    "partitioned-without-secure",
    "partition",
    "third-party",
]


class Cookie(NamedTuple):
    """A cookie as a jar holds it (section 5.7).

    `partition` is the top-level site that it is kept apart for, None where it isn't. A cookie that
    lasts as long as the browser runs has no `expires`.
    """

    name: str
    value: str
    domain: str
    host_only: bool
    path: str
    secure: bool
    http_only: bool
    same_site: SameSite
    partition: str | None
    created: float
    expires: float | None

    @property
    def as_sent(self) -> str:
        """The cookie in a Cookie header; one without a name is its value alone."""
        return f"{self.name}={self.value}" if self.name else self.value


class CookieContext(NamedTuple):
    """What cookies depend on in one request, with its answer.

    `top_level_site` is the site of the page at the top of the window, None for an opaque origin; a
    top-level navigation brings its own. `initiator` is the origin that asked for the request, None
    for the person at the browser. `has_foreign_frame` says that a page of another site stands
    between the initiator and the top of the window.
    """

    url: str
    method: str
    top_level_site: str | None
    initiator: str | None
    is_top_level_navigation: bool
    credentials_included: bool
    now: float
    has_foreign_frame: bool = False


class Stored(NamedTuple):
    """The cookie is in the jar now, in the place of one of the same key if there was one."""

    cookie: Cookie
    rule: None = None


class Refused(NamedTuple):
    """The cookie is not in the jar. Where its text gives no cookie, there is none to look at.

    By the rule "expired" it was there for removing what was in its place.
    """

    rule: CookieRule
    cookie: Cookie | None


class Withheld(NamedTuple):
    """A cookie of the jar that does not go with a request."""

    cookie: Cookie
    rule: CookieRule


class Retrieved(NamedTuple):
    """What becomes of each cookie of a jar at a request; `sent` is in the order of the header."""

    sent: tuple[Cookie, ...]
    withheld: tuple[Withheld, ...]

    @property
    def header(self) -> str:
        """The value of the Cookie header, "" where there is no such header."""
        return "; ".join(cookie.as_sent for cookie in self.sent)
