"""What is written about the environment, in files that no program reads, is what the lab reads."""

import re
from dataclasses import fields
from typing import Any

import pytest
from flask_cors.core import DEFAULT_OPTIONS

from backend.configurable_environment import LISTS, NUMBERS, SWITCHES, read_cors_environment
from backend.settings import READ, Settings, read_settings
from backend.variables import VARIABLES
from frontend.origins import Origins
from scripts.running_lab import ROOT
from tests.unit.documents.markdown import part, text_of

BY_NAME = {variable.name: variable for variable in VARIABLES}


def defaults() -> dict[str, str]:
    """Return each variable's default, as it is where no variable is set."""
    values: dict[str, Any] = {}
    for variable in VARIABLES:
        values[variable.name] = variable.default_after(values)
    return values


def test_settings_have_a_field_for_each_variable_that_is_read() -> None:
    assert {field.name for field in fields(Settings)} == {name.lower() for name in READ}


def test_example_lists_each_variable_with_its_default_and_help() -> None:
    text = (ROOT / ".env.example").read_text("utf-8")
    entries = re.findall(r"^((?:# (?!---).*\n)+)#(\w+)=(.*)$", text, re.MULTILINE)
    written = {
        name: (default, " ".join(line.removeprefix("# ") for line in lines.splitlines()))
        for lines, name, default in entries
    }

    assert list(written) == list(BY_NAME)
    assert written == {name: (default, BY_NAME[name].help) for name, default in defaults().items()}


def test_chinese_table_has_each_variable_and_its_default() -> None:
    table = part(text_of("backend/README.zh-CN.md"), "settings")
    rows = [row.split("|")[1:3] for row in table.splitlines()[2:]]
    written = {name: default for names, default in rows for name in re.findall(r"`(\w+)`", names)}

    assert list(written) == list(BY_NAME)
    # Those of flask-cors are not repeated; an origin's has a port that is told by its name.
    assert [
        f"{name}: {written[name].strip()}, {default}"
        for name, default in defaults().items()
        if default and not name.startswith("CORS_") and "://" not in default
        if not re.search(rf"\b{re.escape(default)}\b", written[name])
    ] == []


def test_containers_get_each_variable() -> None:
    text = (ROOT / "docker-compose.yml").read_text("utf-8")
    handed_on = re.findall(r"^ +([A-Z_]+):", text, re.MULTILINE)
    used = re.findall(r"\$\{([A-Z_]+):-(.+?)\}", text)

    assert {*handed_on, *(name for name, _ in used), "PYTHON_IMAGE"} == set(BY_NAME)
    assert "args: [PYTHON_IMAGE]" in text
    assert {(name, value) for name, value in used} == {
        (name, BY_NAME[name].default) for name, _ in used
    }


def test_cors_variables_are_flask_cors_own() -> None:
    cors = {name: default for name, default in defaults().items() if name.startswith("CORS_")}
    # What an empty variable stands for, flask-cors calls None.
    read: dict[str, object] = dict.fromkeys(cors) | read_cors_environment(cors)
    own = {f"CORS_{name.upper()}": value for name, value in DEFAULT_OPTIONS.items()}

    assert list(cors) == [*LISTS, *SWITCHES, *NUMBERS]
    assert read == {
        name: [value] if name in LISTS and isinstance(value, str) else value
        for name, value in own.items()
    }


@pytest.mark.parametrize(
    "environ",
    [
        {},
        {"API_PORT": "1", "FRONTEND_PORT": "2", "ATTACKER_PORT": "3"},
        {"API_PORT": "80"},
        {"API_ORIGIN": "https://a.example", "ATTACKER_ORIGIN": "https://b.example"},
    ],
    ids=["defaults", "ports", "port-80", "origins"],
)
def test_front_end_reads_what_the_api_reads(environ: dict[str, str]) -> None:
    settings = read_settings(environ)
    wanted = (settings.frontend_origin, settings.api_origin, settings.attacker_origin)

    assert Origins.from_environment(environ) == Origins(*wanted)
