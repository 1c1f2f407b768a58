"""Rules that are compiled late, or once for many apps: an app has the same ones, made sooner."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask, url_for
from werkzeug.routing import BaseConverter, Rule

from backend.lab.late_rule import KnownRule, LateRule
from backend.lab.scenarios import find_scenarios

RULES = ("/", "/notes/<int:number>/", "//a<b>//c", "/<path:file>", "/<any(a, 'b c'):x>", "/<b>.txt")


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch) -> Flask:
    monkeypatch.setattr(Flask, "url_rule_class", KnownRule)
    return app_with_notes()


def app_with_notes() -> Flask:
    app = Flask(__name__)

    @app.get("/")
    def home() -> str:
        return url_for("note", number=7, page=2, _external=True)

    @app.get("/notes/<int:number>/")
    def note(number: int) -> str:
        return str(number)

    return app


def test_urls_are_built(app: Flask) -> None:
    assert app.test_client().get("/").text == "http://localhost/notes/7/?page=2"


def test_missing_slash_is_redirected(app: Flask) -> None:
    response = app.test_client().get("/notes/7")

    assert (response.status_code, response.location) == (308, "http://localhost/notes/7/")


def test_no_builder_is_compiled_before_it_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    # Fails if Werkzeug renames its private method, or stops compiling with it.
    compiled = calls_of(monkeypatch, "_compile_builder")
    monkeypatch.setattr(Flask, "url_rule_class", Rule)
    Flask(__name__).add_url_rule("/one", endpoint="one")
    as_werkzeug_does = len(compiled)
    monkeypatch.setattr(Flask, "url_rule_class", LateRule)
    app = Flask(__name__)
    app.add_url_rule("/one", endpoint="one")
    made = len(compiled)
    with app.test_request_context():
        assert url_for("one") == "/one"

    assert (as_werkzeug_does > 0, made - as_werkzeug_does, len(compiled) - made) == (True, 0, 1)


def test_rules_of_another_app_are_not_compiled_again(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled = calls_of(monkeypatch, "compile")
    monkeypatch.setattr(Flask, "url_rule_class", Rule)
    app_with_notes()
    as_werkzeug_does = len(compiled)
    monkeypatch.setattr(Flask, "url_rule_class", KnownRule)
    app_with_notes()
    made = len(compiled)
    other = app_with_notes()

    assert (as_werkzeug_does > 0, len(compiled) - made) == (True, 0)
    assert other.test_client().get("/notes/7/").text == "7"


def test_known_rule_is_as_werkzeug_compiles_it(monkeypatch: pytest.MonkeyPatch) -> None:
    # Fails if Werkzeug's rules get an attribute that a known rule does not have.
    def made_with(rule_class: type[Rule], make: Callable[[], Flask]) -> list[dict[str, Any]]:
        monkeypatch.setattr(Flask, "url_rule_class", rule_class)
        return [what_is_in(rule) for rule in make().url_map.iter_rules()]

    def app_of_all() -> Flask:
        app = Flask(__name__)
        for rule in RULES:
            app.add_url_rule(rule, rule.replace(".", "-"), defaults={"page": 1})
            app.add_url_rule(rule, f"again-{len(rule)}", merge_slashes=False)
        return app

    makers = [app_of_all, *(each.create_app for each in find_scenarios().values())]
    differing = [make for make in makers if made_with(KnownRule, make) != made_with(Rule, make)]

    assert differing == []


def what_is_in(rule: Rule) -> dict[str, Any]:
    """Return a rule's attributes, without the functions that build its URL and without its app."""
    converters = {
        name: (type(each), each.map is rule.map) for name, each in rule._converters.items()
    }
    builders = {"_build", "_build_unknown", "map"}
    values = {name: value for name, value in vars(rule).items() if name not in builders}
    return values | {"_converters": converters, "builders": builders & set(vars(rule))}


def test_converter_of_an_app_is_that_apps_alone(app: Flask) -> None:
    class Shouted(BaseConverter):
        def to_python(self, value: str) -> str:
            return value.upper()

    app.url_map.converters["default"] = Shouted
    app.add_url_rule("/say/<word>", "shout", lambda word: word)
    other = app_with_notes()
    other.add_url_rule("/say/<word>", "say", lambda word: word)

    said = [each.test_client().get("/say/hello").text for each in (app, other)]
    assert said == ["HELLO", "hello"]


def calls_of(monkeypatch: pytest.MonkeyPatch, method: str) -> list[Rule]:
    """Return a list that gets the rule each time Werkzeug's own method of that name is called."""
    called: list[Rule] = []
    really = getattr(Rule, method)

    def counted(self: Rule, *arguments: Any) -> Any:
        called.append(self)
        return really(self, *arguments)

    monkeypatch.setattr(Rule, method, counted)
    return called
