"""A recorded run as a server: answers a request as the run's app answered it."""

import functools
from dataclasses import dataclass
from urllib.parse import unquote

from backend.lab.record import Exchange
from backend.whycors.fetch_standard import (
    Header,
    HeaderList,
    HttpRequest,
    HttpResponse,
    NetworkFailure,
    Request,
    get,
    parse_url,
    parse_url_of_page,
)

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

    def __init__(self, exchanges: list[Exchange], base: str) -> None:
        self.base = base
        self.destination = ""
        self.waiting = [exchange for exchange in exchanges if exchange.is_for_a_page]
        self.answered: list[Answered] = []
        self._kept = [exchange for exchange in exchanges if exchange.may_be_kept]

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
            kept = next((e for e in reversed(self._kept) if self._is_at(e, request.url)), None)
            return Answered(request, kept, was_kept=kept is not None)
        return Answered(request, exchange)

    def take_answered(self) -> list[Answered]:
        """Return what was asked since the last time."""
        taken, self.answered = self.answered, []
        return taken

    def take_left_at(self, request: Request) -> list[Exchange]:
        """Return the exchanges at the request's URL, for its destination, that nobody asked for.

        One that an element may have asked for as well is not among them.
        """
        url = parse_url_of_page(request.url, request.origin)
        left = [
            exchange
            for exchange in self.waiting
            if url
            and self._is_at(exchange, url.href)
            and exchange.destination == request.destination
            if exchange.is_told or exchange.request_header("origin") is not None
        ]
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


@functools.lru_cache(maxsize=100)
def _decoded_target(url: str) -> str | None:
    parsed = parse_url(url)
    return unquote(parsed.target.removesuffix("?")) if parsed else None


def headers_on_the_wire(exchange: Exchange) -> HeaderList:
    """Return the response's headers with those that the HTTP server adds."""
    sent: list[Header] = list(exchange.response_headers)
    names = {name.lower() for name, _ in sent}
    return (*sent, *(header for header in ADDED_BY_SERVER if header[0].lower() not in names))
