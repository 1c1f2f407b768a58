"""An option is mended where it is written, and one that is as it should be is left alone."""

from backend.whycors.flask_apps.repairs.repairs_of_options import (
    effective_value,
    read_as_bool,
    right_name,
    without_option,
)
from tests.unit.whycors.flask_apps.repairs.conftest import Changes

HEAD = """\
import os
from flask import Flask
from flask_cors import CORS

app = Flask('shop')
"""


def shop(*lines: str) -> str:
    return "\n".join([HEAD, *lines, ""])


def test_misspelt_name_without_a_right_one_is_each_near_one(changes: Changes) -> None:
    found = changes(right_name, shop("CORS(app, orgins='*')"), option="orgins")

    assert found == [["-CORS(app, orgins='*')", "+CORS(app, origins='*')"]]
    assert changes(right_name, shop("CORS(app, xyz=1)"), option="xyz") == []


def test_misspelt_key_gets_its_name_wherever_it_is_written(changes: Changes) -> None:
    told = {"option": "CORS_ORIGIN", "right": "CORS_ORIGINS"}
    lines = {
        "app.config['CORS_ORIGIN'] = '*'": "app.config['CORS_ORIGINS'] = '*'",
        "app.config.update(CORS_ORIGIN='*')": "app.config.update(CORS_ORIGINS='*')",
        "app.config.update({'CORS_ORIGIN': '*'})": "app.config.update({'CORS_ORIGINS': '*'})",
    }

    found = {line: changes(right_name, shop(line, "CORS(app)"), **told) for line in lines}

    assert found == {line: [[f"-{line}", f"+{right}"]] for line, right in lines.items()}


def test_value_is_written_as_flask_cors_takes_it(changes: Changes) -> None:
    values = {
        ("max_age", "0"): "'0'",
        ("methods", "'*'"): "['GET', 'HEAD', 'POST', 'OPTIONS', 'PUT', 'PATCH', 'DELETE']",
        ("allow_headers", "'X-A, X-B'"): "['X-A', 'X-B']",
        ("expose_headers", "['X-A,X-B']"): "['X-A', 'X-B']",
    }
    for (option, value), code in values.items():
        line = f"CORS(app, {option}={value})"
        [found] = changes(effective_value, shop(line), option=option)
        assert found == [f"-{line}", f"+CORS(app, {option}={code})"]


def test_value_that_does_what_it_says_is_left_alone(changes: Changes) -> None:
    for option, value in (("max_age", "'0'"), ("allow_headers", "['X-A']"), ("methods", "list()")):
        line = f"CORS(app, {option}={value})"
        assert changes(effective_value, shop(line), option=option) == []


def test_key_that_comes_too_late_is_moved_before_the_call(changes: Changes) -> None:
    key = "app.config['CORS_ORIGINS'] = ['https://shop.example']"
    updated = "app.config.update(\n    CORS_ORIGINS=['https://shop.example'],\n)"
    for line in (key, updated):
        [found] = changes(effective_value, shop("CORS(app)", line), option="CORS_ORIGINS")
        # The whole statement, and nothing else, changes places with the call.
        assert sorted(line[1:] for line in found if line[0] == "+") == sorted(
            line[1:] for line in found if line[0] == "-"
        )
    assert changes(effective_value, shop(key, "CORS(app)"), option="CORS_ORIGINS") == []


def test_option_that_does_nothing_goes_with_its_comma(changes: Changes) -> None:
    lines = {
        "CORS(app, max_age=0, origins='*')": "CORS(app, origins='*')",
        "CORS(app, resources={'/a': {'max_age': 0, 'origins': '*'}})": (
            "CORS(app, resources={'/a': {'origins': '*'}})"
        ),
        "CORS(app, resources={'/a': {'origins': '*', 'max_age': 0}})": (
            "CORS(app, resources={'/a': {'origins': '*'}})"
        ),
    }

    found = {line: changes(without_option, shop(line), option="max_age") for line in lines}

    assert found == {line: [[f"-{line}", f"+{right}"]] for line, right in lines.items()}


def test_entry_that_stands_alone_stays(changes: Changes) -> None:
    line = "CORS(app, resources={'/a': {'max_age': 0}})"

    assert changes(without_option, shop(line), option="max_age") == []


def test_text_is_read_as_what_it_says(changes: Changes) -> None:
    told = {"option": "supports_credentials"}
    name = "os.environ.get('SHOP_COOKIES', 'no')"
    values = {
        "'False'": "False",
        "'yes'": "True",
        name: f"{name}.lower() in {('1', 'true', 'yes', 'on')}",
    }
    for value, code in values.items():
        line = f"CORS(app, supports_credentials={value})"
        [found] = changes(read_as_bool, shop(line), **told)
        assert found == [f"-{line}", f"+CORS(app, supports_credentials={code})"]
