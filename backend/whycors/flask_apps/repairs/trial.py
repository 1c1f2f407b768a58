"""An app with one file of it changed, checked where nothing else of it has been imported."""

import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from importlib import import_module
from pathlib import Path
from typing import Any

from ..access.access import readers_of
from ..access.askers import askers_for
from ..access.cells import cells_of
from ..importing.loading import load_app
from ..in_process.checked_app import CheckedApp
from ..model import Cell, Finding
from .changed_file import ChangedFile

#: What finds an app's faults, given its cells and its pages.
Find = Callable[[CheckedApp, Sequence[Cell], Sequence[str]], Sequence[Finding]]


def run_trial() -> None:
    """Read what to try as JSON, and write what comes of it; what the app prints is left out."""
    job = json.load(sys.stdin)
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    with answers:
        json.dump(trial_of(job), answers)


def trial_of(job: Mapping[str, Any]) -> dict[str, Any]:
    """Return the findings and the readers of the app that a job describes."""
    with ExitStack() as meanwhile:
        changed = ChangedFile(Path(job["file"]), job["text"])
        changed.install()
        meanwhile.callback(changed.remove)
        loaded = load_app(job["import_name"])
        find: Find = getattr(import_module(job["find"][0]), job["find"][1])
        # Entered once for all that is asked: to set the guards up takes longer than an answer.
        checked = CheckedApp(loaded, job["api"], job["run_views"], job["debug"])
        meanwhile.enter_context(checked)
        cells = cells_of(checked, askers_for(job["pages"], job["api"]))
        found = find(checked, cells, job["pages"])
    return {
        "findings": [[each.id, each.subject, each.level] for each in found],
        "readers": sorted(readers_of(cells)),
    }
