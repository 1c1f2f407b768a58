"""The cells of the table: what comes of each request that each page may make of an app."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from ...browsers.behaviours import CHROMIUM
from ...fetch_standard import (
    Behaviour,
    Body,
    Credentials,
    HeaderList,
    HttpRequest,
    HttpResponse,
    NetworkFailure,
    Request,
    fetch,
    parse_url,
)
from ..in_process.uncollected import uncollected
from ..in_process.unknowns import UnknownAnswer
from ..model import AppExchange, Ask, Asker, Cell, Form, May, Route

#: The body of a request that has one: JSON, whatever its Content-Type says.
BODY = b"{}"
#: The forms that a method is asked in; others are asked as DELETE is.
FORMS: dict[str, tuple[Form, ...]] = {
    "POST": ("plain", "json"),
    "PUT": ("json",),
    "PATCH": ("json",),
}
OTHER_FORMS: tuple[Form, ...] = ("plain", "token")
CREDENTIALS: tuple[Credentials, ...] = ("omit", "include")
#: No script may use these: https://fetch.spec.whatwg.org/#forbidden-method
FORBIDDEN_METHODS = ("CONNECT", "TRACE", "TRACK")
HEADERS: dict[Form, HeaderList] = {
    "plain": (),
    "json": (("Content-Type", "application/json"),),
    "token": (("Authorization", "Bearer token"),),
}


class AskedApp(Protocol):
    """An app that can be asked in process: a CheckedApp. `api` is its origin."""

    @property
    def api(self) -> str: ...

    @property
    def routes(self) -> Sequence[Route]: ...

    def ask(
        self, request: HttpRequest, with_cookies: bool = False, body: bytes = b""
    ) -> AppExchange:
        """Return the exchange that comes of a request, with a user's cookies or without."""


def cells_of(
    checked: AskedApp, askers: Sequence[Asker], behaviour: Behaviour = CHROMIUM
) -> list[Cell]:
    """Return the cell of each thing that each of the askers may ask of each of the app's routes.

    They are in the order of the routes, methods, forms, askers and credentials. `behaviour` is the
    browser's: Chromium, as long as it isn't said.
    """
    # To look through the cells again and again takes a fifth longer; what isn't collected is
    # little: 16 MB at 200 routes.
    with uncollected():
        return [cell_for(checked, ask, behaviour) for ask in asks_of(checked.routes, askers)]


def asks_of(routes: Iterable[Route], askers: Sequence[Asker]) -> Iterator[Ask]:
    """Yield what each of the askers may ask of each of the routes, without cookies and with."""
    for route in routes:
        for method in route.methods:
            if method in FORBIDDEN_METHODS:
                continue
            for form in FORMS.get(method, OTHER_FORMS):
                for asker in askers:
                    for credentials in CREDENTIALS:
                        yield Ask(route, method, form, asker, credentials)


def request_of(ask: Ask, api: str) -> Request:
    """Return what the page's script calls fetch() with, for an app that is at `api`.

    The page counts as being where the app is: that the app is asked at a loopback address is ours.
    """
    has_body = ask.method in FORMS
    return Request(
        ask.asker.origin,
        f"{api}{ask.route.path}",
        method=ask.method,
        headers=HEADERS[ask.form],
        credentials=ask.credentials,
        body=Body("text") if has_body else None,
        address_space="loopback",
    )


def cell_for(checked: AskedApp, ask: Ask, behaviour: Behaviour = CHROMIUM) -> Cell:
    """Return what comes of one Ask.

    Whether the page may read is unknown where an answer is not the real one; whether it may send
    is so only where that answer was the preflight's.
    """
    exchanges: list[AppExchange] = []

    def answer(request: HttpRequest) -> HttpResponse | NetworkFailure:
        exchange = _exchange(checked, ask, request)
        exchanges.append(exchange)
        return exchange.answer

    outcome = fetch(request_of(ask, checked.api), answer, behaviour=behaviour)
    sends: May = "yes" if outcome.server_executed else "no"
    reads: May = "yes" if outcome.outcome == "readable" else "no"
    first_unknown = next((each for each in exchanges if each.unknown), None)
    if first_unknown:
        reads = "unknown"
        sends = "yes" if _was_sent(exchanges, first_unknown) else "unknown"
    return Cell(ask, outcome, tuple(exchanges), sends, reads)


def _exchange(checked: AskedApp, ask: Ask, request: HttpRequest) -> AppExchange:
    """Return the exchange with the app; nobody was asked at other addresses."""
    if not request.url.startswith(f"{checked.api}/"):
        elsewhere = NetworkFailure("unrecorded")
        unknown = UnknownAnswer("elsewhere", origin=_origin_at(request.url))
        return AppExchange(request, elsewhere, "app", unknown)
    is_preflight = request.kind == "preflight"
    has_cookies = ask.credentials == "include" and not is_preflight
    body = BODY if ask.method in FORMS and not is_preflight else b""
    return checked.ask(request, has_cookies, body)


def _origin_at(url: str) -> str:
    parsed = parse_url(url)
    return parsed.origin if parsed else url


def _was_sent(exchanges: list[AppExchange], unknown: AppExchange) -> bool:
    """Return whether the request itself was on its way when the unknown answer came."""
    known = exchanges[: exchanges.index(unknown) + 1]
    return any(each.request.kind == "request" for each in known)
