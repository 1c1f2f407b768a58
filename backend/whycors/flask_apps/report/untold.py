"""What couldn't be told of an app without running it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from ...words import Words
from ...words.catalogues import catalogue
from ..in_process.unknowns import UnknownAnswer
from ..model import Cell
from .results import Untold


def untold_in(cells: Iterable[Cell]) -> Iterator[Untold]:
    """Yield why cells aren't known, each reason once, with the routes that it concerns."""
    routes: defaultdict[str, dict[str, None]] = defaultdict(dict)
    reasons: dict[str, str] = {}
    for cell in cells:
        for exchange in cell.exchanges:
            if exchange.unknown:
                told = untold_text(exchange.unknown, "en")
                reasons.setdefault(told, exchange.unknown)
                routes[told].setdefault(cell.ask.route.rule)
    for told, reason in reasons.items():
        yield Untold(reason, tuple(routes[told]))


def passed_over_in(acts: Mapping[str, str]) -> Iterator[Untold]:
    """Yield that hooks were passed over, by their names and what they would have done."""
    for hook, act in acts.items():
        yield Untold(UnknownAnswer("passed-over", hook=hook, act=act), ())


def untold_text(reason: str, language: str) -> str:
    """Return a reason in a language, without the name of the view: its route stands beside it."""
    if not isinstance(reason, UnknownAnswer):
        return reason
    shown = Words(language).shown
    text = catalogue("checked", language)[f"untold.{reason.id}"]
    return text.format_map({name: shown(value) for name, value in reason.values.items()})
