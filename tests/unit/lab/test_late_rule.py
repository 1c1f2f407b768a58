"""Rules whose URL builders are compiled late: an app with them is the same app, made sooner."""

import pytest
from flask import Flask, url_for
from werkzeug.routing import Rule

from backend.lab.late_rule import LateRule


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch) -> Flask:
    monkeypatch.setattr(Flask, "url_rule_class", LateRule)
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
    # Fails when Werkzeug renames its private method, or stops to compile by it.
    compiled = []
    really = Rule._compile_builder

    def counted(self: Rule, append_unknown: bool = True) -> object:
        compiled.append(self)
        return really(self, append_unknown)

    monkeypatch.setattr(Rule, "_compile_builder", counted)
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
