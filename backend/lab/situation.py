"""What a failed call came to, without what is particular to its run."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal
from urllib.parse import unquote_to_bytes

from backend.lab.run import Run
from backend.lab.scenarios import Scenario
from backend.whycors.browsers.behaviours import BEHAVIOURS, Browser
from backend.whycors.fetch_standard import (
    Allowed,
    Behaviour,
    Entry,
    Key,
    PreflightCache,
    Request,
    parse_url_of_page,
)
from backend.whycors.recording.exchange import Exchange, Headers

# Stands for the path of any run, so that what holds for one holds for the next one as well.
ANY_RUN = "/runs/any-run-of-this-kind/"
# The request headers that tell what a recorded exchange answers, and the response headers that
# differ from run to run and that the algorithm never looks at.
TELLING = ("access-control-request-method", "origin", "sec-fetch-dest", "sec-fetch-mode")
VARYING = ("date", "set-cookie")


@dataclass(frozen=True)
class JudgedExchange:
    """A recorded exchange, as far as the algorithm looks at it."""

    kind: Literal["preflight", "request"]
    method: str
    path: str
    request_headers: tuple[tuple[str, str], ...]
    status: int | None
    response_headers: tuple[tuple[str, str], ...]
    view: str | None
    answered_by: str | None

    def exchange(self) -> Exchange:
        """Return an exchange of which the record says the same."""
        path, _, query = self.path.partition("?")
        exchange = Exchange(
            {
                "REQUEST_METHOD": self.method,
                "PATH_INFO": unquote_to_bytes(path).decode("latin-1"),
                "QUERY_STRING": query,
                **{f"HTTP_{_key(name)}": value for name, value in self.request_headers},
            }
        )
        if self.status is not None:
            exchange.answer(str(self.status), list(self.response_headers))
        exchange.view, exchange.answered_by = self.view, self.answered_by
        return exchange


@dataclass(frozen=True)
class Situation:
    """A call that failed: what it asked, what answered it, and the browser's cache before it.

    It is all that a change depends on, and one run's is equal to another's in which the same
    happened: `run_path` stands for the path of either. `source` is the scenario's text,
    `remembered` the preflights that the browser still remembers. `strangers` are the origins that
    no app of the lab should let in.
    """

    scenario: Scenario
    source: str
    run_path: str
    request: Request
    exchanges: tuple[JudgedExchange, ...]
    remembered: tuple[tuple[Key, Allowed], ...]
    browser: Browser
    language: str
    strangers: frozenset[str]

    @property
    def base(self) -> str:
        """The path that the scenario's app is mounted at."""
        return f"{self.run_path}{self.scenario.name}"

    @property
    def root_url(self) -> str:
        """The app's own URL, on the origin that was asked."""
        url = parse_url_of_page(self.request.url, self.request.origin)
        return f"{url.origin if url else ''}{self.base}"

    @property
    def behaviour(self) -> Behaviour:
        """What the browser does where browsers differ."""
        return BEHAVIOURS[self.browser]

    def recorded(self) -> list[Exchange]:
        """Return the exchanges, new ones each time."""
        return [answer.exchange() for answer in self.exchanges]

    def cache(self) -> PreflightCache:
        """Return the browser's preflight cache, a new one each time; its clock stands at 0."""
        cache = self.behaviour.new_cache()
        for key, allowed in self.remembered:
            cache.entries.setdefault(key, {})[allowed] = Entry(allowed[1], expires=1.0)
        return cache


@dataclass(frozen=True)
class Reader:
    """Who asks: the browser, the language, and the origins that are strangers to the lab."""

    browser: Browser
    language: str
    strangers: frozenset[str]


def situation_of(
    run: Run, request: Request, exchanges: Iterable[Exchange], cache: PreflightCache, reader: Reader
) -> Situation:
    """Return the situation of a call of a run, which `exchanges` answered."""
    own = f"/runs/{run.id}/"
    # A URL elsewhere, or with the run's path in another spelling, is left to its own run.
    any_run = ANY_RUN if own in request.url else own
    return Situation(
        scenario=run.scenario,
        source=run.scenario.source(),
        run_path=any_run,
        request=request._replace(url=request.url.replace(own, any_run)),
        exchanges=tuple(_answer_of(exchange, own, any_run) for exchange in exchanges),
        remembered=tuple(
            ((origin, url.replace(own, any_run)), allowed)
            for (origin, url), entries in cache.entries.items()
            for allowed, entry in entries.items()
            if entry.expires > cache.now
        ),
        browser=reader.browser,
        language=reader.language,
        strangers=reader.strangers,
    )


def _answer_of(exchange: Exchange, own: str, any_run: str) -> JudgedExchange:
    def general(headers: Headers) -> tuple[tuple[str, str], ...]:
        return tuple((name, value.replace(own, any_run)) for name, value in headers)

    telling = [field for field in exchange.request_headers if field[0].lower() in TELLING]
    sent = [
        (name, "" if name.lower() in VARYING else value)
        for name, value in exchange.response_headers
    ]
    return JudgedExchange(
        kind=exchange.kind,
        method=exchange.method,
        path=exchange.path.replace(own, any_run),
        request_headers=general(telling),
        status=exchange.status,
        response_headers=general(sent),
        view=exchange.view,
        answered_by=exchange.answered_by,
    )


def _key(name: str) -> str:
    return name.upper().replace("-", "_")
