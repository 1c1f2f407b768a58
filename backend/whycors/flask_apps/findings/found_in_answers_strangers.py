"""Pages that nobody meant to let in, and that may read what the app answers."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from ...fetch_standard import parse_url, values_of
from ..model import Asker, AskerKind, Cell, Finding, Level, Route
from .answers import Answers, routes_in, told_place
from .behind_the_door import CookieUse
from .reach import is_turned_away

#: Askers that resemble a page of the app's own, by how sure it is that nobody meant them.
LOOK_ALIKES: dict[AskerKind, tuple[Level, Level]] = {
    # What to say of one that may read with cookies that count, and of any other.
    "look-alike-suffix": ("error", "warning"),
    "look-alike-prefix": ("error", "warning"),
    "subdomain": ("warning", "note"),
    "sibling-port": ("warning", "note"),
    "other-scheme": ("warning", "note"),
}


def find_strangers(answers: Answers) -> Iterator[Finding]:
    """Yield a finding for each kind of page that is let in and that nobody named."""
    strangers = list(_readers(answers, "stranger"))
    with_cookies = [cell for cell in strangers if cell.ask.credentials == "include"]
    if with_cookies:
        yield _any_origin_with_credentials(answers, with_cookies)
    taken = routes_in(with_cookies)
    rest = [cell for cell in strangers if cell.ask.route not in taken]
    unmeant = [cell for cell in rest if not _is_meant_for_all(answers, cell)]
    if unmeant:
        yield answers.finding("any-origin-allowed", "note", unmeant, {})
    open_to_all = routes_in(strangers)
    yield from _null(answers, open_to_all)
    yield from _look_alikes(answers, open_to_all)


def _readers(answers: Answers, *kinds: AskerKind) -> Iterator[Cell]:
    """Yield the cells of these askers that may read, and more than that they are turned away."""
    for cell in answers.of_kinds(*kinds):
        if cell.may_read == "yes" and not is_turned_away(answers, cell):
            yield cell


def _is_meant_for_all(answers: Answers, cell: Cell) -> bool:
    """Return whether `*` is what the app's author wrote, or what it answers."""
    if any(rule.any_origin for rule in answers.rules_of(cell.ask.route)):
        return True
    return "*" in _allowed_origins(cell)


def _allowed_origins(cell: Cell) -> list[str]:
    answer = cell.exchanges[-1].answer
    return values_of(getattr(answer, "headers", ()), "access-control-allow-origin")


def _any_origin_with_credentials(answers: Answers, cells: Sequence[Cell]) -> Finding:
    """Tell what the cookies would give: of a route that goes by one which goes along, if any."""
    id = "any-origin-with-credentials"
    uses = [(cell, use) for cell in cells if (use := answers.use_at(cell))]
    if not uses:
        return answers.finding(id, "warning", cells, {"variant": "unused"}, "*")
    alone = [(cell, use) for cell, use in uses if use.alone]
    reached = [(cell, use) for cell, use in alone if answers.cookie_goes(cell, use)]
    cell, use = (*reached, *alone, *uses)[0]
    if not alone:
        values = {"variant": "not-alone", **told_use(use)}
        return answers.finding(id, "warning", [cell, *cells], values, "*")
    if reached:
        values = {"variant": "any-site", **told_use(use)}
        return answers.finding(id, "error", [cell, *cells], values, "*")
    neighbour = answers.cell(cell, neighbour_of(answers.checked.api))
    is_witness = neighbour.may_read == "yes" and answers.cookie_goes(neighbour, use)
    near = "same-site" if use.attributes else "some-site"
    values = {"variant": near if is_witness else "kept-back", **told_use(use)}
    first = neighbour if is_witness else cell
    return answers.finding(id, "error" if is_witness else "warning", [first, *cells], values, "*")


def told_use(use: CookieUse) -> dict[str, str]:
    """Return what there is to say about a cookie that a route goes by."""
    attributes = use.attributes.said if use.attributes else ""
    return {
        "sign": use.sign.text,
        "where": told_place(use.sign.place),
        "cookie": f"{use.name}=…; {attributes}" if attributes else f"{use.name}=…",
    }


def neighbour_of(api: str) -> Asker:
    """Return a page on another port of the API's host, which is the same site."""
    url = parse_url(api)
    if url is None:
        return Asker("sibling-port", api)
    port = "8765" if url.port != "8765" else "8766"
    return Asker("sibling-port", f"{url.scheme}://{url.hostname}:{port}")


def _null(answers: Answers, open_to_all: Collection[Route]) -> Iterator[Finding]:
    """Yield what `null` may read where not everybody may."""
    cells = [cell for cell in _readers(answers, "null") if cell.ask.route not in open_to_all]
    with_cookies = [cell for cell in cells if cell.ask.credentials == "include"]
    if with_cookies:
        yield _null_with_credentials(answers, with_cookies)
    taken = routes_in(with_cookies)
    without = [cell for cell in cells if cell.ask.route not in taken]
    if without:
        yield answers.finding("null-allowed", "warning", without, {}, "null")


def _null_with_credentials(answers: Answers, cells: Sequence[Cell]) -> Finding:
    id = "null-with-credentials"
    uses = [(cell, use) for cell in cells if (use := answers.use_at(cell))]
    if not uses:
        return answers.finding(id, "warning", cells, {"variant": "unused"}, "null")
    alone = [(cell, use) for cell, use in uses if use.alone]
    reached = [(cell, use) for cell, use in alone if answers.cookie_goes(cell, use)]
    cell, use = (*reached, *alone, *uses)[0]
    # A sandboxed frame is of no site: a cookie that stays on its site never goes with it.
    variant = "any-site" if reached else "kept-back" if alone else "not-alone"
    values = {"variant": variant, **told_use(use)}
    return answers.finding(id, "error" if reached else "warning", [cell, *cells], values, "null")


def _look_alikes(answers: Answers, open_to_all: Collection[Route]) -> Iterator[Finding]:
    """Yield what resembles a page and may read, unless a pattern of flask-cors lets it in.

    What is wrong with a pattern is found by looking at the pattern.
    """
    found: defaultdict[AskerKind, list[Cell]] = defaultdict(list)
    for cell in _readers(answers, *LOOK_ALIKES):
        is_open = cell.ask.route in open_to_all
        # A twin over https is no worse than the page over http.
        is_safer = cell.ask.asker.kind == "other-scheme" and _is_https(cell)
        if not is_open and not is_safer and not _is_let_in_by_pattern(answers, cell):
            found[cell.ask.asker.kind].append(cell)
    for kind, cells in found.items():
        counting = [
            cell
            for cell in cells
            if cell.ask.credentials == "include"
            and (use := answers.use_at(cell))
            and use.alone
            and answers.cookie_goes(cell, use)
        ]
        level = LOOK_ALIKES[kind][0 if counting else 1]
        first = [*counting, *cells]
        values = {"variant": kind, "page": first[0].ask.asker.of or ""}
        yield answers.finding("stranger-let-in", level, first, values)


def _is_https(cell: Cell) -> bool:
    return cell.ask.asker.origin.startswith("https://")


def _is_let_in_by_pattern(answers: Answers, cell: Cell) -> bool:
    return any(
        isinstance(pattern, re.Pattern) and pattern.match(cell.ask.asker.origin)
        for rule in answers.rules_of(cell.ask.route)
        for pattern in rule.origins
    )
