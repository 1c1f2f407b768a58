"""A case: one request of a page and the server as a table, as JSON. See case.schema.json."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..browsers.behaviours import BEHAVIOURS, Browser
from ..browsers.http_cache import may_be_kept
from ..fetch_standard import (
    Behaviour,
    Body,
    HttpResponse,
    Outcome,
    PreflightCache,
    Request,
    Transport,
    fetch,
    has_own_scheme,
    origin_of_page,
    parse_url_of_page,
)
from ..remedies.remedy import Remedy, remedy
from .case_server import LoggingServer, TableServer, Turn
from .schema import Schema

SCHEMA = Path(__file__).with_name("case.schema.json")
_SCHEMA = json.loads(SCHEMA.read_text(encoding="utf-8"))
SCHEMA_DEFINITIONS = _SCHEMA["$defs"]
CASE_SCHEMA = Schema(_SCHEMA)


class BadCase(ValueError):
    """A line that isn't a case; `id` is the one it gives, or None if that can't be read."""

    def __init__(self, id: object, message: str) -> None:
        super().__init__(message)
        self.id = id


@dataclass(frozen=True)
class Case:
    """A page's request, the earlier ones that fill its preflight cache, the server's answers.

    `pauses_ms` are the milliseconds that pass before each of `before`, and before `request`.
    """

    id: str
    browser: Browser
    before: list[Request]
    request: Request
    pauses_ms: list[float]
    responses: list[dict[str, Any]]

    @property
    def behaviour(self) -> Behaviour:
        """What the case's browser does where browsers differ."""
        return BEHAVIOURS[self.browser]


def parse_case(line: str) -> Case:
    """Return the case that a line of JSON describes. Raises BadCase if it isn't a case."""
    try:
        data = json.loads(line)
        fault = CASE_SCHEMA.fault_in(data)
    except (ValueError, RecursionError) as error:
        raise BadCase(None, f"not JSON: {error}") from error
    if fault is not None:
        name = data.get("id") if isinstance(data, dict) else None
        raise BadCase(name if isinstance(name, str) else None, fault)
    return read_case(data)


def read_case(data: dict[str, Any]) -> Case:
    """Return the case that `data`, which follows the schema, describes.

    Raises BadCase if the page's origin isn't one, and for a request that goes to no server.
    """
    origin, before = _page_origin(data), data.get("before", [])
    for request in (*before, data["request"]):
        _check_goes_to_server(data["id"], origin, request["url"])
    return Case(
        id=data["id"],
        browser=data.get("browser", "standard"),
        before=[read_request(origin, earlier) for earlier in before],
        request=read_request(origin, data["request"]),
        pauses_ms=[request.get("after_ms", 0) for request in (*before, data["request"])],
        responses=data["responses"],
    )


def _page_origin(data: dict[str, Any]) -> str:
    """Return the page's origin as a browser serializes it, where it is given as its URL, too."""
    text = data["page_origin"]
    origin = origin_of_page(text)
    if origin is None:
        message = (
            f'$.page_origin: {text!r} is not an origin. Write one like "http://localhost:8000".'
        )
        raise BadCase(data["id"], message)
    return origin


def _check_goes_to_server(id: str, origin: str, url: str) -> None:
    """Raise BadCase for a URL of the page's own scheme, which the app around the page answers."""
    parsed = parse_url_of_page(url, origin) if has_own_scheme(origin) else None
    if parsed is not None and origin_of_page(parsed.href) == origin:
        message = (
            f"$.request.url: {url!r} is {parsed.href} in this page, which its app answers, and no "
            f'server. Give the API\'s whole URL, such as "http://localhost:5001/notes".'
        )
        raise BadCase(id, message)


def read_request(origin: str, data: dict[str, Any]) -> Request:
    """Return the request of a page of `origin` that `data`, which follows the schema, describes."""
    body = data.get("body")
    return Request(
        origin=origin,
        url=data["url"],
        api=data.get("api", "fetch"),
        method=data.get("method", "GET"),
        headers=tuple((name, value) for name, value in data.get("headers", [])),
        mode=data.get("mode", "cors"),
        credentials=data.get("credentials", "same-origin"),
        redirect=data.get("redirect", "follow"),
        referrer_policy=data.get("referrer_policy", ""),
        body=Body(body["type"], body.get("mime", "")) if body else None,
        upload_listener=data.get("upload_listener", False),
        destination=data.get("destination", ""),
        address_space=data.get("address_space"),
        local_network_access=data.get("local_network_access", False),
    )


@dataclass(frozen=True)
class PlayedCall:
    """A request of a case, the seconds after which it was made, and what came of it."""

    request: Request
    seconds: float
    outcome: Outcome
    exchanges: list[Turn]


@dataclass(frozen=True)
class Played:
    """What came of a case: of its earlier requests, in order, and of its own, which is the last."""

    calls: tuple[PlayedCall, ...]

    @property
    def outcome(self) -> Outcome:
        """What script gets."""
        return self.calls[-1].outcome

    @property
    def exchanges(self) -> list[Turn]:
        """The exchanges of the case's own request."""
        return self.calls[-1].exchanges

    @property
    def earlier(self) -> list[Turn]:
        """The exchanges of the earlier requests."""
        return [turn for call in self.calls[:-1] for turn in call.exchanges]

    @property
    def http_cache_could_answer(self) -> bool:
        """Whether a browser may have kept an earlier answer that would do for a later request.

        The algorithm leaves the HTTP cache out: it asks the server each time.
        """
        kept: set[str] = set()
        for turn in (*self.earlier, *self.exchanges):
            if turn.request.method == "GET" and turn.request.url in kept:
                return True
            if isinstance(turn.answer, HttpResponse) and may_be_kept(
                turn.request.method, turn.answer.status, turn.answer.headers
            ):
                kept.add(turn.request.url)
        return False


def run_case(case: Case) -> Outcome:
    """Return what script gets in this case, after its earlier requests."""
    return play_case(case).outcome


def play_case(case: Case) -> Played:
    """Return what came of the case, with each request that was sent and its answer, in order."""
    server = LoggingServer(TableServer(case.responses, case.request.origin))
    cache = case.behaviour.new_cache()
    calls = []
    for asked, pause_ms in zip([*case.before, case.request], case.pauses_ms, strict=True):
        cache.now += pause_ms / 1000
        server.exchanges = []
        outcome = fetch(asked, server, cache, case.behaviour)
        calls.append(PlayedCall(asked, cache.now, outcome, server.exchanges))
    return Played(tuple(calls))


def page_cache(case: Case, server: Transport) -> PreflightCache:
    """Make the earlier requests; return the page's preflight cache as the case's request finds it.

    The time between two requests is the case's; the requests themselves take no time.
    """
    cache = case.behaviour.new_cache()
    *pauses_ms, last_ms = case.pauses_ms
    for earlier, pause_ms in zip(case.before, pauses_ms, strict=True):
        cache.now += pause_ms / 1000
        fetch(earlier, server, cache, case.behaviour)
    cache.now += last_ms / 1000
    return cache


def begin_case(case: Case) -> tuple[Transport, PreflightCache]:
    """Return the server and the page's preflight cache as the earlier requests leave them."""
    server = TableServer(case.responses, case.request.origin)
    return server, page_cache(case, server)


def remedy_case(case: Case) -> Remedy | None:
    """Return what to change so that script may read in this case, or None if it may."""
    return remedy(case.request, lambda: begin_case(case), case.behaviour)
