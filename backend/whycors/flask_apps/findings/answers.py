"""What the app answered, laid out for those who look for faults in it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ...fetch_standard import Credentials, HttpResponse
from ..access.cells import cell_for
from ..in_process.checked_app import CheckedApp
from ..model import Ask, Asker, AskerKind, Cell, Finding, Form, Level, Route, SourceLine
from ..rules.config import CorsRule, rules_for
from .behind_the_door import BehindTheDoor, CookieUse, hooks_run_before
from .cookie_reach import goes_along
from .request_signs import reads_authorization
from .witnesses import witness_of

if TYPE_CHECKING:
    from flask import Flask


@dataclass(frozen=True)
class Answers:
    """The cells of a check, with what is known of the app that they come from.

    `views` are the app's own, by endpoint, before anything stood in for them.
    """

    checked: CheckedApp
    app: "Flask"
    views: Mapping[str, Callable[..., Any]]
    rules: Sequence[CorsRule]
    cells: Sequence[Cell]
    pages: Sequence[str]

    @cached_property
    def door(self) -> BehindTheDoor:
        """What goes by a cookie."""
        seen = {
            (cell.ask.route.endpoint, cell.ask.method)
            for cell in self.cells
            for exchange in cell.exchanges
            if exchange.request.kind == "request"
            and "session" in self.checked.cookie_reads.get(exchange.request, ())
        }
        return BehindTheDoor(self.app, self.views, seen)

    @cached_property
    def by_kind(self) -> Mapping[AskerKind, list[Cell]]:
        """The cells by what the asker is."""
        found: defaultdict[AskerKind, list[Cell]] = defaultdict(list)
        for cell in self.cells:
            found[cell.ask.asker.kind].append(cell)
        return found

    def of_kinds(self, *kinds: AskerKind) -> Iterator[Cell]:
        """Yield the cells of these kinds of askers."""
        for kind in kinds:
            yield from self.by_kind.get(kind, ())

    @cached_property
    def guests(self) -> Sequence[Cell]:
        """The cells of those who are meant to be let in: the app's pages, or anybody at all.

        An app that names no page may be meant for every page.
        """
        return self.by_kind.get("page") or self.by_kind.get("stranger") or []

    @cached_property
    def by_route(self) -> Mapping[Route, list[Cell]]:
        """The cells of those by their route."""
        found: defaultdict[Route, list[Cell]] = defaultdict(list)
        for cell in self.guests:
            found[cell.ask.route].append(cell)
        return found

    @cached_property
    def read_by_guests(self) -> Sequence[Cell]:
        """The cells of those in which they may read."""
        return [cell for cell in self.guests if cell.may_read == "yes"]

    @cached_property
    def open_routes(self) -> frozenset[Route]:
        """The routes that one of them may read, in some way."""
        return frozenset(cell.ask.route for cell in self.read_by_guests)

    @cached_property
    def opened(self) -> frozenset[tuple[Route, Asker]]:
        """The routes that each of them may read, in some way."""
        return frozenset((cell.ask.route, cell.ask.asker) for cell in self.read_by_guests)

    def rules_of(self, route: Route) -> tuple[CorsRule, ...]:
        """Return the CORS rules that a route gets."""
        return rules_for(self.rules, route)

    def flask_cors_rule(self, route: Route) -> CorsRule | None:
        """Return the rule of flask-cors that has the say on a route, None if none does."""
        found = (rule for rule in self.rules_of(route) if rule.where != "by-hand")
        return next(found, None)

    @cached_property
    def permits_anything(self) -> bool:
        """Whether any preflight of those pages is let through."""
        return any(
            cell.may_send == "yes" and len(cell.exchanges) > 1
            for cell in self.guests
            if cell.exchanges and cell.exchanges[0].request.kind == "preflight"
        )

    def reads_authorization(self, route: Route) -> bool:
        """Return whether a hook before the route's view, or that view, reads Authorization."""
        hooks = hooks_run_before(self.app, route)
        view = self.views.get(route.endpoint)
        return any(reads_authorization(each) for each in (*hooks, *([view] if view else [])))

    def cell(
        self, like: Cell, asker: Asker | None = None, credentials: Credentials | None = None,
        form: Form | None = None,
    ) -> Cell:  # fmt: skip
        """Return what comes of the same Ask by another asker, with other credentials or form."""
        ask = like.ask
        return cell_for(
            self.checked,
            Ask(ask.route, ask.method, form or ask.form, asker or ask.asker,
                credentials or ask.credentials),
        )  # fmt: skip

    def finding(
        self,
        id: str,
        level: Level,
        cells: Sequence[Cell],
        values: Mapping[str, str],
        subject: str = "",
    ) -> Finding:
        """Return a finding about the routes of `cells`, with the first of them as its witness."""
        # An example is best one of the app's own: not the static files that every app serves.
        cells = sorted(cells, key=is_of_static_files)
        first = cells[0]
        return Finding(
            id,
            level,
            subject or values.get("variant", ""),
            {"origin": first.ask.asker.origin, "request": told_request(first), **values},
            rules_in(cells),
            witness_of(first, self.checked.api),
        )

    def use_at(self, cell: Cell) -> CookieUse | None:
        """Return the cookie that the route of a cell goes by, None if nothing was found."""
        return self.door.use_of(cell.ask.route, cell.ask.method)

    def cookie_goes(self, cell: Cell, use: CookieUse) -> bool:
        """Return whether some browser sends that cookie with what the cell's page asks."""
        ask = cell.ask
        url = f"{self.checked.api}{ask.route.path}"
        return goes_along(use.attributes, ask.asker.origin, url, ask.method)


def told_request(cell: Cell) -> str:
    """Return what a cell asks for, such as `PUT /notes/1`."""
    return f"{cell.ask.method} {cell.ask.route.path}"


def has_crashed(cell: Cell) -> bool:
    """Return whether the last answer of a cell is a server's error.

    A hook may have made nothing of what stands in for the view's answer: that proves no fault.
    """
    answer = cell.exchanges[-1].answer if cell.exchanges else None
    return isinstance(answer, HttpResponse) and answer.status >= 500


def is_of_static_files(cell: Cell) -> bool:
    """Return whether a cell is about the static files that Flask serves."""
    return cell.ask.route.endpoint.rpartition(".")[2] == "static"


def told_place(place: SourceLine) -> str:
    """Return where something is written, such as `views.py:12`."""
    return f"{Path(place.file).name}:{place.line}"


def rules_in(cells: Iterable[Cell]) -> tuple[str, ...]:
    """Return the rules of the routes of cells, each once."""
    return tuple(dict.fromkeys(cell.ask.route.rule for cell in cells))


def routes_in(cells: Iterable[Cell]) -> set[Route]:
    """Return the routes of cells."""
    return {cell.ask.route for cell in cells}
