"""Findings with the lines that they are about, and with diffs that were run before."""

import difflib
import itertools
import threading
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from time import perf_counter

from ..access.access import MayRead, readers_of
from ..access.askers import askers_for
from ..access.cells import cells_of
from ..importing.loading import Loaded
from ..in_process.checked_app import CheckedApp
from ..model import Cell, Diff, Finding
from ..source.app_files import app_files
from ..source.app_source import AppSource, app_source
from ..source.places import place_of
from .repair import EVERYBODY, Repair
from .repairs import repairs
from .trial import Find
from .trial_processes import trial_processes
from .tried import AppState, Trial, is_mended

#: How many trials run at once, and how many repairs of one finding are tried.
AT_ONCE = 2
_MOST_REPAIRS = 10
#: After so many seconds no more repairs are tried: who runs a check waits for it.
PATIENCE_SECONDS = 60
_NO_END = "\\ No newline at end of file"


def with_places(findings: Sequence[Finding], loaded: Loaded) -> list[Finding]:
    """Return the findings with their lines in the app's own source, where they can be found."""
    if loaded.flask is None:
        return list(findings)
    source = app_source(loaded.flask, app_files(loaded.root))
    return [
        each if each.place else replace(each, place=place_of(each, source)) for each in findings
    ]


def with_diffs(
    findings: Sequence[Finding],
    checked: CheckedApp,
    cells: Sequence[Cell],
    pages: Sequence[str],
    find: Find,
) -> list[Finding]:
    """Return the findings with a diff each, where one was found that does it.

    `cells` are those of the app for `pages`. `find` is a function of a module: another process
    imports the app by its import string, with the change in it, and finds its faults anew. There
    are no diffs for an app without such a string.
    """
    loaded = checked.loaded
    if loaded.flask is None or loaded.import_name is None:
        return list(findings)
    files = app_files(loaded.root)
    source = app_source(loaded.flask, files, checked.api, checked.transport())
    # The flask command has the last word on debug mode, and isn't there in a trial.
    debug = loaded.flask.debug if checked.debug is None else checked.debug
    # In this order: who interrupts a check doesn't wait for the trials that still run.
    with ThreadPoolExecutor(AT_ONCE) as pool, trial_processes() as processes:
        trial = Trial(processes, loaded.import_name, checked.api, checked.run_views, debug, find)
        workshop = _Workshop(checked, source, tuple(pages), trial, tuple(findings))
        workshop.readers[workshop.pages] = readers_of(cells)
        diffs = pool.map(workshop.diff_of, findings)
        return [replace(each, diff=diff) for each, diff in zip(findings, diffs, strict=True)]


@dataclass
class _Workshop:
    """Where repairs are tried: each text once, however many findings it may mend."""

    checked: CheckedApp
    source: AppSource
    pages: tuple[str, ...]
    trial: Trial
    findings: tuple[Finding, ...]
    began: float = field(default_factory=perf_counter)
    asking: threading.Lock = field(default_factory=threading.Lock)
    states: "dict[tuple[str, ...], Future[AppState | None]]" = field(default_factory=dict)
    readers: dict[tuple[str, ...], frozenset[MayRead]] = field(default_factory=dict)

    def diff_of(self, finding: Finding) -> Diff | None:
        """Return the first change that mends a finding, None if none does."""
        if finding.diff is not None:
            return finding.diff
        with self.asking:  # the app is asked by one thread at a time
            told = repairs(finding, self.source, self.pages)
            candidates = list(itertools.islice(told, _MOST_REPAIRS))
        for repair in candidates:
            pages = self._pages_of(repair)
            after = self._after(repair, pages)
            if after is None or after.has(finding):
                continue
            if is_mended(finding, repair, self.pages, self._before(pages), after):
                return diff_of_repair(repair)
        return None

    def _after(self, repair: Repair, pages: tuple[str, ...]) -> AppState | None:
        """Return how the app is with a repair, None, too, if there is no time left to try it."""
        key = (str(repair.file.path), repair.text, *pages)
        with self.asking:
            known = self.states.get(key)
            state = self.states.setdefault(key, Future())
        if known is None:
            is_late = perf_counter() - self.began > PATIENCE_SECONDS
            state.set_result(None if is_late else self.trial.state_with(repair, pages))
        return state.result()

    def _pages_of(self, repair: Repair) -> tuple[str, ...]:
        opened = [origin for origin in repair.opens_to if origin != EVERYBODY]
        return tuple(dict.fromkeys([*self.pages, *opened]))

    def _before(self, pages: tuple[str, ...]) -> AppState:
        """Return how the app is as it stands, for the pages that a trial asked for."""
        with self.asking:
            if pages not in self.readers:
                known = {each.origin for each in askers_for(self.pages, self.checked.api)}
                askers = askers_for(pages, self.checked.api)
                others = [each for each in askers if each.origin not in known]
                more = readers_of(cells_of(self.checked, others))
                self.readers[pages] = self.readers[self.pages] | more
        found = {(each.id, each.subject): each.level for each in self.findings}
        return AppState(found, self.readers[pages])


def diff_of_repair(repair: Repair) -> Diff:
    """Return a repair as a unified diff.

    Its path is relative to the working directory, or a whole one for a file outside of that.
    """
    before = repair.file.source.data.decode().splitlines(keepends=True)
    after = repair.text.splitlines(keepends=True)
    name = repair.file.shown
    below = name.removeprefix("/")
    lines = difflib.unified_diff(before, after, f"a/{below}", f"b/{below}")
    text = "".join(line if line.endswith("\n") else f"{line}\n{_NO_END}\n" for line in lines)
    return Diff(name, text)
