"""What to do about an answer that the app did not send, or sent as an error: no header cures it."""

from collections.abc import Callable, Sequence

from ..fetch_standard import Outcome, get, values_of
from .advice import Advice
from .answerer import Answerer, Sender, sender
from .changes import ChangedTurn

#: Tells who sent the last answer of a fetch, of which these are the exchanges so far.
SenderOf = Callable[[Sequence[ChangedTurn]], Sender]

#: They pass on what the app answers, and send errors of their own.
_GATEWAYS: tuple[Answerer, ...] = ("proxy", "web-server")
#: What an answer comes to that was kept for somebody else.
_KEPT_FOR_OTHERS = ("MissingAllowOriginHeader", "AllowOriginMismatch")


def sender_of_last(exchanges: Sequence[ChangedTurn]) -> Sender:
    """Return who sent the last answer, by what it shows."""
    *before, last = exchanges
    return sender(last.request, last.answer, [(each.request, each.answer) for each in before])


def advice_by_sender(
    outcome: Outcome, exchanges: Sequence[ChangedTurn], by: Sender
) -> Advice | None:
    """Return what to do in place of sending more headers, None where these are what is missing.

    `outcome` is a network error for what the last answer said, and `by` sent that.
    """
    last, who = exchanges[-1], by.answerer
    reason = outcome.failure.reason.removeprefix("Preflight") if outcome.failure else ""
    says_who_may_read = get(last.answer.headers, "access-control-allow-origin") is not None
    if who == "http-twin":
        return "call-https"
    if who == "login-page":
        return "log-in-again"
    if who == "cache" and reason in _KEPT_FOR_OTHERS:
        return "cached-answer" if says_who_may_read else _cached(last)
    if who == "tunnel":
        return "tunnel-page"
    if who in _GATEWAYS:
        return "gateway-error" if last.answer.status >= 500 else "gateway-refusal"
    # Who says who may read has been told of CORS.
    is_first = not says_who_may_read and _is_error_first(exchanges, who)
    return "error-first" if is_first else None


def _cached(last: ChangedTurn) -> Advice:
    """Return what to do about an answer without the header that a cache had."""
    vary = ",".join(values_of(last.answer.headers, "vary")).lower()
    depends = "origin" in (name.strip() for name in vary.split(","))
    return "cached-without-origin" if depends else "cached-answer"


def _is_error_first(exchanges: Sequence[ChangedTurn], who: Answerer) -> bool:
    """Return whether an error came past what adds the headers: as a crash does.

    Of an error below 500 that nobody signed, it is known if the preflight's answer had them.
    """
    first, last = exchanges[0], exchanges[-1]
    if last.on != "request":
        return False
    had_them = first.on == "preflight" and not first.is_changed
    unsigned = who == "unknown" and last.answer.status >= 400
    return last.answer.status >= 500 or (had_them and unsigned)
