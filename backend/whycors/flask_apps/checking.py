"""The flow of a check: who may do what with an app, what is wrong, where, and how to mend it."""

import sys
from collections.abc import Iterable
from pathlib import Path
from time import perf_counter

from .access.askers import askers_for
from .access.cells import cells_of
from .access.groups import route_groups
from .access.pages import pages_in
from .findings.finders import faults_in, find_faults
from .importing.cannot_run import CannotRun
from .importing.loading import Loaded
from .in_process.checked_app import CheckedApp
from .model import Route
from .repairs.fixing import with_diffs, with_places
from .report.results import Checked, CheckOptions
from .report.untold import passed_over_in, untold_in
from .rules.config import cors_rules
from .source.source_names import shown_file

#: What a path that is asked beside the URL map is asked for.
METHODS = ("GET", "POST", "PUT", "DELETE")


def check(loaded: Loaded, options: CheckOptions) -> Checked:
    """Return what comes of a check. The app is as before when it returns.

    Raises CannotRun if nothing is known to ask for, and ValueError for a page that is none.
    """
    if loaded.flask is None and not options.paths:
        raise CannotRun("the app has no URL map. Say what to ask for, such as --path /notes.")
    began = perf_counter()
    rules = cors_rules(loaded.flask) if loaded.flask else ()
    pages = options.pages or (pages_in(rules, loaded.flask) if loaded.flask else ())
    with CheckedApp(loaded, options.api, options.run_views, options.debug) as app:
        app.routes += _routes_at(options.paths)
        cells = cells_of(app, askers_for(pages, app.api))
        found = faults_in(app, rules, cells, pages)
        if options.diffs:
            found = with_diffs(found, app, cells, pages, find_faults)
    found = with_places(found, loaded)
    return Checked(
        app=_name_of(loaded),
        file=_file_of(loaded),
        options=options,
        pages=tuple(pages),
        routes=len(app.routes),
        requests=app.requests,
        groups=tuple(route_groups(cells)),
        findings=tuple(found),
        untold=(*untold_in(cells), *passed_over_in(app.passed_over)),
        seconds=perf_counter() - began,
        has_url_map=loaded.flask is not None,
    )


def _routes_at(paths: Iterable[str]) -> list[Route]:
    """Return a route for each path that the URL map need not have."""
    return [Route(path, path, path, METHODS) for path in dict.fromkeys(paths)]


def _name_of(loaded: Loaded) -> str:
    return loaded.import_name or (loaded.flask.import_name if loaded.flask else "app")


def _file_of(loaded: Loaded) -> str | None:
    """Return the file that the app is made in, None where that is unknown."""
    name = loaded.flask.import_name if loaded.flask else ""
    file = getattr(sys.modules.get(name), "__file__", None)
    return shown_file(file) if file and Path(file).is_file() else None
