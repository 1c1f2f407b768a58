"""A recorded run as a server: answers a request as the run's app answered it."""

from urllib.parse import unquote

from backend.fetch_standard import HttpRequest, HttpResponse, NetworkFailure
from backend.fetch_standard.headers import Header, HeaderList, get
from backend.lab.record import Exchange

# What the HTTP server adds on the way out. A page of the API's own origin can read both.
ADDED_BY_SERVER: HeaderList = (("Date", ""), ("Server", "granian"))


class Replay:
    """The transport over a run's exchanges: each is the answer to one request, the oldest first."""

    def __init__(self, exchanges: list[Exchange]) -> None:
        self.waiting = [exchange for exchange in exchanges if exchange.is_of_script]
        self.answered: list[tuple[HttpRequest, Exchange | None]] = []

    def __call__(self, request: HttpRequest) -> HttpResponse | NetworkFailure:
        """Return the recorded answer, or a failure when no such request reached the app."""
        exchange = next((each for each in self.waiting if _fits(each, request)), None)
        self.answered.append((request, exchange))
        if exchange is None:
            return NetworkFailure("unrecorded")
        self.waiting.remove(exchange)
        return HttpResponse(exchange.status or 0, headers_on_the_wire(exchange))

    def take_answered(self) -> list[tuple[HttpRequest, Exchange | None]]:
        """Return what was asked since the last time, each request with its exchange."""
        taken, self.answered = self.answered, []
        return taken

    def take_left_at(self, url: str) -> list[Exchange]:
        """Return the exchanges at `url` that no request has asked for."""
        left = [exchange for exchange in self.waiting if _is_at(exchange, url)]
        self.waiting = [exchange for exchange in self.waiting if exchange not in left]
        return left


def headers_on_the_wire(exchange: Exchange) -> HeaderList:
    """Return the response's headers with those that the HTTP server adds."""
    sent: list[Header] = list(exchange.response_headers)
    names = {name.lower() for name, _ in sent}
    return (*sent, *(header for header in ADDED_BY_SERVER if header[0].lower() not in names))


def _fits(exchange: Exchange, request: HttpRequest) -> bool:
    if exchange.kind != request.kind or not _is_at(exchange, request.url):
        return False
    if request.kind == "request":
        return exchange.method == request.method
    name = "access-control-request-method"
    return get(tuple(exchange.request_headers), name) == get(request.headers, name)


def _is_at(exchange: Exchange, url: str) -> bool:
    """Compare below the run's own base, and decoded: WSGI hands the path over decoded once."""
    return unquote(url.partition("#")[0]).endswith(unquote(exchange.path))
