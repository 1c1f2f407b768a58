"""Finds a case for each deviation of a browser, and records what the browser does in it.

    python -m tests.differential.recording chromium CASES

CASES is a file with cases as harness.make_cases() makes them for SITES, one per line. One is taken
where the engine says something else once the deviation is taken back; it is made small, and
recorded if the browser says what the engine says. What is recorded already is left as it is.
"""

import itertools
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from backend.whycors.browsers.behaviours import BEHAVIOURS, Browser
from tests.differential.browsers import running
from tests.differential.deviations import (
    RECORDED,
    SITES,
    Deviation,
    Recorded,
    deviations,
    moved,
    recorded,
)
from tests.differential.disagreements import disagreements
from tests.differential.harness import NOT_COMPARED, by_engine, differences
from tests.differential.shrinking import Case, renamed, shrink, size

CANDIDATES = 4


def shows(case: Case, deviation: Deviation) -> bool:
    """Return whether the engine says otherwise of the case once the deviation is taken back."""
    ours, _ = by_engine(case)
    with deviation.taken_back():
        standards, _ = by_engine(case)
    return bool(differences(case, ours, standards))


def candidates(deviation: Deviation, cases: list[Case]) -> Iterator[Case]:
    """Yield a few cases in which the deviation shows, made small."""

    def still_show(smaller: list[Case]) -> list[bool]:
        return [_is_compared(case) and shows(case, deviation) for case in smaller]

    found = (case for case in cases if shows(case, deviation))
    for case in itertools.islice(found, CANDIDATES):
        yield shrink(case, still_show)


def _is_compared(case: Case) -> bool:
    return not NOT_COMPARED[case["browser"]].search(json.dumps(case))


def record(browser: Browser, cases: list[Case]) -> list[str]:
    """Record a case for each deviation that has none; return the names of those still without."""
    mine = recorded().get(browser, {})
    wanted = {name: found for name, found in deviations(browser).items() if name not in mine}
    cases = list(filter(_is_compared, cases))
    number = 0
    by_name: dict[str, list[Case]] = {}
    for name, deviation in wanted.items():
        by_name[name] = []
        for case in candidates(deviation, cases):
            number += 1
            by_name[name].append(renamed(case, f"c1x{number}"))
        print(f"{len(by_name[name])} for {name}", flush=True)
    with running(browser) as (sites, run):
        for name, found in by_name.items():
            here = [moved(case, SITES, sites) for case in found]
            wrong = {each.case["id"] for each in disagreements(here, run)}
            right = [case for case in found if case["id"] not in wrong]
            if right:
                # Anew: for the one that was just run the browser remembers a preflight.
                case = renamed(min(right, key=size), f"c2x{len(mine)}")
                (result,) = run([moved(case, SITES, sites)]).values()
                result = moved(vars(result), sites, SITES)
                mine[name] = {"case": case, "result": result}
    all_ = recorded() | {browser: mine}
    RECORDED.write_text(written(all_), "utf-8")
    return [name for name in wanted if name not in mine]


def written(all_: Recorded) -> str:
    """Return the file's text: JSON, with one deviation per line."""
    browsers = []
    for browser, rows in all_.items():
        lines = [f"  {json.dumps(name)}: {json.dumps(row)}" for name, row in rows.items()]
        browsers.append(f" {json.dumps(browser)}: {{\n" + ",\n".join(lines) + "\n }")
    return "{\n" + ",\n".join(browsers) + "\n}\n"


def main() -> None:
    """Record for the browser that is named first, from the file that is named second."""
    name, file = sys.argv[1:]
    browser: Browser = next(known for known in BEHAVIOURS if known == name)
    lines = Path(file).read_text("utf-8").splitlines()
    missing = record(browser, [json.loads(line) | {"browser": browser} for line in lines])
    print("without a case:", *missing, sep="\n  ")


if __name__ == "__main__":
    main()
