"""The WSGI apps that serve scenarios: one app a run, recorded, and one standing app a scenario."""

import io
import itertools
import sys
import threading
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from werkzeug.wsgi import ClosingIterator

from backend.lab.mount import VIEW_THAT_RAN, mounted
from backend.lab.problems import problem
from backend.lab.record import MAX_BODY_BYTES, Exchange, header_fields
from backend.lab.runs import Run, RunRefused, Runs
from backend.lab.scenarios import Scenario, ScenarioError, find_scenarios

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment


def serve_runs(runs: Runs) -> "WSGIApplication":
    """Return the WSGI app behind /runs: /<run id>/<scenario>/..., each run's exchanges recorded."""

    def app(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        run_id, _, below = environ["PATH_INFO"].removeprefix("/").partition("/")
        name = below.partition("/")[0]
        try:
            run = runs.open(run_id, name)
        except RunRefused as refused:
            return refused.problem(environ, start_response)
        _go_below(environ, f"/{run_id}/{name}")
        return _record(runs, run, environ, start_response)

    return app


def _record(
    runs: Runs, run: Run, environ: "WSGIEnvironment", start_response: "StartResponse"
) -> Iterable[bytes]:
    """Let the run's app answer, and keep the exchange in the run's record."""
    exchange = Exchange(environ["REQUEST_METHOD"], _path(environ), header_fields(environ))
    run.begin(exchange)
    _keep_request_body(exchange, environ)

    def start(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
        exchange.status = int(status.split()[0])
        exchange.response_headers = list(headers)
        exchange.view = environ.get(VIEW_THAT_RAN)
        return start_response(status, headers, *rest)

    def finish() -> None:
        run.finish(exchange)
        runs.weigh(run)

    try:
        chunks = _scenario_app(run)(environ, start)
        # An app may call start_response as late as for its first chunk (PEP 3333), but the server
        # wants the status before that.
        rest = iter(chunks)
        first = next(rest, b"")
    except BaseException:
        exchange.status = 500  # the server's own answer to an exception that leaves the app
        exchange.view = environ.get(VIEW_THAT_RAN)
        finish()
        raise
    closers = [chunks.close] if hasattr(chunks, "close") else []
    return ClosingIterator(_kept(exchange, itertools.chain([first], rest)), [*closers, finish])


def _scenario_app(run: Run) -> "WSGIApplication":
    try:
        return run.app()
    except ScenarioError as error:
        return _broken_scenario(error)


def _kept(exchange: Exchange, chunks: Iterable[bytes]) -> Iterator[bytes]:
    for chunk in chunks:
        exchange.response_body.add(chunk)
        yield chunk


def _keep_request_body(exchange: Exchange, environ: "WSGIEnvironment") -> None:
    """Copy a small request body into the record; of a large one only the size is noted."""
    length = environ.get("CONTENT_LENGTH") or ""
    if not length.isdecimal():
        return
    if int(length) > MAX_BODY_BYTES:
        exchange.request_body.size = int(length)
        return
    body = environ["wsgi.input"].read(int(length))
    exchange.request_body.add(body)
    environ["wsgi.input"] = io.BytesIO(body)


class StandingScenarios:
    """One app of each scenario that stays, for curl and SCENARIO=...; an edited file renews it."""

    def __init__(self) -> None:
        self._apps: dict[tuple[str, str], tuple[str, WSGIApplication]] = {}
        self._lock = threading.Lock()

    def below(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        """The WSGI app behind /scenarios: /<scenario>/..."""
        name = environ["PATH_INFO"].removeprefix("/").partition("/")[0]
        root = f"{environ.get('SCRIPT_NAME', '')}/{name}"
        _go_below(environ, f"/{name}")
        return self._app(name, root)(environ, start_response)

    def at_root(self, name: str) -> "WSGIApplication":
        """Return the WSGI app that serves one scenario at the origin's root."""
        return lambda environ, start_response: self._app(name, "")(environ, start_response)

    def _app(self, name: str, root: str) -> "WSGIApplication":
        scenario = find_scenarios().get(name)
        if scenario is None:
            return _no_such_scenario(name)
        with self._lock:
            source = scenario.source()
            made_from, app = self._apps.get((name, root), (None, None))
            if app is None or made_from != source:
                app = self._made(scenario, root)
                self._apps[name, root] = (source, app)
            return app

    def _made(self, scenario: Scenario, root: str) -> "WSGIApplication":
        try:
            return mounted(scenario.create_app(), root)
        except ScenarioError as error:
            print(error, file=sys.stderr, flush=True)
            return _broken_scenario(error)


def _path(environ: "WSGIEnvironment") -> str:
    """Return the request's path below its run, percent-encoded, with its query."""
    path = quote(environ["PATH_INFO"].encode("latin-1"), safe="/:@!$&'()*+,;=~")
    return f"{path}?{environ['QUERY_STRING']}" if environ.get("QUERY_STRING") else path


def _go_below(environ: "WSGIEnvironment", prefix: str) -> None:
    """Move `prefix` from the start of PATH_INFO to the end of SCRIPT_NAME (PEP 3333)."""
    environ["SCRIPT_NAME"] = environ.get("SCRIPT_NAME", "") + prefix
    environ["PATH_INFO"] = environ["PATH_INFO"][len(prefix) :]


def _no_such_scenario(name: str) -> "WSGIApplication":
    known = ", ".join(find_scenarios())
    return problem(404, "no-such-scenario", f"There is no scenario {name!r}. There are {known}.")


def _broken_scenario(error: ScenarioError) -> "WSGIApplication":
    return problem(500, "broken-scenario", str(error))
