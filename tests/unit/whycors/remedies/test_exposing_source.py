"""An app's own source, changed so that script may read a header of its answers."""

from backend.whycors.remedies.changes import HeaderChange
from backend.whycors.remedies.exposing import EXPOSE_HEADERS, Exposure
from backend.whycors.remedies.exposing_source import exposing_sources

CHANGE = HeaderChange("request", "http://api.test/notes", EXPOSE_HEADERS, (), "X-Total")
OFFER = Exposure(("X-Total",), CHANGE, "expose_headers=['X-Total']")
APP = """\
from flask import Flask
from flask_cors import CORS

app = Flask(__name__)
CORS(app{})
"""


def exposed(arguments: str) -> list[str]:
    return list(exposing_sources(APP.format(arguments), OFFER, "/notes"))


def test_header_is_named_in_the_call() -> None:
    assert exposed(", origins='*'") == [
        APP.format(", origins='*', expose_headers=['X-Total']"),
    ]


def test_header_joins_those_that_are_exposed() -> None:
    assert exposed(", expose_headers=['X-Page']") == [
        APP.format(", expose_headers=['X-Page', 'X-Total']"),
    ]


def test_nothing_is_offered_where_the_source_is_not_understood() -> None:
    assert exposed(", expose_headers=names_of_today()") == []
    assert list(exposing_sources("CORS(app", OFFER, "/notes")) == []
