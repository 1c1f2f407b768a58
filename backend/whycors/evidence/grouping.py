"""Which pieces speak of one failure: by their URLs, and by what follows from what."""

from collections.abc import Sequence
from dataclasses import dataclass, field

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
    """The pieces that speak of one failure, or of one request of a browser's that may be one."""

    lines: list[Line] = field(default_factory=list)
    attempts: list[Attempt] = field(default_factory=list)

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

    @property
    def first_line(self) -> int:
        """Where the first of its pieces begins."""
        places = [turn.place for turn in self.turns]
        return min(place.first_line for place in (*places, *(line.place for line in self.lines)))

    @property
    def has_failed(self) -> bool:
        """Whether a browser says of one of its answers that something went wrong."""
        answers = [turn.answer for turn in self.turns]
        return any(answer is not None and answer.error is not None for answer in answers)


def groups_of(evidence: Evidence) -> list[Group]:
    """Return what belongs together, in the order of the text.

    What a browser did is told apart by its method, too. What curl got, and what was printed, is
    about that.
    """
    grouping = _Grouping()
    attempts = sorted(_attempts(evidence.seen), key=lambda each: each.request.by != "browser")
    nameless: list[Line | Attempt] = []
    for attempt in attempts:
        if attempt.request.url is None:
            nameless.append(attempt)
        else:
            grouping.add_attempt(attempt)
    for line in evidence.lines:
        if urls_of_line(line):
            grouping.add_line(line)
        else:
            nameless.append(line)
    for piece in nameless:
        grouping.add_nameless(piece)
    return sorted(grouping.groups, key=lambda group: group.first_line)


class _Grouping:
    """The groups so far, by their keys."""

    def __init__(self) -> None:
        self.groups: list[Group] = []
        self._by_key: dict[str, list[Group]] = {}
        self._by_method: dict[tuple[str, str | None], Group] = {}

    def add_attempt(self, attempt: Attempt) -> None:
        key, method = url_key(attempt.request.url), method_of(attempt.request)
        if attempt.request.by == "browser":
            group = self._by_method.setdefault((key, method), Group())
        else:
            group = self._nearest(key, method)
        group.attempts.append(attempt)
        self._keep(group, [turn.url for turn in attempt.turns])

    def add_line(self, line: Line) -> None:
        urls = urls_of_line(line)
        group = self._nearest(url_key(urls[0]), line.recognised.parameters.get("method"))
        group.lines.append(line)
        self._keep(group, urls)

    def add_nameless(self, piece: Line | Attempt) -> None:
        """Add what names no URL to what stands beside it."""
        place = piece.place if isinstance(piece, Line) else piece.request.place
        if not self.groups:
            self.groups.append(Group())
        group = min(self.groups, key=lambda each: _distance(each, place.first_line))
        if isinstance(piece, Line):
            group.lines.append(piece)
        else:
            group.attempts.append(piece)

    def _nearest(self, key: str, method: str | None) -> Group:
        """Return the group of a URL, by preference of that method, or one that failed."""
        found = self._by_key.get(key)
        if not found:
            return Group()
        same = self._by_method.get((key, method))
        return min(found, key=lambda group: (group is not same, not group.has_failed))

    def _keep(self, group: Group, urls: Sequence[str | None]) -> None:
        if not any(group is each for each in self.groups):
            self.groups.append(group)
        for url in urls:
            groups = self._by_key.setdefault(url_key(url), [])
            if not any(group is each for each in groups):
                groups.append(group)


def _distance(group: Group, first_line: int) -> int:
    pieces = group.lines or group.attempts
    return abs(group.first_line - first_line) if pieces else 0


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
    asked: list[Seen] = []
    for turn in seen:
        if turn.kind == "preflight":
            if (waiting := _waiting_for(turn, attempts)) is None:
                asked.append(turn)
            else:
                waiting.turns.insert(0, turn)
            continue
        preflight = next((each for each in asked if _is_for(each, turn)), None)
        asked = [each for each in asked if each is not preflight]
        turns = [turn] if preflight is None else [preflight, turn]
        if _continues(attempts, turn):
            attempts[-1].turns += turns
        else:
            attempts.append(Attempt(turns))
    for turn in asked:
        if _continues(attempts, turn):
            attempts[-1].turns.append(turn)
        else:
            attempts.append(Attempt([turn]))
    return attempts


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
    location = location_of(last) if last else None
    return last is not None and last.by == turn.by and _is_same(location, turn.url)


def _is_same(one: str | None, other: str | None) -> bool:
    parsed = [parse_url(url) if url else None for url in (one, other)]
    return all(parsed) and len({url.as_sent for url in parsed if url}) == 1
