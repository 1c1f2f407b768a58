"""The cookies of a run: what the browser stored of its answers, sent, withheld and refused.

The jar is empty when a run begins: its cookies are bound to its path. What an exchange's Set-Cookie
put into it is replayed by the rules of RFC 6265bis, and compared with the Cookie that arrived.
"""

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from backend.lab.joined import Joined, JoinedCall
from backend.lab.question import Question
from backend.whycors.browsers.cookie_rules import COOKIE_RULES
from backend.whycors.cookies import (
    Cookie,
    CookieContext,
    CookieRules,
    CookieTurn,
    Jar,
    Withheld,
    cookie_turn,
    site_of_text,
)
from backend.whycors.fetch_standard import OPAQUE, includes_credentials, parse_url
from backend.whycors.recording.exchange import Exchange


@dataclass(frozen=True)
class RecordedTurn(CookieTurn):
    """What became of the cookies at one exchange: as it is computed, and as the record has it.

    `arrived` are those of the jar that the request really had.
    """

    exchange: Exchange
    arrived: frozenset[Cookie]

    @property
    def really_sent(self) -> tuple[Cookie, ...]:
        """Those that should go, and went."""
        return tuple(cookie for cookie in self.retrieved.sent if cookie in self.arrived)

    @property
    def really_withheld(self) -> tuple[Withheld, ...]:
        """Those that should stay, and stayed."""
        return tuple(each for each in self.retrieved.withheld if each.cookie not in self.arrived)

    @property
    def agrees(self) -> bool:
        """Whether the cookies that are computed to be sent are those that arrived."""
        return set(self.retrieved.sent) == self.arrived


Turns = Mapping[int, RecordedTurn]


def replay_cookies(
    joined: Joined, exchanges: Sequence[Exchange], base: str, question: Question, own_origin: str
) -> Turns:
    """Return the turns of a run's exchanges by number; none where no answer set a cookie.

    The run is below the path `base`; `own_origin` is that of the page which a sandboxed frame is
    in. A reader may have told the browser to block cookies in other sites' pages, or to keep them
    apart: if that explains what arrived, it is taken for the rule.
    """
    if not any(set_cookies_of(exchange) for exchange in exchanges):
        return {}
    requests = _Requests(joined, base, question, own_origin)
    usual = COOKIE_RULES[question.browser]
    turns = _replayed(exchanges, requests, usual)
    if _all_agree(turns):
        return turns
    for third_party in ("blocked", "partitioned", "allowed"):
        others = _replayed(exchanges, requests, usual._replace(third_party=third_party))
        if _all_agree(others):
            return others
    return turns


def _replayed(
    exchanges: Sequence[Exchange], requests: "_Requests", rules: CookieRules
) -> dict[int, RecordedTurn]:
    jar = Jar()
    return {
        exchange.number: _turn(exchange, requests.context_of(exchange), rules, jar)
        for exchange in exchanges
    }


def _turn(exchange: Exchange, context: CookieContext, rules: CookieRules, jar: Jar) -> RecordedTurn:
    turn = cookie_turn(jar, context, rules, set_cookies_of(exchange))
    pairs = {pair.strip() for pair in (exchange.request_header("cookie") or "").split(";")}
    arrived = frozenset(cookie for cookie in turn.jar if cookie.as_sent in pairs)
    return RecordedTurn(context, rules, turn.retrieved, turn.received, exchange, arrived)


def _all_agree(turns: Turns) -> bool:
    return all(turn.agrees for turn in turns.values())


def set_cookies_of(exchange: Exchange) -> Iterator[str]:
    """Yield the values of an answer's Set-Cookie headers."""
    return (text for name, text in exchange.response_headers if name.lower() == "set-cookie")


class _Requests:
    """The requests of a run, as the rules of cookies look at them."""

    def __init__(self, joined: Joined, base: str, question: Question, own_origin: str) -> None:
        self._root_url = question.api + base
        self._own_origin = own_origin
        self._origin_before = question.acts[-2 if len(question.acts) > 1 else -1].origin
        self._calls = {
            exchange.number: call
            for call in [*joined.before, *joined.calls, *joined.loads]
            for exchange in call.own_exchanges
        }
        # Monotonic time, which the record has, as seconds since the epoch.
        self._epoch = time.time() - time.monotonic()

    def context_of(self, exchange: Exchange) -> CookieContext:
        """Return the context of an exchange's request."""
        call = self._calls.get(exchange.number)
        page = call.page_origin if call else self._origin_before
        url = self._url(exchange, call)
        is_navigation = exchange.mode == "navigate"
        return CookieContext(
            url=url,
            method=exchange.method,
            top_level_site=site_of_text(self._own_origin if page == OPAQUE else page),
            initiator=page,
            is_top_level_navigation=is_navigation and exchange.destination == "document",
            credentials_included=_has_credentials(exchange, call, page, url),
            now=self._epoch + exchange.started,
        )

    def _url(self, exchange: Exchange, call: JoinedCall | None) -> str:
        asked = {
            answered.exchange.number: answered.request.url
            for answered in (call.answered if call else ())
            if answered.exchange and not answered.was_kept
        }
        return asked.get(exchange.number, f"{self._root_url}{exchange.path}")


def _has_credentials(exchange: Exchange, call: JoinedCall | None, page: str, url: str) -> bool:
    """Return whether a request includes credentials."""
    if exchange.kind == "preflight":
        return False
    if call is None or (exchange.mode in ("no-cors", "navigate") and call.asker != "script"):
        return True
    mode = call.judged.request.credentials if call.judged else "same-origin"
    parsed = parse_url(url)
    return parsed is not None and includes_credentials(mode, page, [parsed])
