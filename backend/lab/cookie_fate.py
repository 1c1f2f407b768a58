"""What became of the cookie of an experiment: did it go along, was it stored, and by which rule."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from backend.lab.cookie_replay import RecordedTurn, Turns
from backend.whycors.cookies import Cookie, Refused, Stored, Withheld
from backend.whycors.recording.exchange import Exchange

FateName = Literal["sent", "withheld", "stored", "refused", "never-stored", "none", "no-request"]


class CookieFate(NamedTuple):
    """The `turn` at which it was decided, and `what` was decided there; None where nothing was."""

    name: FateName
    turn: RecordedTurn | None = None
    what: Cookie | Withheld | Stored | Refused | None = None


def fate_of(request: Exchange | None, before: Sequence[Exchange], turns: Turns) -> CookieFate:
    """Return what became of the cookie at an experiment's last main request.

    `before` are the exchanges of the steps before. With an empty jar it is about the answer's
    cookie; and without one about a cookie that was refused in a step before.
    """
    if request is None:
        return CookieFate("no-request")
    turn = turns.get(request.number)
    if turn is None:
        return CookieFate("none")
    if turn.jar:
        return _fate_in_jar(turn)
    for what, _ in turn.received:
        return CookieFate("stored" if isinstance(what, Stored) else "refused", turn, what)
    refused = list(_refused_in(before, turns))
    return CookieFate("never-stored", *refused[-1]) if refused else CookieFate("none")


def facts_of_cookies(
    fate: CookieFate, before: Sequence[Exchange], exchanges: Sequence[Exchange], turns: Turns
) -> Iterator[str]:
    """Yield the facts on cookies, of the last main request and of the experiment's answers."""
    if fate.name in ("sent", "withheld"):
        yield f"cookie-{fate.name}"
        if isinstance(fate.what, Withheld):
            yield f"cookie-withheld: {fate.what.rule}"
    elif fate.name != "no-request":
        yield "no-cookie"
    if any(isinstance(what, Stored) for what in _received(exchanges, turns)):
        yield "cookie-stored"
    told_of = [*before, *exchanges] if fate.name == "never-stored" else exchanges
    rules = dict.fromkeys(refused.rule for _, refused in _refused_in(told_of, turns))
    if rules:
        yield "cookie-refused"
    yield from (f"cookie-refused: {rule}" for rule in rules)


def _fate_in_jar(turn: RecordedTurn) -> CookieFate:
    """Return whether a cookie of the jar went along, as the record has it."""
    if turn.arrived:
        return CookieFate("sent", turn, next(iter(turn.really_sent), None))
    return CookieFate("withheld", turn, next(iter(turn.really_withheld), None))


def _received(exchanges: Iterable[Exchange], turns: Turns) -> Iterator[Stored | Refused]:
    for exchange in exchanges:
        turn = turns.get(exchange.number)
        yield from (what for what, _ in turn.received) if turn else ()


def _refused_in(
    exchanges: Iterable[Exchange], turns: Turns
) -> Iterator[tuple[RecordedTurn, Refused]]:
    """Yield the cookies that were refused, but for those that were sent to be removed."""
    for exchange in exchanges:
        turn = turns.get(exchange.number)
        for what, _ in turn.received if turn else ():
            if turn and isinstance(what, Refused) and what.rule != "expired":
                yield turn, what
