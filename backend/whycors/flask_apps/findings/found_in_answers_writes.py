"""Writes that any page can send without asking first, in the name of whoever looks at it."""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from ..model import Cell, Finding, Level
from .answers import Answers, told_place
from .behind_the_door import CookieUse
from .body_readers import BodyReading, body_reading
from .cookie_reach import MEASURED, form_goes_along
from .found_in_answers_strangers import neighbour_of, told_use
from .reach import Reach, reach_of

_SAFE = ("GET", "HEAD", "OPTIONS")
#: By variant: any site's page can, by a script or by a form; the view takes for JSON what isn't;
#: the same site's can, and other sites' can't, or that can't be told. Or the same, as far as a
#: login that only a real cookie gets through.
_LEVELS: dict[str, Level] = {
    "any-site": "warning", "form": "warning", "forced": "warning", "login-any-site": "warning",
    "same-site": "note", "some-site": "note", "login": "note",
}  # fmt: skip


class _Write(NamedTuple):
    cell: Cell
    use: CookieUse
    reading: BodyReading
    reach: Reach


def find_writes(answers: Answers) -> Iterator[Finding]:
    """Yield a finding for the writes that a stranger's page got through to the view with cookies.

    Whether a hook or a decorator stops them was tried; whether the view itself would, is read in
    its source. What a login stops that goes by the cookie is told of as well: no real one was sent.
    Writes where nothing goes by a cookie give a page nothing that its owner couldn't send himself.
    """
    found: defaultdict[str, list[_Write]] = defaultdict(list)
    for cell in answers.of_kinds("stranger"):
        write = _write_at(answers, cell)
        if write:
            found[_variant(answers, write)].append(write)
    for variant, writes in found.items():
        first = writes[0]
        place = first.reading.place or first.use.sign.place
        names = (name.capitalize() for name in _browsers_for(answers, first.cell, first.use))
        values = {
            "variant": variant,
            **told_use(first.use),
            "body": told_place(place),
            "browsers": ", ".join(names),
        }
        yield answers.finding(
            "write-without-preflight",
            _LEVELS[variant],
            [write.cell for write in writes],
            values,
        )


def _write_at(answers: Answers, cell: Cell) -> _Write | None:
    """Return the write of a stranger's cell that reaches the view unguarded, None for any other."""
    ask = cell.ask
    if ask.credentials != "include" or ask.method in _SAFE or ask.form != "plain":
        return None
    use = answers.use_at(cell)
    view = answers.views.get(ask.route.endpoint)
    if use is None or not use.alone or view is None:
        return None
    reading = body_reading(view, ask.method)
    if reading.check or reading.how in ("json", "unknown"):
        return None
    # Where the cookie stays on its site: there, too, are pages that nobody means.
    for asked in (cell, answers.cell(cell, neighbour_of(answers.checked.api))):
        if _browsers_for(answers, asked, use):
            reach = reach_of(answers, asked)
            if reach != "stopped":
                return _Write(asked, use, reading, reach)
    return None


def _browsers_for(answers: Answers, cell: Cell, use: CookieUse) -> tuple[str, ...]:
    """Return the browsers in which the page gets the cookie sent, by a script or by a form."""
    url = f"{answers.checked.api}{cell.ask.route.path}"
    if answers.cookie_goes(cell, use):
        return MEASURED
    is_forms = cell.ask.method == "POST"
    return form_goes_along(use.attributes, cell.ask.asker.origin, url) if is_forms else ()


def _variant(answers: Answers, write: _Write) -> str:
    is_far = write.cell.ask.asker.kind == "stranger"
    if write.reach == "login":
        return "login-any-site" if is_far else "login"
    if is_far:
        return "any-site" if answers.cookie_goes(write.cell, write.use) else "form"
    if write.reading.how == "forced":
        return "forced"
    return "same-site" if write.use.attributes else "some-site"
