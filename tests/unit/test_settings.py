import pytest

from backend.lab.scenarios import Scenarios
from backend.scenario_files import scenario_files
from backend.settings import Settings, read_settings
from tests.unit.in_process import WriteScenario

DEFAULTS = Settings(
    scenario=None,
    host="127.0.0.1",
    api_port=5001,
    frontend_port=8000,
    attacker_port=8002,
    api_origin="http://localhost:5001",
    frontend_origin="http://localhost:8000",
    attacker_origin="http://localhost:8002",
    api_internal_origin="http://127.0.0.1:5001",
)
EVERYTHING = {
    "SCENARIO": "no_cors",
    "HOST": "0.0.0.0",
    "API_PORT": "6001",
    "FRONTEND_PORT": "6002",
    "ATTACKER_PORT": "6003",
    "API_ORIGIN": "https://api.example",
    "FRONTEND_ORIGIN": "https://lab.example:8443",
    "ATTACKER_ORIGIN": "http://[::1]:6003",
    "API_INTERNAL_ORIGIN": "http://api:6001",
}


def test_empty_environment_gives_the_defaults() -> None:
    assert read_settings({}) == DEFAULTS


def test_empty_variables_count_as_unset() -> None:
    assert read_settings(dict.fromkeys(EVERYTHING, " ")) == DEFAULTS


def test_every_variable_is_read() -> None:
    assert read_settings(EVERYTHING) == Settings(
        scenario="no_cors",
        host="0.0.0.0",
        api_port=6001,
        frontend_port=6002,
        attacker_port=6003,
        api_origin="https://api.example",
        frontend_origin="https://lab.example:8443",
        attacker_origin="http://[::1]:6003",
        api_internal_origin="http://api:6001",
    )


def test_space_around_a_value_is_dropped() -> None:
    assert read_settings({"API_PORT": " 6001 ", "SCENARIO": "no_cors\n"}).api_port == 6001


def test_origins_follow_the_ports() -> None:
    settings = read_settings({"API_PORT": "6001", "FRONTEND_PORT": "6002", "ATTACKER_PORT": "6003"})

    assert settings.api_origin == "http://localhost:6001"
    assert settings.frontend_origin == "http://localhost:6002"
    assert settings.attacker_origin == "http://localhost:6003"


def test_environment_is_the_processs_own_by_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("API_PORT", "6001")

    assert read_settings().api_port == 6001


@pytest.mark.parametrize("environ", [{}, EVERYTHING], ids=["defaults", "everything"])
def test_settings_survive_the_way_to_another_process(environ: dict[str, str]) -> None:
    settings = read_settings(environ)

    assert read_settings(settings.as_environment()) == settings


def test_as_environment_fills_in_defaults() -> None:
    assert DEFAULTS.as_environment() == {
        "SCENARIO": "",
        "HOST": "127.0.0.1",
        "API_PORT": "5001",
        "FRONTEND_PORT": "8000",
        "ATTACKER_PORT": "8002",
        "API_ORIGIN": "http://localhost:5001",
        "FRONTEND_ORIGIN": "http://localhost:8000",
        "ATTACKER_ORIGIN": "http://localhost:8002",
        "API_INTERNAL_ORIGIN": "http://127.0.0.1:5001",
    }


@pytest.mark.parametrize("host", ["::1", "::", "192.168.1.20"])
def test_any_ip_address_is_a_host(host: str) -> None:
    assert read_settings({"HOST": host}).host == host


@pytest.mark.parametrize(
    ("host", "reached"),
    [
        ("0.0.0.0", "127.0.0.1"),
        ("::", "[::1]"),
        ("::1", "[::1]"),
        ("192.168.1.20", "192.168.1.20"),
    ],
)
def test_front_end_reaches_the_api_where_it_listens(host: str, reached: str) -> None:
    settings = read_settings({"HOST": host, "API_PORT": "6001"})

    assert settings.api_internal_origin == f"http://{reached}:6001"


@pytest.mark.parametrize("origin", ["https://a.example:80", "http://a.example:443"])
def test_port_of_the_other_scheme_is_kept(origin: str) -> None:
    assert read_settings({"API_ORIGIN": origin}).api_origin == origin


def test_scenario_is_found_in_a_chapter_folder(
    scenarios: Scenarios, write_scenario: WriteScenario
) -> None:
    path = write_scenario("no_cors", "")
    chapter = path.parent / "preflight"
    chapter.mkdir()
    path.rename(chapter / "max_age.py")
    (chapter / "__init__.py").touch()

    folder = scenarios.folder
    assert read_settings({"SCENARIO": "max_age"}, folder).scenario == "max_age"
    assert list(scenario_files(folder)) == ["max_age"]
