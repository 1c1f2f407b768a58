"""The cookies of a case: what its answers set, by the rules of its browser, and what goes along.

A case tells nothing of cookies that were there before: the jar is empty when it begins.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass

from ..browsers.behaviours import Browser
from ..browsers.cookie_rules import COOKIE_RULES
from ..cookies import CookieContext, CookieRules, CookieTurn, Jar, cookie_turn, site_of_text
from ..fetch_standard import (
    HttpRequest,
    HttpResponse,
    Request,
    Url,
    includes_credentials,
    parse_url,
    values_of,
)
from ..remedies.exposing import Exposure, exposure, hidden_names, wanted_names
from .case import Case, Played, PlayedCall, play_case


@dataclass(frozen=True)
class CaseTurn(CookieTurn):
    """What became of the cookies at one exchange of a case.

    `call` is the place of its request among the case's, from 0, `exchange` its own place in that.
    """

    call: int
    exchange: int
    request: HttpRequest


def cookie_turns(case: Case) -> list[CaseTurn]:
    """Return what became of the cookies at each exchange of a case, in its browser.

    Earlier requests are among them. There are none where no answer sets a cookie.
    """
    return turns_in(play_case(case), case.browser)


def turns_in(played: Played, browser: Browser, now: float | None = None) -> list[CaseTurn]:
    """Return the turns of what was played, by a browser's rules.

    `now` is when the case begins, in seconds since the epoch: by default, now.
    """
    if not any(_set_cookies(turn.answer) for call in played.calls for turn in call.exchanges):
        return []
    begin = time.time() if now is None else now
    jar, rules = Jar(), COOKIE_RULES[browser]
    return [
        turn
        for place, call in enumerate(played.calls)
        for turn in _turns_of(call, place, jar, rules, begin)
    ]


def _turns_of(
    call: PlayedCall, place: int, jar: Jar, rules: CookieRules, begin: float
) -> Iterator[CaseTurn]:
    urls: list[Url] = []
    for number, exchange in enumerate(call.exchanges):
        request = exchange.request
        url = parse_url(request.url)
        if request.kind == "request" and url is not None:
            urls.append(url)
        context = script_context(call.request, request, urls, begin + call.seconds)
        turn = cookie_turn(jar, context, rules, _set_cookies(exchange.answer))
        yield CaseTurn(turn.context, rules, turn.retrieved, turn.received, place, number, request)


def script_context(
    asked: Request, request: HttpRequest, urls: list[Url], now: float
) -> CookieContext:
    """Return the context of a request that script of a page at the top of its window asked for.

    `urls` are those of the call's requests up to this one, preflights left out.
    """
    is_preflight = request.kind == "preflight"
    mode = asked.credentials
    if asked.api == "xhr" and mode == "omit":
        mode = "same-origin"  # XMLHttpRequest has withCredentials, and no way to leave them out
    return CookieContext(
        url=request.url,
        method=request.method,
        top_level_site=site_of_text(asked.origin),
        initiator=asked.origin,
        is_top_level_navigation=False,
        credentials_included=not is_preflight and includes_credentials(mode, asked.origin, urls),
        now=now,
    )


def _set_cookies(answer: object) -> list[str]:
    return values_of(answer.headers, "set-cookie") if isinstance(answer, HttpResponse) else []


def hidden_headers(played: Played) -> list[str]:
    """Return the headers that arrived and that script may not read, as they are spelled.

    CORS headers and Set-Cookie are left out: script reads neither in any answer.
    """
    answer = _last_answer(played)
    return [] if answer is None else hidden_names(played.calls[-1].request, played.outcome, answer)


def wanted_headers(played: Played) -> list[str]:
    """Return those of the hidden headers that script may want to read."""
    answer = _last_answer(played)
    return [] if answer is None else wanted_names(played.calls[-1].request, played.outcome, answer)


def offered_exposure(played: Played) -> Exposure | None:
    """Return how script may read the headers that it may want, None where it can already."""
    names, answer = wanted_headers(played), _last_answer(played)
    if not names or answer is None:
        return None
    return exposure(played.calls[-1].request, played.exchanges[-1].request, answer, names)


def _last_answer(played: Played) -> HttpResponse | None:
    answer = played.exchanges[-1].answer if played.exchanges else None
    return answer if isinstance(answer, HttpResponse) else None
