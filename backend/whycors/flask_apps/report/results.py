"""What a check is told to do, and what comes of it."""

from dataclasses import dataclass
from typing import NamedTuple

from ..access.groups import RouteGroup
from ..model import Finding


@dataclass(frozen=True)
class CheckOptions:
    """How an app is checked.

    `pages` are the origins that it is meant for; those in its configuration, if none is given.
    `api` is the app's own origin. `paths` are asked beside the routes of the URL map. Views run if
    `run_views`. Errors are answered as in debug mode, or as in production; if `debug` is None, as
    the app is set. With `diffs`, changes that mend what is found are looked for, and tried.
    """

    pages: tuple[str, ...] = ()
    api: str = "http://localhost:5000"
    paths: tuple[str, ...] = ()
    run_views: bool = False
    debug: bool | None = None
    diffs: bool = True


class Untold(NamedTuple):
    """What couldn't be told without running it: routes, and what would have to run."""

    what: str
    routes: tuple[str, ...]


@dataclass(frozen=True)
class Checked:
    """What is known of an app: who may do what, what was found, what couldn't be told.

    `app` is its name, `file` the file that it is written in, relative to the current folder where
    it is below that, if known. `requests` counts those that the app was asked, in process.
    """

    app: str
    file: str | None
    options: CheckOptions
    pages: tuple[str, ...]
    routes: int
    requests: int
    groups: tuple[RouteGroup, ...]
    findings: tuple[Finding, ...]
    untold: tuple[Untold, ...]
    seconds: float
    has_url_map: bool = True
