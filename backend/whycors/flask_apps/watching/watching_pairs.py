"""Which exchanges of a watched app are of one call: only the wire tells, and no page.

A request follows its preflight, and a redirect's target its answer: from the same page, for the
same URL, within seconds. https://fetch.spec.whatwg.org/#http-fetch
"""

from collections.abc import Iterable
from urllib.parse import unquote

from ...fetch_standard import OPAQUE, parse_token_list, values_of
from .watching_calls import WatchedCall
from .watching_turns import WatchedTurn

#: A browser sends at once what a preflight allows, or where a redirect leads; an app may be slow.
MAX_SECONDS_BETWEEN = 30.0


def call_continued_by(turn: WatchedTurn, calls: Iterable[WatchedCall]) -> WatchedCall | None:
    """Return the first of the calls under way that an exchange goes on, None for none."""
    return next((call for call in calls if _goes_on(call.last, turn)), None)


def _goes_on(last: WatchedTurn, turn: WatchedTurn) -> bool:
    if not 0 <= turn.exchange.started - last.exchange.started <= MAX_SECONDS_BETWEEN:
        return False
    if last.exchange.request_header("user-agent") != turn.exchange.request_header("user-agent"):
        return False
    if last.exchange.kind == "preflight":
        return _is_asked_for(turn, last)
    target = last.redirects_to
    is_there = target is not None and unquote(target) == unquote(turn.url)
    # After a redirect to another origin and back, the page's own is no longer told.
    return is_there and turn.origin in (last.origin, OPAQUE)


def _is_asked_for(turn: WatchedTurn, preflight: WatchedTurn) -> bool:
    """Return whether a request is the one that a preflight asks for."""
    if turn.exchange.kind == "preflight" or turn.origin != preflight.origin:
        return False
    if turn.url != preflight.url or turn.method != preflight.method:
        return False
    asked = values_of(tuple(preflight.exchange.request_headers), "access-control-request-headers")
    sent = {name.lower() for name, _ in turn.exchange.request_headers}
    return {name.lower() for name in parse_token_list(asked) or ()} <= sent
