"""The cookies of one request and its answer: what goes along, what stays, what is stored."""

from collections.abc import Iterable
from dataclasses import dataclass

from .jar import Jar
from .model import Cookie, CookieContext, Refused, Retrieved, Stored
from .rules import CookieRules

#: What became of a Set-Cookie header, and the text of its attributes.
Received = tuple[Stored | Refused, str]


@dataclass(frozen=True)
class CookieTurn:
    """What became of the cookies at a request with its answer, judged by `rules`.

    `retrieved` are the cookies of this host, `received` what became of each Set-Cookie.
    """

    context: CookieContext
    rules: CookieRules
    retrieved: Retrieved
    received: tuple[Received, ...]

    @property
    def jar(self) -> tuple[Cookie, ...]:
        """The cookies of this host that were in the jar when the request was made."""
        return (*self.retrieved.sent, *(each.cookie for each in self.retrieved.withheld))


def cookie_turn(
    jar: Jar, context: CookieContext, rules: CookieRules, set_cookies: Iterable[str]
) -> CookieTurn:
    """Return the turn of a request, and put into the jar what its answer's `set_cookies` say."""
    sent, withheld = jar.cookies_for(context, rules)
    here = tuple(each for each in withheld if each.rule != "domain")
    received = tuple(
        (jar.receive(text, context, rules), text.partition(";")[2].strip()) for text in set_cookies
    )
    return CookieTurn(context, rules, Retrieved(sent, here), received)
