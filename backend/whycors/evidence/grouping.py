"""Which pieces speak of one failure: by their URLs, and by what follows from what."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from ..fetch_standard import parse_url
from .attempts import Attempt, attempts_in, method_of
from .model import Evidence, Line, Place, Seen

#: Lines that speak of one failure, the first ones.
MAX_LINES = 20
_URLS = {"url", "initial_url"}


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
    attempts = sorted(attempts_in(evidence.seen), key=lambda each: each.request.by != "browser")
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
