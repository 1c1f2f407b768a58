"""The table of each app, cell by cell, against what a browser does."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from flask import Flask

from backend.whycors.flask_apps.access.askers import askers_for
from backend.whycors.flask_apps.access.cells import cells_of, request_of
from backend.whycors.flask_apps.importing.loading import loaded
from backend.whycors.flask_apps.in_process.checked_app import CheckedApp
from backend.whycors.flask_apps.model import Ask, Cell
from tests.differential.flask_apps.building import built
from tests.differential.flask_apps.chromium import Did
from tests.differential.flask_apps.serving import API
from tests.differential.flask_apps.strategies import Spec, apps
from tests.differential.shrinking import variants
from tests.drawn import draw_a_few

#: Runs what is asked of apps in a browser: see Chromium.run.
Run = Callable[[Mapping[str, Flask], Mapping[str, tuple[str, Ask]]], dict[str, Did]]
APPS_A_BATCH = 100
APPS_A_ROUND = 9
#: What every app has: its routes, and who asks.
NEEDED = {"pages", "asked_by", "routes"}
SHRUNK_AT_MOST = 3
MAX_ROUNDS = 40


@dataclass(frozen=True)
class Table:
    """An app's cells, with its views run, and with stand-ins in their place."""

    spec: Spec
    cells: list[Cell]
    without_views: list[Cell]


def make_apps(count: int, seed: int) -> Iterator[Spec]:
    """Yield `count` apps that can be built, always the same for a seed."""
    start = 0
    while count > 0:
        drawn = draw_a_few(seed, start, lambda _: apps)
        whole = [spec for spec in drawn if _can_be_built(spec)][:count]
        yield from whole
        count -= len(whole)
        start += APPS_A_ROUND


def _can_be_built(spec: Spec) -> bool:
    if not (NEEDED <= spec.keys() and spec["routes"] and spec["pages"]):
        return False
    try:
        built(spec)
    except (AssertionError, KeyError, ValueError):
        return False
    return True


def batches(specs: Iterator[Spec]) -> Iterator[list[Spec]]:
    """Yield the apps, as many at a time as are served at once."""
    batch: list[Spec] = []
    for spec in specs:
        batch.append(spec)
        if len(batch) == APPS_A_BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def table_of(spec: Spec) -> Table:
    """Return what the check says of the app."""

    kinds = {"page", *spec["asked_by"]}
    askers = [asker for asker in askers_for(spec["pages"], API) if asker.kind in kinds]

    def cells(run_views: bool) -> list[Cell]:
        with CheckedApp(loaded(built(spec), None), API, run_views=run_views) as checked:
            return cells_of(checked, askers)

    return Table(spec, cells(True), cells(False))


def differing(specs: Sequence[Spec], run: Run) -> list[list[str]]:
    """Return, of each app, the cells that differ: in words, each in a line of its own."""
    tables = [table_of(spec) for spec in specs]
    asks = {
        f"{number}x{place}": (str(number), cell.ask)
        for number, table in enumerate(tables)
        for place, cell in enumerate(table.cells)
    }
    did = run({str(number): built(spec) for number, spec in enumerate(specs)}, asks)
    return [
        [
            *_against_browser(table.cells, [did[f"{number}x{n}"] for n in range(len(table.cells))]),
            *_against_each_other(table),
        ]
        for number, table in enumerate(tables)
    ]


def _against_browser(cells: Sequence[Cell], did: Sequence[Did]) -> Iterator[str]:
    for cell, done in zip(cells, did, strict=True):
        said = (cell.may_send, cell.may_read)
        sent, read = ("yes" if each else "no" for each in done)
        if any(
            one not in ("unknown", other) for one, other in zip(said, (sent, read), strict=True)
        ):
            yield f"{_told_cell(cell)}: the browser {(sent, read)}"


def _against_each_other(table: Table) -> Iterator[str]:
    for cell, other in zip(table.cells, table.without_views, strict=True):
        both = ((cell.may_send, other.may_send), (cell.may_read, other.may_read))
        if any("unknown" not in pair and len(set(pair)) > 1 for pair in both):
            yield f"{_told_cell(cell)}: without views {(other.may_send, other.may_read)}"


def _told_cell(cell: Cell) -> str:
    ask = cell.ask
    path = request_of(ask, "").url
    what = f"{ask.method} {path} {ask.form} {ask.asker.origin} {ask.credentials}"
    return f"{what}: we {(cell.may_send, cell.may_read)}"


def disagreements(specs: Sequence[Spec], run: Run) -> list[tuple[Spec, list[str]]]:
    """Return the apps of which a cell differs, twice: a busy machine does some things only once."""
    first = _differing_apps(specs, run)
    return _differing_apps([spec for spec, _ in first], run)


def _differing_apps(specs: Sequence[Spec], run: Run) -> list[tuple[Spec, list[str]]]:
    found = zip(specs, differing(specs, run) if specs else [], strict=True)
    return [(spec, cells) for spec, cells in found if cells]


def told(found: Sequence[tuple[Spec, list[str]]], run: Run) -> str:
    """Return the apps as JSON, the first few made small, each with the cells that differ."""
    parts = []
    for number, (spec, cells) in enumerate(found):
        if number < SHRUNK_AT_MOST:
            spec, cells = _shrunk(spec, cells, run)
        parts.append("\n".join([json.dumps(spec), *cells]))
    return "\n\n".join(parts)


def _shrunk(spec: Spec, cells: list[str], run: Run) -> tuple[Spec, list[str]]:
    """Return the smallest app that can be found of which a cell differs."""
    for _ in range(MAX_ROUNDS):
        smaller = [variant for variant in variants(spec) if _can_be_built(variant)]
        found = disagreements(smaller, run)
        if not found:
            break
        spec, cells = min(found, key=lambda each: len(json.dumps(each[0])))
    return spec, cells
