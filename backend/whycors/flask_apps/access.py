"""Who may read what of an app, as it is compared before and after a change."""

from collections.abc import Iterable
from typing import NamedTuple

from ..fetch_standard import Credentials
from .model import Cell


class MayRead(NamedTuple):
    """A page that may read something of a route, with its user's cookies or without."""

    rule: str
    origin: str
    credentials: Credentials


def readers_of(cells: Iterable[Cell]) -> frozenset[MayRead]:
    """Return who may read anything of a route, and who may for all that is known."""
    return frozenset(
        MayRead(cell.ask.route.rule, cell.ask.asker.origin, cell.ask.credentials)
        for cell in cells
        if cell.may_read != "no"
    )
