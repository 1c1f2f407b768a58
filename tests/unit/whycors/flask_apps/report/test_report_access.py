"""The table of who may send and who may read."""

import pytest

from backend.whycors.flask_apps.access.groups import (
    Access,
    AccessLine,
    AccessRow,
    RouteGroup,
    RouteMethods,
)
from backend.whycors.flask_apps.model import Asker, Route
from backend.whycors.flask_apps.report.report_access import AccessTable
from backend.whycors.terminal import text

PAGE = "https://shop.example"
OPEN = AccessLine((), Access("yes", "yes"), Access("yes", "yes"))
SHUT = AccessLine((), Access("no", "no"), Access("no", "no"))
TWIN = Asker("other-scheme", "http://shop.example", PAGE)
REST = AccessRow(("null", "anyone"), (), (SHUT,))


def table(*rows: AccessRow, pages: tuple[str, ...] = (PAGE,)) -> list[str]:
    routes = (RouteMethods(Route("/a", "/a", "a", ("GET",)), ("GET",)),)
    lines = AccessTable(pages, 80, "en").lines([RouteGroup(routes, ("GET",), rows)])
    return [" ".join(line.split()) for line in lines[3:]]


def test_who_gets_in_beside_the_page_has_a_row_of_its_own() -> None:
    assert table(AccessRow(("pages",), (TWIN,), (OPEN,)), REST) == [
        "https://shop.example sends, reads sends, reads",
        "http://shop.example (another scheme) sends, reads sends, reads",
        "everybody else neither neither",
    ]


def test_only_row_is_everybody_also_without_pages() -> None:
    assert table(REST, pages=()) == ["every page neither neither"]


def test_exception_stands_below_everybody() -> None:
    everybody = AccessRow(("pages", "look-alikes", "anyone"), (), (OPEN,))

    assert table(everybody, AccessRow(("null",), (), (SHUT,))) == [
        "every page but those below sends, reads sends, reads",
        "`null` neither neither",
    ]


def test_others_with_cookies_are_not_shown_as_if_all_were_well(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(text, "is_colourful", lambda: True)
    own, twin, *_ = table(AccessRow(("pages",), (TWIN,), (OPEN,)), REST)

    assert own.count("\033[32m") == 2
    assert twin.count("\033[33m") == 1
