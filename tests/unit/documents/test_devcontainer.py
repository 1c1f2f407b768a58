"""A devcontainer brings the lab's three ports to localhost, as they are in the lessons."""

import json
import re

import pytest

from backend.settings import read_settings
from scripts.codespaces import said_in_a_codespace
from tests.unit.documents.markdown import text_of

# Comments are allowed in it: https://containers.dev/implementors/json_reference/
TOLD = json.loads(re.sub(r"^\s*//.*$", "", text_of(".devcontainer/devcontainer.json"), flags=re.M))
SETTINGS = read_settings({})
PORTS = [SETTINGS.frontend_port, SETTINGS.api_port, SETTINGS.attacker_port]
#: Those that are used here, and what the reference allows for them.
KEYS = {
    "name": str,
    "image": str,
    "forwardPorts": list,
    "portsAttributes": dict,
    "otherPortsAttributes": dict,
    "containerEnv": dict,
    "postCreateCommand": str,
    "postAttachCommand": str,
}
OF_A_PORT = {"label": str, "onAutoForward": str, "requireLocalPort": bool}
ON_AUTO_FORWARD = {"notify", "openBrowser", "openBrowserOnce", "openPreview", "silent", "ignore"}


def test_it_holds_what_the_reference_knows() -> None:
    assert {name: type(value) for name, value in TOLD.items()} == KEYS
    for attributes in TOLD["portsAttributes"].values():
        assert {name: type(value) for name, value in attributes.items()} == OF_A_PORT
    all_attributes = [*TOLD["portsAttributes"].values(), TOLD["otherPortsAttributes"]]
    assert {each["onAutoForward"] for each in all_attributes} <= ON_AUTO_FORWARD


def test_it_forwards_the_labs_ports_and_no_others() -> None:
    assert TOLD["forwardPorts"] == PORTS
    assert list(TOLD["portsAttributes"]) == [str(port) for port in PORTS]


def test_no_port_may_become_another() -> None:
    ports = TOLD["portsAttributes"].items()

    assert [port for port, attributes in ports if not attributes["requireLocalPort"]] == []


def test_its_origins_are_those_of_the_lessons() -> None:
    assert read_settings(TOLD["containerEnv"]) == SETTINGS


def test_its_commands_are_there() -> None:
    commands = [TOLD["postCreateCommand"], TOLD["postAttachCommand"]]

    assert commands == ["python3 -m scripts.environment", "python3 scripts/run.py --no-open"]


def test_start_in_a_codespace_says_how_to_forward() -> None:
    settings = read_settings({"API_PORT": "5101"})

    said = said_in_a_codespace(settings, {"CODESPACES": "true", "CODESPACE_NAME": "odd-lamp"})

    forward = "gh codespace ports forward 8000:8000 5101:5101 8002:8002 --codespace odd-lamp"
    assert f"    {forward}\n" in said
    assert max(len(line) for line in said.splitlines()) <= 100


@pytest.mark.parametrize("environ", [{}, {"CODESPACES": "false"}], ids=str)
def test_start_elsewhere_says_nothing_of_it(environ: dict[str, str]) -> None:
    assert said_in_a_codespace(SETTINGS, environ) == ""
