"""A wrong value is reported in one line: the variable, the value, and what is allowed."""

from pathlib import Path

import pytest

from backend.configurable_environment import WrongValues
from backend.scenario_files import SCENARIOS_FOLDER, scenario_files
from backend.settings import read_settings
from tests.unit.in_process import WriteScenario


def faults_of(environ: dict[str, str], scenarios: Path = SCENARIOS_FOLDER) -> list[str]:
    with pytest.raises(WrongValues) as wrong:
        read_settings(environ, scenarios)
    assert str(wrong.value) == "\n".join(wrong.value.faults)
    return wrong.value.faults


@pytest.mark.parametrize(
    "port", ["0", "65536", "-1", "80a", "8 0", "5001.0", "0x10", "١٢٣", "123456", "http"]
)
@pytest.mark.parametrize(
    ("name", "example"),
    [("API_PORT", "5001"), ("FRONTEND_PORT", "8000"), ("ATTACKER_PORT", "8002")],
)
def test_wrong_port_says_what_is_allowed(name: str, example: str, port: str) -> None:
    (fault,) = faults_of({name: port})

    wanted = f"Write a number from 1 to 65535, such as {example}."
    assert fault == f"{name}: {port!r} is not a port. {wanted}"


@pytest.mark.parametrize("host", ["localhost", "127.0.0", "0.0.0.0:80", "*", "::g"])
def test_wrong_host_says_what_is_allowed(host: str) -> None:
    (fault,) = faults_of({"HOST": host})

    wanted = "Write 127.0.0.1, or 0.0.0.0 inside a container."
    assert fault == f"HOST: {host!r} is not an IP address to bind to. {wanted}"


@pytest.mark.parametrize(
    "origin",
    ["*", "null", "localhost:8000", "//localhost", "ftp://a.example", "http://", "http://a b",
     "http://a.example:99999", "http://a.example:x"],
)  # fmt: skip
@pytest.mark.parametrize(
    ("name", "example"),
    [
        ("API_ORIGIN", "http://localhost:5001"),
        ("FRONTEND_ORIGIN", "http://localhost:8000"),
        ("ATTACKER_ORIGIN", "http://localhost:8002"),
        ("API_INTERNAL_ORIGIN", "http://127.0.0.1:5001"),
    ],
)
def test_wrong_origin_says_what_is_allowed(name: str, example: str, origin: str) -> None:
    (fault,) = faults_of({name: origin})

    wanted = f"Write scheme, host and port, such as {example}."
    assert fault == f"{name}: {origin!r} is not an origin. {wanted}"


@pytest.mark.parametrize(
    ("origin", "serialized"),
    [
        ("http://a.example/", "http://a.example"),
        ("http://a.example/path?q#f", "http://a.example"),
        ("http://a.example:80", "http://a.example"),
        ("https://a.example:443", "https://a.example"),
        ("HTTP://A.example:8000", "http://a.example:8000"),
        ("http://user@a.example", "http://a.example"),
        ("http://a.example:08000", "http://a.example:8000"),
    ],
)
def test_origin_must_be_as_browsers_write_it(origin: str, serialized: str) -> None:
    (fault,) = faults_of({"API_ORIGIN": origin})

    wanted = f"is not how a browser writes this origin. Write {serialized}."
    assert fault == f"API_ORIGIN: {origin!r} {wanted}"


def test_unknown_scenario_lists_the_known() -> None:
    (fault,) = faults_of({"SCENARIO": "no-cors"})

    assert fault.startswith("SCENARIO: 'no-cors' is not a scenario. Choose one of ")
    assert all(name in fault for name in scenario_files())


def test_two_equal_ports_are_refused() -> None:
    fault = faults_of({"API_PORT": "8000"})[0]

    assert fault.startswith("API_PORT=8000, FRONTEND_PORT=8000, ATTACKER_PORT=8002: two of them")


def test_two_equal_origins_are_refused() -> None:
    (fault,) = faults_of({"ATTACKER_ORIGIN": "http://localhost:8000"})

    assert "FRONTEND_ORIGIN=http://localhost:8000, ATTACKER_ORIGIN=http://localhost:8000" in fault


def test_all_faults_are_reported_together() -> None:
    faults = faults_of(
        {
            "SCENARIO": "nope",
            "HOST": "localhost",
            "API_PORT": "x",
            "FRONTEND_ORIGIN": "*",
            "CORS_MAX_AGE": "soon",
            "CORS_SEND_WILDCARD": "maybe",
        }
    )

    named = {fault.partition(":")[0] for fault in faults}
    assert named == {
        "SCENARIO", "HOST", "API_PORT", "FRONTEND_ORIGIN", "CORS_MAX_AGE", "CORS_SEND_WILDCARD"
    }  # fmt: skip
    assert all("\n" not in fault and fault.endswith(".") for fault in faults)


def test_scenarios_of_one_name_are_both_told(write_scenario: WriteScenario) -> None:
    path = write_scenario("no_cors", "")
    for chapter in ("cookies", "attacks"):
        (path.parent / chapter).mkdir()
        (path.parent / chapter / "lax.py").touch()

    assert faults_of({}, path.parent) == [
        "backend/scenarios: attacks/lax.py and cookies/lax.py are both named 'lax'. "
        "Rename one of them."
    ]
