"""The WSGI apps that serve scenarios: one recorded app per run, one standing app per scenario."""

import functools
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

from werkzeug.wrappers import Response

from backend.lab.mount import mounted
from backend.lab.problems import broken_scenario, problem
from backend.lab.remembered import Remembered
from backend.lab.run import Run
from backend.lab.runs import RunRefused, Runs
from backend.lab.scenarios import Scenario, ScenarioError, Scenarios
from backend.whycors.recording.exchange import Exchange
from backend.whycors.recording.recorder import keep_request_body, recorded_answer

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

# More than there are scenarios: each has a root of its own, and SCENARIO= one more.
MAX_STANDING_APPS = 1000
SITE = "HTTP_SEC_FETCH_SITE"
# A request from curl, the address bar or a page of this origin begins a run. Other pages may
# only use runs that have begun: with made-up ids they could push out the runs of learners.
OWN_REQUESTS = (None, "none", "same-origin")


def serve_runs(runs: Runs) -> "WSGIApplication":
    """Return the WSGI app behind /runs: /<run id>/<scenario>/..., each run's exchanges recorded."""

    def app(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        run_id, _, below = environ["PATH_INFO"].removeprefix("/").partition("/")
        name = below.partition("/")[0]
        try:
            run = runs.open(run_id, name, environ.get(SITE) in OWN_REQUESTS)
        except RunRefused as refused:
            return refused.problem(environ, start_response)
        _go_below(environ, f"/{run_id}/{name}")
        return _record(runs, run, environ, start_response)

    return app


def _record(
    runs: Runs, run: Run, environ: "WSGIEnvironment", start_response: "StartResponse"
) -> Iterable[bytes]:
    """Let the run's app answer, and keep the exchange in the run's record."""
    exchange = Exchange(environ)
    run.begin(exchange)
    keep_request_body(exchange, environ)
    app = functools.partial(_answer, run)
    return recorded_answer(app, exchange, _RunRecord(runs, run), environ, start_response)


class _RunRecord:
    """The record of a run, which is weighed with each exchange."""

    __slots__ = ("_run", "_runs", "answerer")

    def __init__(self, runs: Runs, run: Run) -> None:
        self._runs = runs
        self._run = run
        self.answerer = run.answerer

    def finish(self, exchange: Exchange) -> None:
        self._run.finish(exchange)
        self._runs.weigh(self._run)


def _answer(
    run: Run, environ: "WSGIEnvironment", start_response: "StartResponse"
) -> Iterable[bytes]:
    try:
        app = run.app()
    except ScenarioError as error:
        return broken_scenario(error)(environ, start_response)
    return app(environ, start_response)


class StandingScenarios:
    """A lasting app of each scenario, for curl and SCENARIO=...; it is renewed with its file."""

    def __init__(self, scenarios: Scenarios) -> None:
        self._scenarios = scenarios
        self._apps: Remembered[WSGIApplication] = Remembered(MAX_STANDING_APPS)

    def below(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        """The WSGI app behind /scenarios: /<scenario>/..."""
        name = environ["PATH_INFO"].removeprefix("/").partition("/")[0]
        root = f"{environ.get('SCRIPT_NAME', '')}/{name}"
        _go_below(environ, f"/{name}")
        return self._app(name, root)(environ, start_response)

    def at_root(self, name: str) -> "WSGIApplication":
        """Return the WSGI app that serves one scenario at the origin's root."""
        return lambda environ, start_response: self._app(name, "")(environ, start_response)

    def forget(self) -> None:
        """Let each scenario begin with a new app, without the notes and sessions of the old one."""
        self._apps.clear()

    def _app(self, name: str, root: str) -> "WSGIApplication":
        scenario = self._scenarios.get(name)
        if scenario is None:
            return _no_such_scenario(name, self._scenarios)
        make = functools.partial(self._made, scenario, root)
        return self._apps.get((scenario.path, root), make, scenario.version())

    def _made(self, scenario: Scenario, root: str) -> "WSGIApplication":
        def broken(fault: str) -> Response:
            return _said(ScenarioError(scenario.shown_path, None, fault))

        try:
            return mounted(scenario.create_app(), root, broken)
        except ScenarioError as error:
            return _said(error)


def _said(error: ScenarioError) -> Response:
    """Return a broken scenario's answer, and print the error in the terminal: no page shows it."""
    print(error, file=sys.stderr, flush=True)
    return broken_scenario(error)


def _go_below(environ: "WSGIEnvironment", prefix: str) -> None:
    """Move `prefix` from the start of PATH_INFO to the end of SCRIPT_NAME (PEP 3333)."""
    environ["SCRIPT_NAME"] = environ.get("SCRIPT_NAME", "") + prefix
    environ["PATH_INFO"] = environ["PATH_INFO"][len(prefix) :]


def _no_such_scenario(name: str, scenarios: Scenarios) -> "WSGIApplication":
    known = ", ".join(scenarios.all())
    return problem(404, "no-such-scenario", f"There is no scenario {name!r}. There are {known}.")
