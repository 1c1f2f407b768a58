"""The table of options says what the installed flask-cors has and does, and leaves none out."""

import pytest
from flask import Flask
from flask_cors import CORS
from flask_cors.core import DEFAULT_OPTIONS
from werkzeug.test import Client

from backend.notes import notes
from backend.whycors.remedies.flask_cors_options import Option, find_options
from backend.whycors.words.catalogues import LANGUAGES, catalogue
from frontend.course.lessons import lessons_by_option

PAGE = "http://localhost:8000"
OPTIONS = {option.name: option for option in find_options()}
# For each option a value before and one after, and what else CORS() is given with both.
CHANGES: dict[str, tuple[object, object, dict[str, object]]] = {
    "resources": ("*", r"/notes$", {}),
    "origins": ("*", [PAGE], {"send_wildcard": True}),
    "methods": (["GET", "PUT"], ["PUT"], {}),
    "expose_headers": (None, "X-Total", {}),
    "allow_headers": ("*", "X-Demo", {}),
    "supports_credentials": (False, True, {"origins": PAGE}),
    "max_age": (None, 600, {}),
    "send_wildcard": (False, True, {}),
    "automatic_options": (True, False, {}),
    "vary_header": (True, False, {}),
    "intercept_exceptions": (True, False, {}),
    "always_send": (True, False, {}),
    "allow_private_network": (False, True, {}),
}


# What the page asks with: for most options its Origin is enough.
ORIGIN = {"Origin": PAGE}
ASKED = {
    "always_send": {},
    "allow_private_network": ORIGIN | {"Access-Control-Request-Private-Network": "true"},
}
QUESTION = {
    "Access-Control-Request-Method": "PUT",
    "Access-Control-Request-Headers": "content-type, x-demo",
}


def answers(name: str, options: dict[str, object]) -> dict[str, dict[str, str]]:
    """Return the header fields of both answers. A preflight always has an Origin."""
    app = Flask(__name__)
    app.register_blueprint(notes)
    CORS(app, **options)  # type: ignore[arg-type]
    client = app.test_client()
    main = ASKED.get(name, ORIGIN)
    return {
        "preflight": dict(client.options("/notes", headers=ORIGIN | main | QUESTION).headers),
        "main": dict(client.get("/notes", headers=main).headers),
    }


@pytest.mark.parametrize("option", OPTIONS.values(), ids=list(OPTIONS))
def test_option_changes_the_headers_it_names(option: Option) -> None:
    before, after, others = CHANGES[option.name]
    old = answers(option.name, {**others, option.name: before})
    new = answers(option.name, {**others, option.name: after})

    for answer in old:
        changed = {name for name, _ in old[answer].items() ^ new[answer].items()}
        assert changed == (set(option.headers) if answer in option.answers else set())


def test_every_option_is_listed_once() -> None:
    assert sorted(OPTIONS) == sorted(DEFAULT_OPTIONS)
    assert [name for name, option in OPTIONS.items() if option.is_usual] == list(OPTIONS)[:7]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_option_has_words(language: str) -> None:
    usual = [name for name, option in OPTIONS.items() if option.is_usual]
    wanted = {f"{name}.meaning" for name in OPTIONS} | {f"{name}.note" for name in usual}

    assert set(catalogue("options", language)) == wanted


def test_every_option_has_a_lesson() -> None:
    assert set(OPTIONS) - set(lessons_by_option()) == set()


def test_every_lesson_is_about_a_known_option() -> None:
    assert set(lessons_by_option()) - set(OPTIONS) == set()


def test_options_are_told_as_python_writes_them(api: Client) -> None:
    response = api.get("/lab/flask-cors-options?language=zh")

    assert response.json
    told = {each["name"]: each for each in response.json["options"]}
    assert list(told) == list(OPTIONS)
    assert told["max_age"]["type"] == "timedelta | int | str | None"
    assert told["resources"]["default"] == "'/*'"
    assert told["allow_headers"]["config_key"] == "CORS_ALLOW_HEADERS"
    assert "提问" in told["allow_headers"]["note"]


def test_unknown_language_is_told(api: Client) -> None:
    response = api.get("/lab/flask-cors-options?language=fr")

    assert (response.status_code, response.mimetype) == (400, "application/problem+json")
    assert response.json and "must be one of en, zh" in response.json["detail"]
