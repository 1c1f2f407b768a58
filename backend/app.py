"""The API's origin as one WSGI app: the lab's endpoints, the runs, the standing scenarios."""

import gc
import os
from typing import TYPE_CHECKING

from flask import Flask
from werkzeug.middleware.dispatcher import DispatcherMiddleware
from werkzeug.wrappers import Response

from backend.lab.api import create_lab_api
from backend.lab.bodies import BodiesInTime
from backend.lab.diagnoses import MAX_BYTES as MAX_DIAGNOSED_BYTES
from backend.lab.hosts import OwnNames
from backend.lab.late_rule import KnownRule
from backend.lab.problems import problem
from backend.lab.runs import Runs
from backend.lab.scenarios import Scenarios
from backend.lab.serving import StandingScenarios, serve_runs
from backend.settings import Settings, read_settings

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

# Python's own for the young objects; a full collection every ten thousand runs or so.
GC_THRESHOLDS = (700, 10, 1000)


def create_app(
    settings: Settings | None = None, scenarios: Scenarios | None = None
) -> "WSGIApplication":
    """Return the WSGI app for `settings`, read from the environment if not given.

    `scenarios` are those that are taught, the lab's own if not given.
    """
    Flask.url_rule_class = KnownRule  # for the apps of scenarios, which know nothing of it
    settings = settings or read_settings(os.environ)
    apps = apps_by_path(settings, scenarios or Scenarios())
    bodies = BodiesInTime(apps, larger={"/lab/diagnoses": MAX_DIAGNOSED_BYTES})
    return OwnNames(bodies, settings.api_names)


def apps_by_path(settings: Settings, scenarios: Scenarios) -> DispatcherMiddleware:
    """Return the apps of the origin, each below its path."""
    runs = Runs(scenarios)
    standing = StandingScenarios(scenarios)
    at_root = standing.at_root(settings.scenario) if settings.scenario else _nothing_here()
    return DispatcherMiddleware(
        at_root,
        {
            "/favicon.ico": _no_icon(),
            "/lab": create_lab_api(runs, scenarios, standing, settings),
            "/runs": serve_runs(runs),
            "/scenarios": standing.below,
        },
    )


def create_served_app() -> "WSGIApplication":
    """Return the environment's WSGI app, for a process of its own that keeps many runs.

    A full garbage collection looks at every object of every run, and nobody is answered meanwhile.
    By default there is one every 250 runs. A dropped run frees its app without one, so they may be
    rare.
    """
    app = create_app()
    gc.freeze()  # what is there from the start stays to the end, and of it next to nothing is waste
    gc.set_threshold(*GC_THRESHOLDS)
    return app


def _no_icon() -> Response:
    """Browsers ask every origin for an icon; without an answer the console shows an error."""
    return Response(status=204)


def _nothing_here() -> Response:
    detail = "No scenario is served here. See /lab/scenarios, and /scenarios/<name>/notes for each."
    return problem(404, "nothing-here", detail)
