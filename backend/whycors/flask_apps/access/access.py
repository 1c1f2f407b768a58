"""Who may read what of an app, as it is compared before and after a change."""

from collections.abc import Iterable
from typing import NamedTuple

from ...fetch_standard import Credentials
from ..model import Cell, Form


class MayRead(NamedTuple):
    """What a page may read: a method of a route in one form, with its user's cookies or without."""

    rule: str
    method: str
    form: Form
    origin: str
    credentials: Credentials

    @property
    def door(self) -> tuple[str, str, Credentials]:
        """The route that is open at all, to whom, and whether with cookies."""
        return self.rule, self.origin, self.credentials


def readers_of(cells: Iterable[Cell]) -> frozenset[MayRead]:
    """Return what may be read for all that is known, and by whom."""
    return frozenset(
        MayRead(
            cell.ask.route.rule,
            cell.ask.method,
            cell.ask.form,
            cell.ask.asker.origin,
            cell.ask.credentials,
        )
        for cell in cells
        if cell.may_read != "no"
    )
