import pytest
from werkzeug.test import Client

from tests.unit.in_process import WriteScenario
from tests.unit.wire_record import exchange, record, summary, url

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
