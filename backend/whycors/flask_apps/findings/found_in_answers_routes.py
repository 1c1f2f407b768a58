"""Routes that are alike, and that let a page in or not, as if by accident."""

from collections import defaultdict
from collections.abc import Iterator

from ..model import Finding, Level, Route
from .answers import Answers, has_crashed


def find_differing_routes(answers: Answers) -> Iterator[Finding]:
    """Yield a finding for the views that let no page in where those beside them do.

    Beside a view is one for another method of the same path; or, in a blueprint, any one of the
    same prefix, if most of them let the page in.
    """
    by_rule: defaultdict[str, list[Route]] = defaultdict(list)
    for route in answers.by_route:
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
    """Return whether a route surely lets no page read, and for want of any header."""
    cells = answers.by_route[route]
    failures = [cell.outcome.failure for cell in cells]
    is_bare = any(each and each.reason == "MissingAllowOriginHeader" for each in failures)
    return is_bare and all(cell.may_read == "no" and not has_crashed(cell) for cell in cells)


def _prefix(route: Route) -> str:
    return "/".join(route.rule.split("/")[:2])


def _finding(answers: Answers, variant: str, pairs: list[tuple[Route, Route]]) -> Finding:
    cells = [answers.by_route[route][0] for route, _ in pairs]
    beside = pairs[0][1]
    values = {"variant": variant, "beside": f"{beside.methods[0]} {beside.rule}"}
    level: Level = "warning" if variant == "same-path" else "note"
    return answers.finding("routes-differ", level, cells, values)
