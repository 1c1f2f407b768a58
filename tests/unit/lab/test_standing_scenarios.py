import pytest
from werkzeug.test import Client

from backend.lab.scenarios import Scenarios, find_scenarios
from tests.unit.in_process import WriteScenario, api_of
from tests.unit.scenarios.rows import CORE

RUN = "0123456789abcdef"
SAYS = "from flask import Flask\ndef create_app():\n    app = Flask(__name__)\n    @app.get('/')\n"


def saying(text: str) -> str:
    """Return the source of a scenario whose root answers with `text`."""
    return f"{SAYS}    def say():\n        return {text!r}\n    return app\n"


@pytest.mark.parametrize("name", CORE)
def test_scenario_stands_below_its_name(api: Client, name: str) -> None:
    assert api.get(f"/scenarios/{name}/notes").get_json()[0]["text"] == "Buy milk"


@pytest.mark.parametrize("name", CORE)
def test_chosen_scenario_stands_at_the_root(name: str) -> None:
    assert api_of(SCENARIO=name).get("/notes").get_json()[0]["text"] == "Buy milk"


def test_standing_app_keeps_its_notes(api: Client) -> None:
    api.post("/scenarios/no_cors/notes", json={"text": "Still here"})

    assert len(api.get("/scenarios/no_cors/notes").get_json()) == 2
    assert len(api.get("/scenarios/flask_cors/notes").get_json()) == 1


def test_login_lasts_at_the_root() -> None:
    api = api_of(SCENARIO="no_cors")
    api.post("/login", json={"user": "ann"})

    assert api.get("/me").json == {"user": "ann"}


@pytest.mark.parametrize(
    ("path", "cookie_path"), [("/login", "/"), ("/scenarios/no_cors/login", "/scenarios/no_cors")]
)
def test_session_cookie_is_bound_to_the_standing_app(path: str, cookie_path: str) -> None:
    response = api_of(SCENARIO="no_cors").post(path, json={"user": "ann"})

    (cookie,) = response.headers.getlist("Set-Cookie")
    assert set(cookie.split("; ")[1:]) == {"HttpOnly", f"Path={cookie_path}", "SameSite=Lax"}


def test_runs_and_lab_stay_beside_the_chosen_scenario() -> None:
    api = api_of(SCENARIO="no_cors")

    assert api.get("/lab/health").json == {"status": "ok", "scenario": "no_cors"}
    assert api.get(f"/runs/{RUN}/flask_cors/notes").status_code == 200


def test_root_without_scenario_says_where_to_look(api: Client) -> None:
    response = api.get("/notes")

    assert (response.status_code, response.content_type) == (404, "application/problem+json")
    assert response.get_json()["type"] == "urn:cors-lab:nothing-here"
    assert "/lab/scenarios" in response.get_json()["detail"]


@pytest.mark.parametrize("path", ["/scenarios", "/scenarios/", "/scenarios/nope/notes"])
def test_unknown_standing_scenario_lists_the_known(api: Client, path: str) -> None:
    response = api.get(path)

    assert (response.status_code, response.content_type) == (404, "application/problem+json")
    assert all(name in response.get_json()["detail"] for name in find_scenarios())


def test_new_file_is_a_scenario_at_once(api: Client, write_scenario: WriteScenario) -> None:
    assert api.get("/scenarios/fresh/").status_code == 404

    write_scenario("fresh", saying("hello"))

    assert api.get("/scenarios/fresh/").text == "hello"


def test_edited_file_shows_in_the_standing_app(api: Client, write_scenario: WriteScenario) -> None:
    write_scenario("example", saying("before"))
    assert api.get("/scenarios/example/").text == "before"

    write_scenario("example", saying("after"))

    assert api.get("/scenarios/example/").text == "after"


def test_edited_file_shows_at_the_root(scenarios: Scenarios, write_scenario: WriteScenario) -> None:
    write_scenario("example", saying("before"))
    api = api_of(scenarios, SCENARIO="example")
    assert api.get("/").text == "before"

    write_scenario("example", saying("after"))

    assert api.get("/").text == "after"


def test_edited_file_shows_in_the_next_run(api: Client, write_scenario: WriteScenario) -> None:
    write_scenario("example", saying("before"))
    assert api.get(f"/runs/{RUN}/example/").text == "before"

    write_scenario("example", saying("after"))

    assert api.get(f"/runs/{RUN}/example/").text == "before"
    assert api.get(f"/runs/{RUN[::-1]}/example/").text == "after"


def test_broken_standing_scenario_says_so_and_mends(
    api: Client, write_scenario: WriteScenario, capsys: pytest.CaptureFixture[str]
) -> None:
    write_scenario("example", "\nimport nowhere\n")

    response = api.get("/scenarios/example/")

    said = "backend/scenarios/example.py:2: ModuleNotFoundError: No module named 'nowhere'"
    assert (response.status_code, response.get_json()["detail"]) == (500, said)
    assert capsys.readouterr().err == said + "\n"
    write_scenario("example", saying("mended"))
    assert api.get("/scenarios/example/").text == "mended"


def test_standing_scenario_in_another_encoding_says_so(
    api: Client, write_scenario: WriteScenario
) -> None:
    write_scenario("example", "").write_bytes("name = '笔记'\n".encode("gbk"))

    assert "codec can't decode" in api.get("/scenarios/example/").get_json()["detail"]
