"""Which pieces speak of one failure: by their URLs, and by what follows from what."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from urllib.parse import urljoin

from ..fetch_standard import REDIRECT_STATUSES, get, parse_url
from .model import Evidence, Line, Seen


@dataclass
class Attempt:
    """One try at a request: its preflight and itself, and the same for where it was redirected."""

    turns: list[Seen]

    @property
    def request(self) -> Seen:
        """The first that is no preflight; the preflight, where it was all that was seen."""
        return next((seen for seen in self.turns if seen.kind != "preflight"), self.turns[0])


@dataclass
class Group:
    """The pieces that speak of one failure. `key` is the url_key() that they share."""

    key: str = ""
    lines: list[Line] = field(default_factory=list)
    attempts: list[Attempt] = field(default_factory=list)

    @property
    def first_line(self) -> int:
        """Where the first of its pieces begins."""
        places = [turn.place for attempt in self.attempts for turn in attempt.turns]
        return min(place.first_line for place in (*places, *(line.place for line in self.lines)))


def groups_of(evidence: Evidence) -> list[Group]:
    """Return what belongs together, in the order of the text."""
    groups: dict[tuple[str, str], Group] = {}
    tries = _attempts(evidence.seen)
    # What the browser did comes first: what curl got, and what was printed, is about that.
    for attempt in sorted(tries, key=lambda each: each.request.by != "browser"):
        group = _group_for(attempt, groups)
        group.attempts.append(attempt)
    nameless: list[Line] = []
    for line in evidence.lines:
        url = url_of_line(line)
        if url is None:
            nameless.append(line)
        else:
            method = line.recognised.parameters.get("method", "")
            _best(groups, url_key(url), method).lines.append(line)
    return _with_the_nameless(groups, nameless)


def url_of_line(line: Line) -> str | None:
    """Return the URL that script asked for, as far as a console line tells."""
    told = line.recognised.parameters
    url = told.get("initial_url") or told.get("url")
    return url if url and parse_url(url) else None


def url_key(url: str | None) -> str:
    """Return what of a URL tells failures apart: its origin and path, "" where there is no URL."""
    parsed = parse_url(url) if url else None
    return parsed.as_sent.partition("?")[0] if parsed else url or ""


def location_of(seen: Seen) -> str | None:
    """Return the URL to which an answer redirects, None where it redirects nowhere."""
    answer = seen.answer
    if answer is None or answer.headers is None:
        return None
    if answer.status not in (None, *REDIRECT_STATUSES):
        return None
    location = get(answer.headers, "location")
    return urljoin(seen.url or "", location) if location else None


def _attempts(seen: Sequence[Seen]) -> list[Attempt]:
    """Return the tries at requests; Firefox lists a preflight after the request that it is for."""
    attempts: list[Attempt] = []
    asked: list[Seen] = []
    for turn in seen:
        if turn.kind == "preflight":
            waiting = _waiting_for(turn, attempts)
            if waiting is None:
                asked.append(turn)
            else:
                waiting.turns.insert(0, turn)
            continue
        preflight = next((each for each in asked if _is_for(each, turn)), None)
        turns = [turn] if preflight is None else [preflight, turn]
        asked = [each for each in asked if each is not preflight]
        if _continues(attempts, turn):
            attempts[-1].turns += turns
        else:
            attempts.append(Attempt(turns))
    return [*attempts, *(Attempt([turn]) for turn in asked)]


def _waiting_for(preflight: Seen, attempts: Sequence[Attempt]) -> Attempt | None:
    """Return the try right before a preflight that is for it, None for none."""
    if not attempts or preflight.by != "browser":
        return None
    last = attempts[-1]
    has_one = any(turn.kind == "preflight" for turn in last.turns)
    return None if has_one or not _is_for(preflight, last.request) else last


def _is_for(preflight: Seen, request: Seen) -> bool:
    """Return whether a preflight asks for this request."""
    if request.by != preflight.by or request.url != preflight.url:
        return False
    method = get(preflight.headers or (), "access-control-request-method")
    return method is None or request.method in (None, method)


def _continues(attempts: Sequence[Attempt], turn: Seen) -> bool:
    """Return whether a request is where the last answer before it redirects."""
    last = attempts[-1].turns[-1] if attempts else None
    return last is not None and last.by == turn.by and location_of(last) in (turn.url,)


def _group_for(attempt: Attempt, groups: dict[tuple[str, str], Group]) -> Group:
    """Return the group of a try. A browser's are told apart by method; curl's may be a guess."""
    request, key = attempt.request, url_key(attempt.request.url)
    method = method_of(request) or ""
    if request.by == "browser":
        return groups.setdefault((key, method), Group(key))
    return _best(groups, key, method)


def method_of(seen: Seen) -> str | None:
    """Return the method of a request, or the one that a preflight asks for."""
    if seen.kind != "preflight":
        return seen.method
    return get(seen.headers or (), "access-control-request-method")


def _best(groups: dict[tuple[str, str], Group], key: str, method: str) -> Group:
    """Return the group of a URL, by preference of that method, or one that failed; or a new one."""
    fitting = [(name, group) for (url, name), group in groups.items() if url == key]
    fitting.sort(key=lambda each: (each[0] != method, not _failed(each[1].attempts)))
    return fitting[0][1] if fitting else groups.setdefault((key, ""), Group(key))


def _failed(attempts: Iterable[Attempt]) -> bool:
    answers = [turn.answer for attempt in attempts for turn in attempt.turns]
    return any(answer is not None and answer.error is not None for answer in answers)


def _with_the_nameless(
    groups: dict[tuple[str, str], Group], nameless: Sequence[Line]
) -> list[Group]:
    """Return all groups, after lines and answers without a URL have joined their neighbours."""
    named = [group for (url, _), group in groups.items() if url]
    without_url = groups.get(("", ""), Group())
    if not named:
        alone = Group("", [*nameless, *without_url.lines], without_url.attempts)
        return [alone] if alone.lines or alone.attempts else []
    for line in nameless:
        _nearest(named, line.place.first_line).lines.append(line)
    for attempt in without_url.attempts:
        _nearest(named, attempt.request.place.first_line).attempts.append(attempt)
    for group in named:
        group.lines.sort(key=lambda line: line.place.first_line)
    return sorted(named, key=lambda group: group.first_line)


def _nearest(groups: Sequence[Group], first_line: int) -> Group:
    return min(groups, key=lambda group: abs(group.first_line - first_line))
