"""Answers that a page can't read are mended where they are made, or not at all."""

from backend.whycors.flask_apps.repairs.repairs_of_answers import exposed, let_in, own_responses
from backend.whycors.flask_apps.repairs.repairs_of_origins import (
    ended_patterns,
    pages_only,
    without_null,
)
from tests.unit.whycors.flask_apps.repairs.conftest import Changes

HEAD = """\
import os
from flask import Flask, Response
from flask_cors import CORS

READY = Response('ready')
app = Flask('shop')
"""
PAGE = "https://shop.example"


def shop(*lines: str) -> str:
    return "\n".join([HEAD, *lines, ""])


def test_header_is_exposed_beside_those_that_are(changes: Changes) -> None:
    lines = {
        "CORS(app)": "CORS(app, expose_headers=['X-Total'])",
        "CORS(app, expose_headers=['X-Page'])": ("CORS(app, expose_headers=['X-Page', 'X-Total'])"),
    }

    found = {line: changes(exposed, shop(line), header="X-Total") for line in lines}

    assert found == {line: [[f"-{line}", f"+{right}"]] for line, right in lines.items()}


def test_list_that_only_running_tells_is_left_alone(changes: Changes) -> None:
    line = "CORS(app, expose_headers=os.environ.get('SHOP_HEADERS', '').split())"

    assert changes(exposed, shop(line), header="X-Total") == []


def test_view_makes_its_own_response(changes: Changes) -> None:
    view = "@app.get('/ready')\ndef ready():\n    return {}"

    assert changes(own_responses, shop(view.format("READY"))) == [
        ["-    return READY", "+    return Response('ready')"]
    ]
    assert changes(own_responses, shop(view.format("'ready'"))) == []


def test_without_a_witness_nobody_is_let_in(changes: Changes) -> None:
    assert changes(let_in, shop("CORS(app, origins=['https://a.example'])")) == []


def test_pages_take_the_place_of_a_pattern(changes: Changes) -> None:
    line = "CORS(app, origins=os.environ.get('SHOP_PATTERN', 'https://.*'))"

    *_, last = changes(ended_patterns, shop(line), PAGE, pattern="https://.*")

    assert last == [f"-{line}", f"+CORS(app, origins=['{PAGE}'])"]
    assert changes(pages_only, shop(line)) == []  # no page is known


def test_null_goes_and_the_others_stay(changes: Changes) -> None:
    line = "CORS(app, origins=['null', 'https://a.example'])"

    first, *_ = changes(without_null, shop(line))

    assert first == [f"-{line}", "+CORS(app, origins=['https://a.example'])"]


def test_null_alone_makes_room_for_the_pages(changes: Changes) -> None:
    line = "CORS(app, origins=['null'])"

    assert changes(without_null, shop(line), PAGE) == [
        [f"-{line}", f"+CORS(app, origins=['{PAGE}'])"]
    ]
    assert changes(without_null, shop(line)) == []
