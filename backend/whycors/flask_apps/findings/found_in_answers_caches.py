"""Answers that depend on who asks, and don't tell caches so."""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from ...remedies.in_process import ANOTHER_PAGE
from ..model import AppExchange, Cell, Finding, Level
from .answers import Answers
from .cache_signs import caching_sign, is_kept_by
from .found_in_answers_layers import ALLOW_ORIGIN, values_in


class _Kept(NamedTuple):
    """An answer that a cache may keep, and one that it would give instead."""

    cell: Cell
    first: AppExchange
    variant: str
    because: str


def find_missing_vary(answers: Answers) -> Iterator[Finding]:
    """Yield a finding where a cache may give one page the answer that was for another.

    Only of answers that say that they may be kept, or whose view says so in its source.
    """
    found: defaultdict[str, list[_Kept]] = defaultdict(list)
    for cell in answers.guests:
        if cell.ask.method == "GET" and cell.ask.credentials == "omit" and cell.may_read == "yes":
            kept = _kept(answers, cell)
            if kept:
                found[kept.variant].append(kept)
    for variant, those in found.items():
        first = those[0]
        values = {
            "variant": variant,
            "because": first.because,
            "other": first.first.request.origin or "",
        }
        level: Level = "note" if variant == "refused-first" else "warning"
        yield answers.finding("vary-missing", level, [each.cell for each in those], values)


def _kept(answers: Answers, cell: Cell) -> _Kept | None:
    """Return the first answer that would do harm if it were given to the cell's page."""
    last = cell.exchanges[-1]
    if last.request.kind != "request" or not (because := _may_be_kept(answers, cell)):
        return None
    for origin in _others(answers, cell):
        other = answers.checked.ask(last.request._replace(origin=origin))
        if other.unknown or _says_it_varies(other):
            continue
        if not _would_do(other, cell.ask.asker.origin):
            return _Kept(cell, other, _variant(other), because)
    return None


def _others(answers: Answers, cell: Cell) -> Iterator[str | None]:
    """Yield who may have asked before: an image, without Origin, other pages, a stranger's."""
    others = [page for page in answers.pages if page != cell.ask.asker.origin]
    yield from (None, *others, ANOTHER_PAGE)


def _variant(other: AppExchange) -> str:
    if other.request.origin is None:
        return "image-first"
    return "other-page-first" if values_in(other, ALLOW_ORIGIN) else "refused-first"


def _would_do(exchange: AppExchange, origin: str) -> bool:
    return values_in(exchange, ALLOW_ORIGIN) in ([origin], ["*"])


def _says_it_varies(exchange: AppExchange) -> bool:
    names = ",".join(values_in(exchange, "Vary")).split(",")
    return any(name.strip().lower() in ("origin", "*") for name in names)


def _may_be_kept(answers: Answers, cell: Cell) -> str:
    """Return what says that a cache may keep the answer, "" where nothing does."""
    control = ", ".join(values_in(cell.exchanges[-1], "Cache-Control"))
    if control:
        return f"Cache-Control: {control}" if is_kept_by(control) else ""
    view = answers.views.get(cell.ask.route.endpoint)
    return caching_sign(view) if view else ""
