"""The table made short: which routes behave alike, and which pages may do the same to them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from ..model import Asker, AskerKind, Cell, Form, May, Route

#: A class of askers: the app's own pages; what resembles one of them; `null`; and `anyone`, of
#: whom a stranger stands for all.
Who = Literal["pages", "look-alikes", "null", "anyone"]
WHO: dict[AskerKind, Who] = {
    "page": "pages",
    "sibling-port": "look-alikes",
    "other-scheme": "look-alikes",
    "look-alike-prefix": "look-alikes",
    "look-alike-suffix": "look-alikes",
    "subdomain": "look-alikes",
    "null": "null",
    "stranger": "anyone",
}


class Access(NamedTuple):
    """Whether a page may send a request, and whether it may read the answer."""

    send: May
    read: May


class AccessLine(NamedTuple):
    """What the askers of a row may do in some forms of the request; no forms stand for all."""

    forms: tuple[Form, ...]
    without_cookies: Access
    with_cookies: Access


class AccessRow(NamedTuple):
    """Askers who may do the same, in every form.

    `who` names the classes that are here with all of their askers, `askers` are those of the
    others, of whom only some are here. Each form is in one of the `lines`.
    """

    who: tuple[Who, ...]
    askers: tuple[Asker, ...]
    lines: tuple[AccessLine, ...]

    @property
    def is_everybody(self) -> bool:
        """Whether nobody is in another row."""
        return not self.askers and "anyone" in self.who and "pages" in self.who


class RouteMethods(NamedTuple):
    """A route, and those of its methods that belong to a group."""

    route: Route
    methods: tuple[str, ...]


class RouteGroup(NamedTuple):
    """Routes, each with some of its methods, that behave alike towards everybody.

    `rows` holds every asker once: first the row of the app's pages, then others in the order of
    `Who`. `methods` are those of all routes together.
    """

    routes: tuple[RouteMethods, ...]
    methods: tuple[str, ...]
    rows: tuple[AccessRow, ...]


def route_groups(cells: Iterable[Cell]) -> list[RouteGroup]:
    """Return the cells as groups of routes that behave alike, the largest first.

    A route whose methods differ is in several groups. The order of the cells decides any other.
    """
    by_method: defaultdict[tuple[Route, str], list[Cell]] = defaultdict(list)
    for cell in cells:
        by_method[cell.ask.route, cell.ask.method].append(cell)
    alike: defaultdict[tuple[AccessRow, ...], dict[Route, list[str]]] = defaultdict(dict)
    for (route, method), those in by_method.items():
        alike[_rows(those)].setdefault(route, []).append(method)
    groups = [_group(routes, rows) for rows, routes in alike.items()]
    return sorted(groups, key=lambda group: -len(group.routes))


def _group(routes: dict[Route, list[str]], rows: tuple[AccessRow, ...]) -> RouteGroup:
    methods = tuple(dict.fromkeys(method for those in routes.values() for method in those))
    entries = tuple(RouteMethods(route, tuple(those)) for route, those in routes.items())
    return RouteGroup(entries, methods, rows)


def _rows(cells: Sequence[Cell]) -> tuple[AccessRow, ...]:
    """Return the rows of one method of a route."""
    of_asker: defaultdict[Asker, list[Cell]] = defaultdict(list)
    for cell in cells:
        of_asker[cell.ask.asker].append(cell)
    alike: defaultdict[tuple[AccessLine, ...], list[Asker]] = defaultdict(list)
    for asker, those in of_asker.items():
        alike[_lines(those)].append(asker)
    sizes = _count_by_class(of_asker)
    rows = [_row(askers, lines, sizes) for lines, askers in alike.items()]
    return tuple(sorted(rows, key=_place))


def _row(
    askers: Sequence[Asker], lines: tuple[AccessLine, ...], sizes: dict[Who, int]
) -> AccessRow:
    here = _count_by_class(askers)
    whole = tuple(who for who in here if here[who] == sizes[who])
    parts = tuple(asker for asker in askers if WHO[asker.kind] not in whole)
    return AccessRow(whole, parts, lines)


def _count_by_class(askers: Iterable[Asker]) -> dict[Who, int]:
    """Return how many askers each class has, in the order of the classes."""
    counts = dict.fromkeys(WHO.values(), 0)
    for asker in askers:
        counts[WHO[asker.kind]] += 1
    return {who: count for who, count in counts.items() if count}


def _place(row: AccessRow) -> int:
    """Return where a row stands: where the first class does that it has askers of."""
    order = list(dict.fromkeys(WHO.values()))
    return min(order.index(who) for who in (*row.who, *(WHO[each.kind] for each in row.askers)))


def _lines(cells: Sequence[Cell]) -> tuple[AccessLine, ...]:
    """Return what one asker may do, the forms that make no difference together."""
    access: defaultdict[Form, dict[str, Access]] = defaultdict(dict)
    for cell in cells:
        access[cell.ask.form][cell.ask.credentials] = Access(cell.may_send, cell.may_read)
    alike: defaultdict[tuple[Access, Access], list[Form]] = defaultdict(list)
    for form, by_credentials in access.items():
        alike[by_credentials["omit"], by_credentials["include"]].append(form)
    if len(alike) == 1:
        return tuple(AccessLine((), *both) for both in alike)
    return tuple(AccessLine(tuple(forms), *both) for both, forms in alike.items())
