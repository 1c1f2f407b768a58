"""Finds a case for each deviation of a browser, and records what the browser does in it.

    python -m tests.differential.cookies.recording chromium

A case is taken that ends otherwise without the deviation; it is made small, and recorded with what
the browser sent, if that is what the jar says.
"""

import argparse
import json

from backend.whycors.browsers.behaviours import Browser
from backend.whycors.browsers.cookie_rules import COOKIE_RULES
from backend.whycors.cookies import CookieRules
from tests.differential.cookies.browsers import running
from tests.differential.cookies.deviations import PORTS, RECORDED, deviations, moved, recorded
from tests.differential.cookies.harness import by_jar, make_cases
from tests.differential.cookies.server import Case
from tests.differential.cookies.shrinking import shrink

Rows = dict[str, dict[str, object]]


def record(browser: Browser, count: int, seed: int) -> None:
    """Write the browser's rows anew, from `count` cases made from a seed."""
    rules, rows = COOKIE_RULES[browser], Rows()
    cases = _find_cases(browser, count, seed)
    with running(browser) as (ports, run):
        sent = run([moved(case, PORTS, ports) for case in cases.values()])
    for name, case in cases.items():
        seen = sent[case["id"]]
        if seen == by_jar(case, rules):
            rows[name] = {"case": case, "sent": seen}
        else:
            print(f"{name}: the browser sent {seen} in {json.dumps(case)}")
    _write(recorded() | {browser: rows})


def _find_cases(browser: Browser, count: int, seed: int) -> dict[str, Case]:
    """Return a small case for each deviation, by its name."""
    rules, made = COOKIE_RULES[browser], make_cases(count, seed, PORTS)
    found: dict[str, Case] = {}
    for number, (name, without) in enumerate(deviations(browser).items()):

        def shows(case: Case, without: CookieRules = without) -> bool:
            return by_jar(case, rules) != by_jar(case, without)

        case = shrink(next(filter(shows, made)), shows)
        found[name] = json.loads(json.dumps(case).replace(case["id"], f"k0x{number}k"))
    return found


def _write(all_: dict[str, Rows]) -> None:
    """Write the rows, one per line."""
    parts = []
    for browser, rows in all_.items():
        lines = [f'    "{name}": {json.dumps(row)}' for name, row in rows.items()]
        parts.append(f'  "{browser}": {{\n' + ",\n".join(lines) + "\n  }")
    RECORDED.write_text("{\n" + ",\n".join(parts) + "\n}\n", "utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("browser", choices=("chromium", "firefox"))
    parser.add_argument("--cases", type=int, default=3000, help="how many cases to look through")
    parser.add_argument("--case-seed", type=int, default=1, help="the seed that they are made from")
    chosen = parser.parse_args()
    record(chosen.browser, chosen.cases, chosen.case_seed)
