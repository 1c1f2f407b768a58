"""A small finder of faults, for the tests of what mends them."""

from collections.abc import Sequence

from backend.whycors.flask_apps.access.cells import request_of
from backend.whycors.flask_apps.in_process.checked_app import CheckedApp
from backend.whycors.flask_apps.model import Ask, Cell, Finding, Route, Witness


def find_simply(checked: CheckedApp, cells: Sequence[Cell], pages: Sequence[str]) -> list[Finding]:
    """Return what strangers may read with cookies, and what the app's own pages may not."""
    found: dict[tuple[str, str], Finding] = {}
    for cell in cells:
        kind, route = cell.ask.asker.kind, rule_of_cell(cell)
        with_cookies = cell.ask.credentials == "include"
        if route.startswith("/static"):
            continue
        if kind == "stranger" and with_cookies and cell.may_read == "yes":
            _add(found, checked, cell, "any-origin-with-credentials", "*")
        elif kind == "page" and not with_cookies and cell.may_read == "no":
            is_status = cell.outcome.failure and "Status" in cell.outcome.failure.reason
            id = "preflight-stopped" if is_status else "own-page-fails"
            _add(found, checked, cell, id, f"{cell.ask.method} {route}")
    return list(found.values())


def rule_of_cell(cell: Cell) -> str:
    """Return the rule of the URL map that a cell is about."""
    match cell.ask:
        case Ask(route=Route(rule=rule)):
            return rule
    raise AssertionError


def _add(
    found: dict[tuple[str, str], Finding], checked: CheckedApp, cell: Cell, id: str, subject: str
) -> None:
    asked = request_of(cell.ask, checked.api)
    request = {
        "url": asked.url,
        "method": asked.method,
        "headers": [list(pair) for pair in asked.headers],
        "credentials": asked.credentials,
    }
    case = {"id": "witness", "page_origin": asked.origin, "request": request, "responses": []}
    values = {"origin": asked.origin, "variant": "hook"}
    finding = Finding(id, "error", subject, values, (rule_of_cell(cell),), Witness(case, "curl"))
    found.setdefault((id, subject), finding)
