from pathlib import Path

import pytest
from werkzeug.test import Client

from backend.lab.scenarios import Scenarios
from tests.unit.cors_requests import PAGE
from tests.unit.in_process import WriteScenario
from tests.unit.lab.explained_calls import call, explained
from tests.unit.lab.wire_record import exchange, record, summary, url

BROKEN = {
    "no-import": ("import nowhere\n", 1, "ModuleNotFoundError: No module named 'nowhere'"),
    "syntax": ("\ndef create_app(:\n", 2, "SyntaxError: invalid syntax"),
    "in-create-app": ("def create_app():\n    return 1 / 0\n", 2, "ZeroDivisionError: division"),
    "no-app": ("def create_app():\n    pass\n", None, "create_app() returned None, not a Flask"),
    "no-function": ("x = 1\n", None, "AttributeError: module 'backend.scenarios.example' has no"),
}


@pytest.mark.parametrize(("source", "line", "message"), BROKEN.values(), ids=BROKEN)
def test_broken_scenario_says_where_and_why(
    api: Client, write_scenario: WriteScenario, source: str, line: int | None, message: str
) -> None:
    write_scenario("example", source)

    response = api.get(url("/notes"))

    assert response.status_code == 500
    assert response.get_json()["type"] == "urn:cors-lab:broken-scenario"
    place = "backend/scenarios/example.py" + (f":{line}" if line else "")
    assert response.get_json()["detail"].startswith(f"{place}: {message}")
    error = record(api)["scenario_error"]
    assert (error["path"], error["line"]) == ("backend/scenarios/example.py", line)
    assert error["message"].startswith(message)
    assert summary(exchange(api)) == ("request", "GET", "/notes", 500, None)


def test_scenario_in_another_encoding_says_so(api: Client, write_scenario: WriteScenario) -> None:
    write_scenario("example", "").write_bytes("name = '笔记'\n".encode("gbk"))

    assert api.get(url("/notes")).get_json()["type"] == "urn:cors-lab:broken-scenario"
    assert "codec can't decode" in record(api)["scenario_error"]["message"]


@pytest.fixture(params=["folder", "link to nowhere"])
def unreadable(request: pytest.FixtureRequest, scenarios: Scenarios, tmp_path: Path) -> None:
    path = scenarios.folder / "example.py"
    if request.param == "folder":
        path.mkdir()
    else:
        path.symlink_to(tmp_path / "nowhere.py")


def test_scenario_that_cant_be_read_says_so(
    write_scenario: WriteScenario, unreadable: None, api: Client
) -> None:
    write_scenario("sound", "")
    problems = [api.get(path).get_json() for path in (url("/notes"), "/scenarios/example/notes")]
    shown = api.get("/lab/scenarios/example").get_json()
    compared = api.get("/lab/scenarios/sound?compared_to=example")

    assert [each["type"] for each in problems] == ["urn:cors-lab:broken-scenario"] * 2
    assert problems[0]["detail"].startswith("backend/scenarios/example.py: ")
    assert shown["error"]["path"] == "backend/scenarios/example.py"
    assert shown["error"]["message"].partition(": ")[0].endswith("Error")
    assert "/tmp" not in shown["error"]["message"]
    assert (shown["lines"], compared.status_code) == ([], 200)


def test_file_that_is_gone_has_nothing_to_change(
    api: Client, write_scenario: WriteScenario
) -> None:
    source = "from flask import Flask\n\n\ndef create_app():\n    return Flask(__name__)\n"
    path = write_scenario("example", source)
    api.get(url("/notes"), headers={"Origin": PAGE})
    path.unlink()

    assert explained(api, call("/notes", None, "example"))["change"] is None
