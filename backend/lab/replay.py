"""A recorded run as a server: answers a request as the run's app answered it."""

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from backend.whycors.fetch_standard import (
    REDIRECT_STATUSES,
    Header,
    HeaderList,
    HttpRequest,
    HttpResponse,
    Kind,
    NetworkFailure,
    Request,
    get,
    parse_url,
    parse_url_of_page,
)
from backend.whycors.recording.exchange import Exchange

# What the HTTP server adds on the way out. A page of the API's own origin can read both.
ADDED_BY_SERVER: HeaderList = (("Date", ""), ("Server", "granian"))


@dataclass(frozen=True)
class Answered:
    """A request and the exchange that answers it, None where none does.

    `was_kept` says that the browser had kept the answer: it asked nobody.
    """

    request: HttpRequest
    exchange: Exchange | None
    was_kept: bool = False


class Replay:
    """The transport over a run's exchanges: each is the answer to one request, the oldest first.

    `base` is the path of the run, which its exchanges' paths are below. `destination` is that of
    the requests to come: what an `<img>` loaded is no answer to a fetch().
    """

    def __init__(self, exchanges: Sequence[Exchange], base: str) -> None:
        self.base = base
        self.destination = ""
        self.waiting = [exchange for exchange in exchanges if exchange.is_for_a_page]
        self.answered: list[Answered] = []
        self._exchanges = exchanges

    def __call__(self, request: HttpRequest) -> HttpResponse | NetworkFailure:
        """Return the recorded answer, or a failure when no such request reached the app."""
        answered = self._answered(request)
        self.answered.append(answered)
        exchange = answered.exchange
        if exchange is None:
            return NetworkFailure("unrecorded")
        if not answered.was_kept:
            self.waiting.remove(exchange)
        return HttpResponse(exchange.status or 0, headers_on_the_wire(exchange))

    def _answered(self, request: HttpRequest) -> Answered:
        fitting = (each for each in self.waiting if self._fits(each, request))
        exchange = next(fitting, None)
        if exchange is None and request.kind == "request" and request.method == "GET":
            kept = self._kept_at(request.url)
            return Answered(request, kept, was_kept=kept is not None)
        return Answered(request, exchange)

    def _kept_at(self, url: str) -> Exchange | None:
        """Return the last exchange at a URL whose answer the browser may have kept."""
        for exchange in reversed(self._exchanges):
            if self._is_at(exchange, url) and exchange.may_be_kept:
                return exchange
        return None

    def take_answered(self) -> list[Answered]:
        """Return what was asked since the last time."""
        taken, self.answered = self.answered, []
        return taken

    def take_left(self, request: Request, answered: list[Answered]) -> list[Exchange]:
        """Return what a call sent beside what it was `answered`: the algorithm never asked for it.

        That is a preflight or a request, at a URL of the call's where it has none. One that an
        element may have asked for as well is not among them.
        """
        if not self.waiting:
            return []
        return [
            exchange
            for url, method in _ways_of(request, answered)
            for exchange in self._take_left_at(url, method, request.destination, answered)
        ]

    def _take_left_at(
        self, url: str, method: str | None, destination: str, answered: list[Answered]
    ) -> list[Exchange]:
        """Return what is left at a URL; after a redirect `method` is None: it may have changed."""
        numbers = {
            turn.request.kind: -1 if turn.was_kept else turn.exchange.number
            for turn in answered
            if turn.exchange is not None and self._is_at(turn.exchange, url)
        }
        left = []
        for exchange in self.waiting:
            if (
                exchange.kind not in numbers
                and _comes_in_order(exchange, numbers)
                and exchange.destination == destination
                and (exchange.is_told or exchange.request_header("origin") is not None)
                and method in (None, _asked_method(exchange).upper())
                and self._is_at(exchange, url)
            ):
                numbers[exchange.kind] = exchange.number
                left.append(exchange)
        self.waiting = [exchange for exchange in self.waiting if exchange not in left]
        return left

    def _fits(self, exchange: Exchange, request: HttpRequest) -> bool:
        if exchange.kind != request.kind or not self._is_at(exchange, request.url):
            return False
        if request.kind == "request":
            return exchange.method == request.method and self._is_same_use(exchange, request)
        name = "access-control-request-method"
        return get(tuple(exchange.request_headers), name) == get(request.headers, name)

    def _is_same_use(self, exchange: Exchange, request: HttpRequest) -> bool:
        is_same = exchange.destination == self.destination
        if exchange.is_told:
            return is_same
        # Script may have set Accept itself. And without Origin it was no cross-origin CORS request.
        accept = get(request.headers, "accept")
        is_accepted = is_same if accept is None else exchange.request_header("accept") == accept
        bore_origin = exchange.request_header("origin") is not None
        return is_accepted and bore_origin == (request.origin is not None)

    def _is_at(self, exchange: Exchange, url: str) -> bool:
        """Compare the whole path, decoded: WSGI hands it over decoded once.

        The host may be any of the API's names.
        """
        return _decoded_target(url) == unquote(self.base + exchange.path)


def _ways_of(request: Request, answered: list[Answered]) -> Iterator[tuple[str, str | None]]:
    """Yield where a call may have led: to its own URL, and to where redirects sent it."""
    url = parse_url_of_page(request.url, request.origin)
    if url is not None:
        yield url.href, request.method.upper()
    for turn in answered:
        if turn.exchange is not None and turn.exchange.status in REDIRECT_STATUSES:
            location = get(tuple(turn.exchange.response_headers), "location")
            target = parse_url(location, turn.request.url) if location else None
            if target is not None:
                yield target.href, None


def _asked_method(exchange: Exchange) -> str:
    """Return the method of a request, or the one that a preflight asks about."""
    asked = exchange.request_header("access-control-request-method")
    return asked or exchange.method if exchange.kind == "preflight" else exchange.method


def _comes_in_order(exchange: Exchange, numbers: dict[Kind, int]) -> bool:
    """Return whether the preflight of the two comes first."""
    if exchange.kind == "preflight":
        return exchange.number < numbers.get("request", exchange.number + 1)
    return exchange.number > numbers.get("preflight", -1)


@functools.lru_cache(maxsize=100)
def _decoded_target(url: str) -> str | None:
    parsed = parse_url(url)
    return unquote(parsed.target.removesuffix("?")) if parsed else None


def headers_on_the_wire(exchange: Exchange) -> HeaderList:
    """Return the response's headers with those that the HTTP server adds."""
    sent: list[Header] = list(exchange.response_headers)
    names = {name.lower() for name, _ in sent}
    return (*sent, *(header for header in ADDED_BY_SERVER if header[0].lower() not in names))
