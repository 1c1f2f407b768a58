"""Headers that are there and don't count: added twice, or with a `*` that is no wildcard."""

from collections import defaultdict
from collections.abc import Iterator

from ...fetch_standard import HttpResponse, values_of
from ..model import AppExchange, Cell, Finding
from .answers import Answers

ALLOW_ORIGIN = "Access-Control-Allow-Origin"
_STARRED = ("Access-Control-Allow-Methods", "Access-Control-Allow-Headers")
_EXPOSE = "Access-Control-Expose-Headers"


def find_layers(answers: Answers) -> Iterator[Finding]:
    """Yield a finding for two layers that both add the header, or get in one another's way."""
    twice = [cell for cell in answers.guests if is_added_twice(cell)]
    if twice:
        value = ", ".join(values_in(twice[0].exchanges[-1], ALLOW_ORIGIN))
        values = {"variant": "twice", "header": ALLOW_ORIGIN, "value": value}
        yield answers.finding("two-layers", "error", twice, values)
    lost = [cell for cell in answers.guests if _has_lost(answers, cell)]
    if lost:
        said = values_in(lost[0].exchanges[-1], ALLOW_ORIGIN)
        values = {"variant": "overwritten", "header": ALLOW_ORIGIN, "value": ", ".join(said)}
        yield answers.finding("two-layers", "error", lost, values)


def is_added_twice(cell: Cell) -> bool:
    """Return whether the last answer of a cell has the header on two lines."""
    return bool(cell.exchanges) and len(values_in(cell.exchanges[-1], ALLOW_ORIGIN)) > 1


def _has_lost(answers: Answers, cell: Cell) -> bool:
    """Return whether flask-cors lets the page in, and a header by hand keeps it out."""
    route, origin = cell.ask.route, cell.ask.asker.origin
    failure = cell.outcome.failure
    if failure is None or not failure.is_cors_error or is_added_twice(cell):
        return False
    is_by_hand = any(rule.where == "by-hand" for rule in answers.rules_of(route))
    rule = answers.flask_cors_rule(route)
    if rule is None or not is_by_hand or origin not in rule.origins:
        return False
    return rule.credentials or cell.ask.credentials == "omit"


def find_stars(answers: Answers) -> Iterator[Finding]:
    """Yield a finding for each `*` that stands for nothing, since the request has cookies."""
    found: defaultdict[str, list[Cell]] = defaultdict(list)
    for cell in answers.guests:
        header = star_that_fails(cell)
        if header and not _has_lost(answers, cell):
            found[header].append(cell)
    for header, cells in found.items():
        values = {"header": header, "variant": "origin" if header == ALLOW_ORIGIN else "listed"}
        yield answers.finding("wildcard-stops-counting", "error", cells, values, header)
    exposing = [cell for cell in answers.guests if _exposes_nothing(cell)]
    if exposing:
        values = {"header": _EXPOSE, "variant": "exposed"}
        yield answers.finding("wildcard-stops-counting", "warning", exposing, values, _EXPOSE)


def star_that_fails(cell: Cell) -> str | None:
    """Return the header whose `*` fails a request with cookies that the answer means to allow."""
    failure = cell.outcome.failure
    if cell.ask.credentials != "include" or failure is None or not cell.exchanges:
        return None
    last = cell.exchanges[-1]
    if values_in(last, "Access-Control-Allow-Credentials") != ["true"]:
        return None
    if failure.reason.removeprefix("Preflight") == "WildcardOriginNotAllowed":
        return ALLOW_ORIGIN
    reasons = ("MethodDisallowedByPreflightResponse", "HeaderDisallowedByPreflightResponse")
    header = dict(zip(reasons, _STARRED, strict=True)).get(failure.reason)
    return header if header and "*" in values_in(last, header) else None


def _exposes_nothing(cell: Cell) -> bool:
    if cell.ask.credentials != "include" or cell.may_read != "yes":
        return False
    return "*" in values_in(cell.exchanges[-1], _EXPOSE)


def values_in(exchange: AppExchange, name: str) -> list[str]:
    """Return the values of an answer's headers of a name, [] where there was no answer."""
    answer = exchange.answer
    return values_of(answer.headers, name.lower()) if isinstance(answer, HttpResponse) else []
