"""Cases through a real Chromium."""

from typing import Any

from playwright.sync_api import Browser, ConsoleMessage

from backend.whycors.cases.case_server import TableServer
from tests.differential.harness import CASE_IN_URL, CASES_AT_ONCE, JUDGED_NEXT, Result
from tests.differential.strategies import Sites
from tests.differential.table_server import CaseServer

CASES_A_BATCH = 200


def by_chromium(
    browser: Browser, server: CaseServer, sites: Sites, made: list[dict[str, Any]]
) -> dict[str, Result]:
    """Run all cases in a real page of their origin, many at a time; return the results by id."""
    scripts: dict[str, dict[str, Any]] = {}
    console: dict[str, list[str]] = {}

    def hear(message: ConsoleMessage) -> None:
        where = f"{message.text} {message.location.get('url')}"
        found = CASE_IN_URL.search(where)
        if found and message.text.endswith(JUDGED_NEXT):
            console[found[1]] = []  # the lines before it were about the earlier requests
        elif found and message.type == "error":
            console.setdefault(found[1], []).append(message.text)

    for case in made:
        server.cases[case["id"]] = TableServer(case["responses"], case["page_origin"])
    for path, is_opaque in (("/run", False), ("/sandboxed", True)):
        mine = [case for case in made if (case["page_origin"] == "null") == is_opaque]
        if not mine:
            continue
        page = browser.new_page()
        page.on("console", hear)
        page.goto(sites.page + path)
        for start in range(0, len(mine), CASES_A_BATCH):
            batch = mine[start : start + CASES_A_BATCH]
            results = page.evaluate(
                "([cases, atOnce]) => runAll(cases, atOnce)", [batch, CASES_AT_ONCE]
            )
            scripts |= {name: result for name, result in results}
        # The console's lines come on a channel of their own; a last one shows that all are here.
        with page.expect_console_message(lambda message: message.text == "that is all"):
            page.evaluate("console.log('that is all')")
        page.close()
    return {
        name: Result(script, server.seen.get(name, []), console.get(name, []))
        for name, script in scripts.items()
    }
