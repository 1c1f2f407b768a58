"""Routes that are alike, and that let a page in or not, as if by accident."""

from collections import defaultdict
from collections.abc import Iterator

from .answers import Answers
from .model import Cell, Finding, Level, Route


def find_differing_routes(answers: Answers) -> Iterator[Finding]:
    """Yield a finding for the views that let no page in where those beside them do.

    Beside a view is one for another method of the same path; or, in a blueprint, any one of the
    same prefix, if most of them let the page in.
    """
    by_rule: defaultdict[str, list[Route]] = defaultdict(list)
    for route in {cell.ask.route: None for cell in answers.guests}:
        by_rule[route.rule].append(route)
    alone = [pair for routes in by_rule.values() for pair in _left_out(answers, routes, most=False)]
    by_prefix: defaultdict[tuple[str, str], list[Route]] = defaultdict(list)
    for routes in by_rule.values():
        if (route := routes[0]).blueprint:
            by_prefix[route.blueprint, _prefix(route)] += routes
    taken = {route for route, _ in alone}
    minority = [
        (route, other)
        for routes in by_prefix.values()
        for route, other in _left_out(answers, routes, most=True)
        if route not in taken
    ]
    if alone:
        yield _finding(answers, "same-path", alone)
    if minority:
        yield _finding(answers, "same-blueprint", minority)


def _left_out(answers: Answers, routes: list[Route], *, most: bool) -> list[tuple[Route, Route]]:
    """Return the routes that let no page in, each with one beside it that does."""
    closed = [route for route in routes if _is_closed(answers, route)]
    let_in = [route for route in routes if route in answers.open_routes]
    is_minority = len(closed) * 2 < len(let_in) if most else bool(let_in)
    return [(route, let_in[0]) for route in closed] if is_minority else []


def _is_closed(answers: Answers, route: Route) -> bool:
    """Return whether a route, as it surely answers, lets a page in for nothing that it asks."""
    cells = [cell for cell in answers.guests if cell.ask.route == route]
    return bool(cells) and all(_is_without_headers(cell) for cell in cells)


def _is_without_headers(cell: Cell) -> bool:
    failure = cell.outcome.failure
    names = ("MissingAllowOriginHeader", "PreflightMissingAllowOriginHeader")
    return cell.may_read == "no" and failure is not None and failure.reason in names


def _prefix(route: Route) -> str:
    return "/".join(route.rule.split("/")[:2])


def _finding(answers: Answers, variant: str, pairs: list[tuple[Route, Route]]) -> Finding:
    cells = [_cell_of(answers, route) for route, _ in pairs]
    beside = pairs[0][1]
    values = {"variant": variant, "beside": f"{beside.methods[0]} {beside.rule}"}
    level: Level = "warning" if variant == "same-path" else "note"
    return answers.finding("routes-differ", level, cells, values)


def _cell_of(answers: Answers, route: Route) -> Cell:
    return next(cell for cell in answers.guests if cell.ask.route == route)
