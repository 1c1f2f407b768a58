"""What was seen, as tries: a preflight with its request, a redirect with its target."""

from collections.abc import Sequence
from dataclasses import dataclass

from ..fetch_standard import REDIRECT_STATUSES, get, parse_url
from .model import Seen

#: A browser follows twenty redirects, each of which may have a preflight.
MAX_TURNS = 50


@dataclass
class Attempt:
    """One try at a request: its preflight and itself, and the same for where it was redirected."""

    turns: list[Seen]

    @property
    def request(self) -> Seen:
        """The first that is no preflight; the preflight, where it was all that was seen."""
        return next((seen for seen in self.turns if seen.kind != "preflight"), self.turns[0])


def method_of(seen: Seen) -> str | None:
    """Return the method of a request, or the one that a preflight asks for."""
    if seen.kind != "preflight":
        return seen.method
    return get(seen.headers or (), "access-control-request-method")


def location_of(seen: Seen) -> str | None:
    """Return the URL to which an answer redirects, None where it redirects nowhere."""
    answer = seen.answer
    if answer is None or answer.headers is None:
        return None
    if answer.status not in (None, *REDIRECT_STATUSES):
        return None
    location = get(answer.headers, "location")
    base = parse_url(seen.url or "")
    target = parse_url(location, base.href if base else None) if location else None
    return target.href if target else location


def attempts_in(seen: Sequence[Seen]) -> list[Attempt]:
    """Return the tries at requests, in their order."""
    attempts: list[Attempt] = []
    asked: dict[tuple[str, str | None], list[Seen]] = {}
    for turn in seen:
        if turn.kind == "preflight":
            if (waiting := _waiting_for(turn, attempts)) is None:
                asked.setdefault((turn.by, turn.url), []).append(turn)
            else:
                waiting.turns.insert(0, turn)
            continue
        before = asked.get((turn.by, turn.url), [])
        preflight = next((each for each in before if _is_for(each, turn)), None)
        if preflight is not None:
            before.remove(preflight)
        _append(attempts, [turn] if preflight is None else [preflight, turn])
    for turn in (turn for turns in asked.values() for turn in turns):
        _append(attempts, [turn])
    return attempts


def _append(attempts: list[Attempt], turns: list[Seen]) -> None:
    """Append what was tried, to the last try where that redirected there."""
    if _continues(attempts, turns[-1]):
        attempts[-1].turns += turns
    else:
        attempts.append(Attempt(turns))


def _waiting_for(preflight: Seen, attempts: Sequence[Attempt]) -> Attempt | None:
    """Return the try that a preflight is for: Firefox lists it after its request. None for none."""
    if not attempts or preflight.by != "browser":
        return None
    last = attempts[-1]
    has_one = any(turn.kind == "preflight" for turn in last.turns)
    return None if has_one or not _is_for(preflight, last.request) else last


def _is_for(preflight: Seen, request: Seen) -> bool:
    """Return whether a preflight asks for this request."""
    if request.by != preflight.by or request.url != preflight.url:
        return False
    method = method_of(preflight)
    return method is None or request.method in (None, method)


def _continues(attempts: Sequence[Attempt], turn: Seen) -> bool:
    """Return whether a request is where the last answer before it redirects."""
    last = attempts[-1].turns[-1] if attempts else None
    if last is None or len(attempts[-1].turns) >= MAX_TURNS:
        return False
    location = location_of(last)
    return last.by == turn.by and location is not None and _is_same(location, turn.url)


def _is_same(one: str, other: str | None) -> bool:
    parsed = parse_url(one), parse_url(other or "")
    return all(parsed) and len({url.as_sent for url in parsed if url}) == 1
