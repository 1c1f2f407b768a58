"""The cookies of a case in words: what became of each, where browsers differ, and what to do."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from ..browsers.behaviours import Browser
from ..browsers.cookie_rules import COOKIE_BROWSERS
from ..cases.case import Case, Played
from ..cases.case_cookies import CaseTurn, turns_in
from ..cookies import Cookie, Refused, Stored, Withheld, is_third_party
from .catalogues import catalogue
from .cookie_words import cookie_sentence, in_browsers, told_cookie

#: Rules about which there is the same to do as about others.
ADVISED_AS = {
    "public-suffix": "domain",
    "samesite-strict": "samesite",
    "samesite-lax": "samesite",
    "samesite-default": "samesite",
}
_Fate = Cookie | Withheld | Stored | Refused


class CookieEvent(NamedTuple):
    """What became of a cookie at one exchange, with the `attributes` that it was set with."""

    turn: CaseTurn
    what: _Fate
    attributes: str

    @property
    def key(self) -> tuple[int, int, str, str]:
        """What the same cookie's event has in another browser, too."""
        cookie = self.what if isinstance(self.what, Cookie) else self.what.cookie
        moment = "received" if isinstance(self.what, Stored | Refused) else "asked"
        return self.turn.call, self.turn.exchange, moment, cookie.name if cookie else ""

    @property
    def fate(self) -> tuple[str, str | None, bool]:
        """What differs where browsers differ."""
        rule = None if isinstance(self.what, Cookie) else self.what.rule
        is_apart = isinstance(self.what, Stored) and self.what.cookie.partition is not None
        return type(self.what).__name__, rule, is_apart

    @property
    def advice(self) -> str | None:
        """What the cookie's text of advice is about, None where there is nothing to do."""
        if isinstance(self.what, Refused | Withheld):
            rule = self.what.rule
            return None if rule == "expired" else ADVISED_AS.get(rule, rule)
        is_apart = "partitioned" in self.attributes.lower()
        stays = isinstance(self.what, Stored) and is_third_party(self.turn.context)
        return "third-party" if stays and not is_apart else None

    def sentence(self, language: str) -> str:
        """Return what became of the cookie, and why."""
        return cookie_sentence(self.what, self.turn.context, language, self.turn.rules)


class CaseCookies:
    """The cookies of a case that was played, told in `language`."""

    def __init__(self, case: Case, played: Played, language: str) -> None:
        self._language = language
        self._texts = catalogue("cookies", language)
        self._is_nobodys = case.browser == "standard"
        self.turns = turns_in(played, case.browser)
        self.events = list(_events(self.turns))
        self._elsewhere = {
            browser: {event.key: event for event in _events(turns_in(played, browser))}
            for browser in COOKIE_BROWSERS
            if browser != case.browser
        }

    def sentences(self, event: CookieEvent) -> list[str]:
        """Return what became of a cookie: in the case's browser, and in those that do otherwise."""
        elsewhere = self.elsewhere(event)
        own = [] if elsewhere and self._is_nobodys else [event.sentence(self._language)]
        return [*own, *elsewhere]

    def elsewhere(self, event: CookieEvent) -> list[str]:
        """Return what becomes of it in the browsers that do otherwise, a sentence for each.

        Where the case names no browser, and some do otherwise, the others are named, too.
        """
        others = {browser: self._other(event, browser) for browser in self._elsewhere}
        is_told_of_all = self._is_nobodys and any(others.values())
        by_sentence: dict[str, list[Browser]] = {}
        for browser, other in others.items():
            told = other or (event if is_told_of_all else None)
            if told is not None:
                by_sentence.setdefault(told.sentence(self._language), []).append(browser)
        return [
            in_browsers(browsers, sentence, self._language)
            for sentence, browsers in by_sentence.items()
        ]

    def advice(self) -> list[str]:
        """Return what to do so that the cookies are kept and sent, in any browser."""
        told = [
            each
            for event in self.events
            for each in (event, *(self._other(event, browser) for browser in self._elsewhere))
            if each is not None
        ]
        kinds = dict.fromkeys(event.advice for event in told if event.advice)
        return [self._texts[f"advice.{kind}"] for kind in kinds]

    def as_json(self) -> list[dict[str, Any]]:
        """Return the turns in which something became of a cookie, as programs read them."""
        by_turn: dict[int, list[CookieEvent]] = {}
        for event in self.events:
            by_turn.setdefault(id(event.turn), []).append(event)
        return [self._turn(events) for events in by_turn.values()]

    def _other(self, event: CookieEvent, browser: Browser) -> CookieEvent | None:
        """Return what becomes of it in another browser, None where it is the same."""
        other = self._elsewhere[browser].get(event.key)
        return None if other is None or other.fate == event.fate else other

    def _turn(self, events: list[CookieEvent]) -> dict[str, Any]:
        turn = events[0].turn
        told: dict[str, Any] = {
            "call": turn.call,
            "request": [turn.request.kind, turn.request.method, turn.request.url],
        }
        told |= {name: [] for name in ("sent", "withheld", "stored", "refused")}
        for event in events:
            name = "sent" if isinstance(event.what, Cookie) else event.fate[0].lower()
            told[name].append(
                told_cookie(event.what, turn, event.attributes, self._language)
                | {"elsewhere": self.elsewhere(event)}
            )
        return told


def _events(turns: Sequence[CaseTurn]) -> Iterator[CookieEvent]:
    came_with: dict[Cookie, str] = {}
    for turn in turns:
        if turn.request.kind == "preflight":
            continue  # it never has cookies: nothing to tell
        for cookie in turn.retrieved.sent:
            yield CookieEvent(turn, cookie, came_with[cookie])
        for withheld in turn.retrieved.withheld:
            yield CookieEvent(turn, withheld, came_with[withheld.cookie])
        for received, attributes in turn.received:
            if isinstance(received, Stored):
                came_with[received.cookie] = attributes
            yield CookieEvent(turn, received, attributes)
