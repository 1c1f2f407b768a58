"""The table made short."""

from flask_cors import CORS

from backend.whycors.flask_apps.access.askers import askers_for
from backend.whycors.flask_apps.access.cells import cells_of
from backend.whycors.flask_apps.access.groups import Access, AccessLine, RouteGroup, route_groups
from backend.whycors.flask_apps.model import Route
from tests.unit.whycors.flask_apps.asked_plainly import API, PAGE, PlainlyAsked, app_with
from tests.unit.whycors.flask_apps.asked_plainly import route as route_to

YES, SENDS, NO = Access("yes", "yes"), Access("yes", "no"), Access("no", "no")


def grouped(*routes: Route, origins: str | list[str] = PAGE.origin) -> list[RouteGroup]:
    app = app_with(*routes)
    CORS(app, resources={"/open.*": {"origins": "*"}, "/.*": {"origins": origins}})
    return route_groups(cells_of(PlainlyAsked(app, routes), askers_for([PAGE.origin], API)))


def entries(group: RouteGroup) -> list[tuple[str, tuple[str, ...]]]:
    return [(route.rule, methods) for route, methods in group.routes]


def test_routes_that_behave_alike_are_one_group() -> None:
    gets, writes, everybodys = grouped(
        route_to("/a"),
        route_to("/b", "GET", "PUT"),
        route_to("/open"),
        route_to("/c", "DELETE", "PATCH"),
    )

    assert entries(gets) == [("/a", ("GET",)), ("/b", ("GET",))]
    assert entries(writes) == [("/b", ("PUT",)), ("/c", ("DELETE", "PATCH"))]
    assert entries(everybodys) == [("/open", ("GET",))]
    assert writes.methods == ("PUT", "DELETE", "PATCH")


def test_everybody_who_may_do_the_same_shares_a_row() -> None:
    (group,) = grouped(route_to("/a"))

    pages, others = group.rows
    assert pages.who == ("pages",)
    assert pages.lines == (
        AccessLine(("plain",), without_cookies=YES, with_cookies=SENDS),
        AccessLine(("token",), without_cookies=YES, with_cookies=NO),
    )
    assert others.who == ("look-alikes", "null", "anyone")
    assert others.lines == (
        AccessLine(("plain",), without_cookies=SENDS, with_cookies=SENDS),
        AccessLine(("token",), without_cookies=NO, with_cookies=NO),
    )


def test_look_alikes_that_differ_are_named() -> None:
    (group,) = grouped(route_to("/a", "PUT"), origins=[r"https://app\.example"])

    first, others = group.rows
    assert first.who == ("pages",)
    assert [asker.kind for asker in first.askers] == ["sibling-port", "look-alike-suffix"]
    assert others.who == ("null", "anyone")
    assert [asker.kind for asker in others.askers] == [
        "other-scheme",
        "look-alike-prefix",
        "subdomain",
    ]
    assert not others.is_everybody


def test_an_app_open_to_everybody_has_one_row() -> None:
    (group,) = grouped(route_to("/open"))

    (row,) = group.rows
    assert row.is_everybody
