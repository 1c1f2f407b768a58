"""Who may send and who may read, as a table for a terminal."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import chain

from ...terminal.text import padded, painted, width_of, wrapped
from ...words.catalogues import catalogue
from ..access.groups import Access, AccessLine, AccessRow, RouteGroup, RouteMethods, Who
from ..model import Asker

_COLUMN = 18
_SHOWN_ROUTES = 6
_OWN: tuple[Who, ...] = ("pages",)


class AccessTable:
    """The table's lines, at most `width` columns wide. `pages` are the app's own."""

    def __init__(self, pages: Sequence[str], width: int, language: str) -> None:
        self._texts = catalogue("checked", language)
        self._pages = pages
        self._width = width
        self._first = width - 2 * _COLUMN

    def lines(self, groups: Sequence[RouteGroup]) -> list[str]:
        """Return the table of these groups, without lines if there are none."""
        if not groups:
            return []
        title = padded(self._texts["report.access"], self._first)
        title += padded(self._texts["report.without-cookies"], _COLUMN)
        title += self._texts["report.with-cookies"]
        return [painted(title, "bold"), *(line for group in groups for line in self._group(group))]

    def _group(self, group: RouteGroup) -> list[str]:
        lines = [""]
        for methods, routes in _by_methods(group.routes).items():
            named = shown_routes(routes, self._texts, _SHOWN_ROUTES)
            lines += wrapped(f"{' '.join(methods)}  {named}", self._width)
        if len(group.rows) == 1:
            return lines + self._askers(self._texts["report.everybody"], group.rows[0])
        for row in chain.from_iterable(map(_apart, group.rows)):
            lines += self._askers(self._who(row), row)
        return lines

    def _askers(self, who: str, row: AccessRow) -> list[str]:
        """Return what the askers of a row may do: one line, unless the forms differ."""
        first, *others = wrapped(who, self._first - 3)
        is_own = row.who == _OWN
        if len(row.lines) == 1:
            top = self._row(f"  {first}", row.lines[0], is_own)
            return [*top, *(f"    {line}" for line in others)]
        lines = [f"  {first}", *(f"    {line}" for line in others)]
        for line in row.lines:
            forms = self._texts["report.list"].join(
                self._texts[f"report.form.{form}"] for form in line.forms
            )
            lines += self._row(f"    {forms}", line, is_own)
        return lines

    def _who(self, row: AccessRow) -> str:
        """Return who the askers of a row are, who are not all."""
        if "anyone" in row.who:
            has_pages = "pages" in row.who
            return self._texts["report.everybody-but" if has_pages else "report.others"]
        told = [self._class(who) for who in row.who]
        return self._texts["report.list"].join([*told, *map(self._asker, row.askers)])

    def _class(self, who: Who) -> str:
        if who == "pages":
            return self._texts["report.list"].join(self._pages)
        return self._texts[f"report.who.{who}"]

    def _asker(self, asker: Asker) -> str:
        kind = self._texts[f"report.kind.{asker.kind}"]
        return self._texts["report.asker"].format(origin=asker.origin, kind=kind)

    def _row(self, label: str, line: AccessLine, is_own: bool) -> list[str]:
        """Return a row; a label that is too long for its column has a line of its own.

        What the app's own pages may read is as it should be; with cookies, for others, it may not.
        """
        cells = self._cell(line.without_cookies, "green" if is_own else None)
        cells += self._cell(line.with_cookies, "green" if is_own else "yellow")
        if width_of(label) < self._first:
            return [f"{padded(label, self._first)}{cells}".rstrip()]
        return [label, f"{' ' * self._first}{cells}".rstrip()]

    def _cell(self, access: Access, colour: str | None) -> str:
        name = access_name(access)
        text = padded(self._texts[f"report.may.{name}"], _COLUMN)
        return painted(text, colour) if colour and name == "sends-reads" else text


def shown_routes(routes: Sequence[str], texts: dict[str, str], limit: int) -> str:
    """Return the rules of routes, at most `limit` of them, and how many more there are."""
    more = len(routes) - limit
    if more <= 1:
        return ", ".join(routes)
    return texts["report.more"].format(routes=", ".join(routes[:limit]), more=more)


def access_name(access: Access) -> str:
    """Return the name, in the texts, of what a page may do."""
    if access.send == "unknown":
        return "unknown"
    if access.send == "no":
        return "neither"
    return {"yes": "sends-reads", "no": "sends", "unknown": "sends-unknown"}[access.read]


def _apart(row: AccessRow) -> list[AccessRow]:
    """Return a row as that of the app's own pages, and that of others who may do the same."""
    others = tuple(who for who in row.who if who != "pages")
    if "pages" not in row.who or "anyone" in row.who or not (others or row.askers):
        return [row]
    return [row._replace(who=_OWN, askers=()), row._replace(who=others)]


def _by_methods(routes: Sequence[RouteMethods]) -> dict[tuple[str, ...], list[str]]:
    """Return the rules of routes by the methods of theirs that belong to a group."""
    rules: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for entry in routes:
        rules[entry.methods].append(entry.route.rule)
    return dict(rules)
