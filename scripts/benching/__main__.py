"""The part of bench.py that runs in the project's environment."""

import argparse
import contextlib
import dataclasses
import json
import sys

from scripts.benching import check, engine, page, room, run, serve, soak, start, table
from scripts.benching.figures import QUICK, Row, Sizes
from scripts.command import run_command
from scripts.environment import SetupError

ROWS = {
    row.name: row
    for row in (
        serve.ROW,
        run.ROW,
        room.ROOM,
        room.BURST,
        soak.ROW,
        room.SLOW,
        start.ROW,
        engine.ROW,
        check.ROW,
        page.ROW,
    )
}


def main() -> int:
    """Measure the rows that are asked for and print what came of them."""
    arguments = _options().parse_args()
    unknown = [name for name in arguments.rows if name not in ROWS]
    if unknown:
        wrong = ", ".join(repr(name) for name in unknown)
        print(f"{wrong}: no such row. There are {', '.join(ROWS)}.", file=sys.stderr)
        return 2
    wanted = [ROWS[name] for name in dict.fromkeys(arguments.rows)] or list(ROWS.values())
    try:
        _measure(wanted, _sizes(arguments), arguments.json)
    except SetupError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def _measure(rows: list[Row], sizes: Sizes, as_json: bool) -> None:
    """Measure one row after the other; the table grows as they come, JSON stands at the end."""
    measured = []
    if not as_json:
        print(table.head(), flush=True)
    for row in rows:
        with contextlib.redirect_stdout(sys.stderr):
            figures = row.measure(sizes)
        measured.append((row, figures))
        if not as_json:
            print("\n".join(table.lines_of(row, figures)), flush=True)
    if as_json:
        print(json.dumps(table.as_json(measured), ensure_ascii=False, indent=2))


def _options() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(
        prog="bench.py", description="Measure the lab, each row beside something to compare with."
    )
    options.add_argument("rows", nargs="*", metavar="ROW", help=f"of {', '.join(ROWS)}; or all")
    options.add_argument("--json", action="store_true", help="one object, for programs")
    options.add_argument("--quick", action="store_true", help="small sizes, for a first look")
    options.add_argument("--runs", type=at_least_one, help="how many runs the soak takes")
    options.add_argument("--cases", type=at_least_one, help="how many cases the engine explains")
    options.add_argument("--seed", type=int, help="the seed that the cases are made from")
    return options


def _sizes(arguments: argparse.Namespace) -> Sizes:
    given = {
        "soak_runs": arguments.runs,
        "cases": arguments.cases,
        "seed": arguments.seed,
    }
    asked = {name: value for name, value in given.items() if value is not None}
    return dataclasses.replace(QUICK if arguments.quick else Sizes(), **asked)


def at_least_one(text: str) -> int:
    """Return the count that was given. Raises ArgumentTypeError if it isn't a count."""
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"{text!r} is not a count. Give a whole number from 1.")
    return int(text)


if __name__ == "__main__":
    run_command(main)
