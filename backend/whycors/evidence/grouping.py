"""Which pieces speak of one failure: by their URLs, and by what follows from what."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from ..fetch_standard import REDIRECT_STATUSES, get, parse_url
from .model import Evidence, Line, Place, Seen

#: Lines that speak of one failure, the first ones.
MAX_LINES = 20
#: A browser follows twenty redirects, each of which may have a preflight.
MAX_TURNS = 50
_URLS = {"url", "initial_url"}


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
    """The pieces that speak of one failure, or of one request of a browser's that may be one.

    Of lines that say the same the first one is there.
    """

    attempts: list[Attempt] = field(default_factory=list)
    #: Whether a browser says of one of its answers that something went wrong.
    has_failed: bool = False
    _lines: dict[tuple[object, ...], Line] = field(default_factory=dict)

    @property
    def lines(self) -> list[Line]:
        """The lines, in order."""
        return list(self._lines.values())

    @property
    def turns(self) -> list[Seen]:
        """Everything that was seen, in order."""
        return [turn for attempt in self.attempts for turn in attempt.turns]

    @property
    def keys(self) -> set[str]:
        """The url_key() of each URL that its pieces name, also of where a redirect led."""
        urls = {turn.url for turn in self.turns} | {
            url for line in self.lines for url in urls_of_line(line)
        }
        return {url_key(url) for url in urls if url}

    def add(self, piece: Line | Attempt) -> None:
        """Add what was printed, or what was tried."""
        if isinstance(piece, Line):
            told = piece.recognised
            values = {name: told.parameters[name] for name in told.parameters.keys() - _URLS}
            if len(self._lines) < MAX_LINES:
                self._lines.setdefault((told.reason, told.browser, *sorted(values.items())), piece)
            return
        self.attempts.append(piece)
        answers = [turn.answer for turn in piece.turns]
        self.has_failed |= any(answer is not None and answer.error for answer in answers)

    def take_lines(self) -> list[Line]:
        """Return the lines, which are then of another failure."""
        taken, self._lines = self.lines, {}
        return taken


def groups_of(evidence: Evidence) -> list[Group]:
    """Return what belongs together, in the order of the text.

    What a browser did is told apart by its method, too. What curl got, and what was printed, is
    about that.
    """
    grouping = _Grouping()
    attempts = sorted(_attempts(evidence.seen), key=lambda each: each.request.by != "browser")
    for attempt in attempts:
        if attempt.request.url is not None:
            grouping.add_attempt(attempt)
    for line in evidence.lines:
        if urls_of_line(line):
            grouping.add_line(line)
    nameless = [line for line in evidence.lines if not urls_of_line(line)]
    grouping.add_nameless(
        [*nameless, *(attempt for attempt in attempts if attempt.request.url is None)]
    )
    return grouping.in_order()


class _Grouping:
    """The groups so far: each with its first line in the text, and by the URLs in it."""

    def __init__(self) -> None:
        self._groups: dict[int, tuple[int, Group]] = {}
        self._by_key: dict[str, list[Group]] = {}
        self._by_method: dict[tuple[str, str | None], Group] = {}

    def in_order(self) -> list[Group]:
        return [group for _, group in sorted(self._groups.values(), key=lambda each: each[0])]

    def add_attempt(self, attempt: Attempt) -> None:
        key, method = url_key(attempt.request.url), method_of(attempt.request)
        if attempt.request.by == "browser":
            group = self._by_method.setdefault((key, method), Group())
        else:
            group = self._nearest(key, method)
        self._add(attempt, group, [turn.url for turn in attempt.turns])

    def add_line(self, line: Line) -> None:
        urls = urls_of_line(line)
        group = self._nearest(url_key(urls[0]), line.recognised.parameters.get("method"))
        self._add(line, group, urls)

    def add_nameless(self, pieces: Sequence[Line | Attempt]) -> None:
        """Add what names no URL to what stands beside it."""
        if pieces and not self._groups:
            self._add(pieces[0], Group(), ())
        groups = sorted(self._groups.values(), key=lambda each: each[0])
        firsts = [first for first, _ in groups]
        for piece in pieces:
            here = _place_of(piece).first_line
            after = bisect_left(firsts, here)
            around = groups[max(0, after - 1) : after + 1]
            _, group = min(around, key=lambda each: abs(each[0] - here))
            group.add(piece)

    def _nearest(self, key: str, method: str | None) -> Group:
        """Return the group of a URL, by preference of that method, or one that failed."""
        found = self._by_key.get(key)
        if not found:
            return Group()
        same = self._by_method.get((key, method))
        return min(found, key=lambda group: (group is not same, not group.has_failed))

    def _add(self, piece: Line | Attempt, group: Group, urls: Sequence[str | None]) -> None:
        group.add(piece)
        self._groups.setdefault(id(group), (_place_of(piece).first_line, group))
        for url in urls:
            groups = self._by_key.setdefault(url_key(url), [])
            if not any(group is each for each in groups):
                groups.append(group)


def _place_of(piece: Line | Attempt) -> Place:
    return piece.place if isinstance(piece, Line) else piece.turns[0].place


def urls_of_line(line: Line) -> list[str]:
    """Return the URLs that a console line names, the one that script asked for first."""
    told = line.recognised.parameters
    urls = [told.get("initial_url"), told.get("url")]
    return [url for url in urls if url and parse_url(url)]


def url_key(url: str | None) -> str:
    """Return what of a URL tells failures apart: its origin and path, "" where there is no URL."""
    parsed = parse_url(url) if url else None
    return parsed.as_sent.partition("?")[0] if parsed else url or ""


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


def _attempts(seen: Sequence[Seen]) -> list[Attempt]:
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
