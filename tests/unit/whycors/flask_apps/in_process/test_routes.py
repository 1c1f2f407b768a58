"""The routes of an app, and whether each is found at its example."""

from datetime import date, datetime
from pathlib import Path

import pytest
from flask import Blueprint, Flask
from flask_cors import cross_origin
from werkzeug.routing import BaseConverter, ValidationError

from backend.whycors.flask_apps.in_process.routes import routes_of
from tests.unit.whycors.flask_apps.asked_apps import asked, status_of


class DateConverter(BaseConverter):
    """Takes a day, whatever stands around it."""

    def to_python(self, value: str) -> date:
        try:
            return datetime.strptime(value, "%Y-%m-%d").date()
        except ValueError as error:
            raise ValidationError() from error

    def to_url(self, value: date) -> str:
        return value.isoformat()


class SkuConverter(BaseConverter):
    regex = r"[A-Z]{3}-(?:\d{4}|[a-f]+x?)[^/a1]"


class NobodyKnows(BaseConverter):
    def to_python(self, value: str) -> str:
        if value != "the one id that there is":
            raise ValidationError()
        return value


RULES = (
    "/plain", "/slash/", "/int/<int:n>", "/digits/<int(fixed_digits=4):n>",
    "/from/<int(min=10, max=12):n>", "/signed/<int(signed=True):n>", "/float/<float:x>/end",
    "/float/<float(min=2.5):x>", "/uuid/<uuid:u>", "/path/<path:p>", "/path/<path:p>/edit",
    "/any/<any(help, 'foo,bar'):page>", "/string/<name>", "/length/<string(length=2):code>",
    "/long/<string(minlength=12):code>", "/short/<string(maxlength=1):code>", "/day/<date:day>",
    "/sku/<sku:sku>", "/two/<int:a>-<string:b>.<any(json,xml):c>", "/ü/<name>",
)  # fmt: skip


@pytest.fixture
def app() -> Flask:
    app = Flask(__name__, static_folder=None)
    app.url_map.converters.update(date=DateConverter, sku=SkuConverter, nobody=NobodyKnows)
    return app


def test_each_rule_is_matched_by_its_example(app: Flask) -> None:
    for rule in RULES:
        app.add_url_rule(rule, rule.replace(".", " "), lambda **_: "")

    routes = routes_of(app)

    assert [route.rule for route in routes] == list(RULES)
    answers = {route.rule: asked(app, route.path) for route in routes}
    assert [
        f"{rule}: {exchange.request.url} {status_of(exchange)} by {exchange.by}"
        for rule, exchange in answers.items()
        if (exchange.by, status_of(exchange)) != ("stand-in", 200)
    ] == []


def test_rule_without_an_example_is_unknown(app: Flask) -> None:
    app.add_url_rule("/secret/<nobody:id>", "secret", lambda id: id)
    [route] = routes_of(app)

    unknown = asked(app, route.path).unknown

    assert unknown == "no path is known that the rule /secret/<nobody:id> matches"
    assert asked(app, "/secret/elsewhere/yet").unknown is None


def test_rule_for_another_host_is_unknown() -> None:
    app = Flask(__name__, static_folder=None, subdomain_matching=True)
    app.config["SERVER_NAME"] = "localhost:5000"
    app.add_url_rule("/", "other", lambda: "", subdomain="admin")
    [route] = routes_of(app)

    assert asked(app, route.path).unknown == "the rule / is for another host"


def test_defaults_are_part_of_a_rule(app: Flask) -> None:
    app.add_url_rule("/page/<int:n>", "page", lambda n: "")
    app.add_url_rule("/page", "page", defaults={"n": 1})

    assert [(route.rule, route.path) for route in routes_of(app)] == [
        ("/page", "/page"),
        # /page/1 is sent on to /page.
        ("/page/<int:n>", "/page/2"),
    ]


def test_example_leads_past_the_rules_before_it(app: Flask) -> None:
    for rule in ("/users/a", "/users/<int:n>", "/users/<name>", "/users/<path:rest>"):
        app.add_url_rule(rule, rule, lambda **_: "")

    assert {route.rule: route.path for route in routes_of(app)} == {
        "/users/a": "/users/a",
        "/users/<int:n>": "/users/1",
        "/users/<name>": "/users/en",
        "/users/<path:rest>": "/users/a/b",
    }


def test_methods_are_those_of_the_rule(app: Flask) -> None:
    app.add_url_rule("/a", "a", lambda: "", methods=["GET", "PUT"])
    app.add_url_rule("/b", "b", lambda: "", methods=["POST", "OPTIONS"])
    app.add_url_rule("/c", "c", cross_origin()(lambda: ""), methods=["DELETE"])
    app.add_url_rule("/d", "d", lambda: "", methods=["HEAD"])

    assert [route.methods for route in routes_of(app)] == [
        ("GET", "PUT"),
        ("OPTIONS", "POST"),
        ("DELETE",),
        ("HEAD",),
    ]


def test_file_that_is_there_is_the_example_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "css").mkdir()
    (tmp_path / "css/site ü.css").write_text("")
    app = Flask(__name__, static_folder=tmp_path, static_url_path="/files")
    [route] = routes_of(app)

    exchange = asked(app, route.path)

    assert (exchange.by, exchange.unknown, status_of(exchange)) == ("view", None, 200)


def test_file_that_is_not_there_is_not_found(tmp_path: Path) -> None:
    app = Flask(__name__, static_folder=tmp_path / "nowhere", static_url_path="/files")
    [route] = routes_of(app)

    assert (asked(app, route.path).by, status_of(asked(app, route.path))) == ("view", 404)


def test_place_is_where_the_view_is_written(app: Flask) -> None:
    inner, outer = Blueprint("inner", __name__), Blueprint("outer", __name__)

    @inner.get("/")
    @cross_origin()
    def index() -> str:
        return ""

    outer.register_blueprint(inner)
    app.register_blueprint(outer)
    [route] = routes_of(app)

    assert (route.endpoint, route.blueprint) == ("outer.inner.index", "outer.inner")
    assert route.place is not None
    line = Path(route.place.file).read_text().splitlines()[route.place.line - 1]
    assert line.strip() == '@inner.get("/")'
