"""What a watch says of random calls is what Chromium made of them, and printed."""

import json
import math
import threading
from collections.abc import Iterable, Iterator
from http.server import ThreadingHTTPServer
from random import Random
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, quote

import pytest
from playwright.sync_api import Page
from werkzeug.serving import WSGIRequestHandler, make_server

from backend.whycors.flask_apps.watch import WatchedApp
from backend.whycors.flask_apps.watching.watching import Watch
from backend.whycors.flask_apps.watching.watching_calls import WatchedCall
from tests.browser.conftest import Console
from tests.browser.empty_page import EmptyPage

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

SEED = 261126
CALLS = 120
#: Makes each call in turn; returns what script got of each.
CALL_ALL = """async ([api, calls]) => {
  const got = []
  for (const { path, options, cookie } of calls) {
    document.cookie = `session=1; path=/; max-age=${cookie ? 60 : 0}`
    const type = await fetch(api + path, options).then(({ type }) => type, () => 'error')
    got.push(type)
  }
  return got
}"""


def answer(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
    """Answer as the query says: it has the status and the headers for each kind of request."""
    asked = json.loads(parse_qs(environ["QUERY_STRING"])["answers"][0])
    kind = "preflight" if environ["REQUEST_METHOD"] == "OPTIONS" else "request"
    status, headers = asked[kind]
    start_response(f"{status} Said", [("Content-Length", "0"), *map(tuple, headers)])
    return [b""]


class Quiet(WSGIRequestHandler):
    """Prints no line for each request."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Say nothing."""


def random_answer(random: Random, page: str) -> tuple[int, list[tuple[str, str]]]:
    """Return a status, and some of the headers that decide."""
    values = {
        "Access-Control-Allow-Origin": [page, page, page, "*", f"{page}/", "http://a.example", ""],
        "Access-Control-Allow-Credentials": ["true", "true", "True", ""],
        "Access-Control-Allow-Methods": ["PUT, DELETE", "*", "GET", "patch", ""],
        "Access-Control-Allow-Headers": ["content-type, x-a", "*", "X-A", ""],
        "Access-Control-Max-Age": ["0"],
    }
    chosen = {name: random.choice(options) for name, options in values.items()}
    status = random.choice([200, 200, 200, 204, 404, 500])
    return status, [(name, value) for name, value in chosen.items() if value]


def random_path(random: Random, path: str, page: str, redirects_to: str | None = None) -> str:
    """Return a path, with a query that says what is answered there."""
    answers = {kind: random_answer(random, page) for kind in ("preflight", "request")}
    if redirects_to:
        status, headers = random.choice([302, 303, 307]), answers["request"][1]
        answers["request"] = status, [*headers, ("Location", redirects_to)]
    return f"{path}?answers={quote(json.dumps(answers))}"


def random_call(random: Random, number: int, page: str) -> dict[str, Any]:
    """Return a call: its path, fetch()'s options, and whether there is a cookie."""
    path = random_path(random, f"/{number}", page)
    if random.random() < 0.2:
        path = random_path(random, f"/{number}", page, redirects_to=path.replace("?", "/there?"))
    options: dict[str, Any] = {
        "method": random.choice(["GET", "POST", "PUT", "DELETE", "PATCH"]),
        "headers": random.choice([{}, {}, {"X-A": "1"}, {"Content-Type": "application/json"}]),
        "credentials": random.choice(["omit", "same-origin", "include"]),
    }
    # A GET without CORS has no Origin: it is none of a watch's.
    if options["method"] == "POST" and not options["headers"] and random.random() < 0.3:
        options["mode"] = "no-cors"
    return {"path": path, "options": options, "cookie": random.random() < 0.5}


@pytest.fixture
def told() -> list[WatchedCall]:
    """The calls that the watch has told of."""
    return []


@pytest.fixture
def watch(told: list[WatchedCall]) -> Watch:
    return Watch(told.append)


@pytest.fixture
def api(watch: Watch) -> Iterator[str]:
    app = WatchedApp(answer, watch, None)
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=Quiet)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://localhost:{server.port}"
    server.shutdown()
    server.server_close()


def is_as_told(got: str, call: WatchedCall, options: dict[str, Any], is_told: bool) -> bool:
    """Return whether what script got is what the watch says, or leaves open.

    `is_told` says that a request tells its credentials: to another site Chromium sends
    Sec-Fetch-Storage-Access with them.
    """
    if got != "error":
        return call.state == {"cors": "readable", "opaque": "opaque"}[got]
    if call.state == "refused":
        return True
    # Only credentials that nothing shows are left open.
    may_be = not is_told and call.would_be_refused_with_credentials
    is_open = call.state == "unfollowed" or may_be
    return is_open and options["credentials"] == "include"


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1"], ids=["same-site", "cross-site"])
def test_verdicts_are_chromiums(
    host: str, watch: Watch, told: list[WatchedCall], api: str, page: Page, console: Console
) -> None:
    random = Random(SEED)
    console.expected = ("Failed to load resource",)
    with ThreadingHTTPServer(("127.0.0.1", 0), EmptyPage) as pages:
        threading.Thread(target=pages.serve_forever, daemon=True).start()
        origin = f"http://{host}:{pages.server_port}"
        calls = [random_call(random, number, origin) for number in range(CALLS)]
        page.goto(origin)
        got = page.evaluate(CALL_ALL, [api, calls])
        pages.shutdown()
    watch.settle()
    watch.give_up_before(math.inf)

    seen = {call.number: call for call in told}.values()
    by_path = {call.first.exchange.path.partition("?")[0]: call for call in seen}
    assert len(by_path) == len(seen) == CALLS
    is_told = host != "localhost"
    wrong = [
        (got[number], by_path[f"/{number}"].state, calls[number])
        for number in range(CALLS)
        if not is_as_told(got[number], by_path[f"/{number}"], calls[number]["options"], is_told)
    ]
    assert wrong == []
    printed = {*console.cors_lines}
    refused = [call for call in seen if call.state == "refused"]
    assert len(refused) > CALLS / 4
    assert [
        call.console_lines() for call in refused if not printed.intersection(call.console_lines())
    ] == []
