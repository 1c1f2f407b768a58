import threading

import pytest
from werkzeug.test import Client

from backend.lab.api import create_lab_api
from backend.lab.runs import Runs
from backend.lab.scenarios import Scenarios, find_scenarios
from backend.lab.serving import StandingScenarios
from backend.scenario_files import SCENARIOS_FOLDER
from backend.settings import read_settings
from tests.unit.cors_requests import ATTACKER, from_origin
from tests.unit.in_process import WriteScenario, api_of
from tests.unit.lab.wire_record import RUN, begin_run, problem_of
from tests.unit.whycors.recording.received_requests import received


def test_health_is_ok(api: Client) -> None:
    assert api.get("/lab/health").json == {"status": "ok", "scenario": None}


def test_health_names_the_chosen_scenario() -> None:
    chosen = api_of(SCENARIO="no_cors").get("/lab/health")

    assert chosen.json == {"status": "ok", "scenario": "no_cors"}


def test_scenarios_are_listed_with_their_files(api: Client) -> None:
    listed = api.get("/lab/scenarios").get_json()["scenarios"]

    assert [scenario["name"] for scenario in listed] == list(find_scenarios())
    assert {"name": "no_cors", "path": "backend/scenarios/core/no_cors.py"} in listed
    repository = SCENARIOS_FOLDER.parent.parent
    assert all((repository / scenario["path"]).stem == scenario["name"] for scenario in listed)


def test_scenario_is_shown_with_its_code(api: Client) -> None:
    shown = api.get("/lab/scenarios/no_cors").get_json()

    keys = {"name", "path", "version", "error", "edited", "writing", "lines"}
    assert set(shown) == keys
    assert (shown["name"], shown["path"]) == ("no_cors", "backend/scenarios/core/no_cors.py")
    assert shown["error"] is None
    assert shown["lines"][3] == {"change": " ", "number": 4, "tokens": shown["lines"][3]["tokens"]}
    assert shown["lines"][3]["tokens"][0] == ["kn", "import"]


def test_compared_scenario_is_marked(api: Client) -> None:
    shown = api.get("/lab/scenarios/flask_cors?compared_to=no_cors").get_json()

    assert [line["change"] for line in shown["lines"]].count("+") == 2


def test_broken_scenario_is_shown_with_its_error(
    api: Client, write_scenario: WriteScenario
) -> None:
    write_scenario("broken", "\nimport nowhere\n")

    shown = api.get("/lab/scenarios/broken").get_json()

    assert shown["error"] == {
        "path": "backend/scenarios/broken.py",
        "line": 2,
        "message": "ModuleNotFoundError: No module named 'nowhere'",
    }
    assert len(shown["lines"]) == 2


def test_scenario_in_another_encoding_has_an_error(
    api: Client, write_scenario: WriteScenario
) -> None:
    write_scenario("broken", "").write_bytes("name = '笔记'\n".encode("gbk"))

    shown = api.get("/lab/scenarios/broken").get_json()

    assert "codec can't decode" in shown["error"]["message"]


@pytest.mark.parametrize("path", ["nope", "no_cors?compared_to=nope"])
def test_unknown_scenario_lists_the_known(api: Client, path: str) -> None:
    problem = problem_of(api.get(f"/lab/scenarios/{path}"), 404)

    assert problem["type"] == "urn:cors-lab:no-such-scenario"
    assert (
        problem["detail"]
        == f"There is no scenario 'nope'. There are {', '.join(find_scenarios())}."
    )


def test_run_begins_with_an_empty_record(api: Client) -> None:
    begun = begin_run(api)

    assert (begun.status_code, begun.data) == (204, b"")
    assert api.get(f"/lab/runs/{RUN}").get_json()["exchanges"] == []


def test_run_begun_twice_is_the_same(api: Client) -> None:
    begin_run(api)
    api.get(f"/runs/{RUN}/no_cors/notes")

    begin_run(api)

    exchanges = api.get(f"/lab/runs/{RUN}").get_json()["exchanges"]
    assert [exchange["path"] for exchange in exchanges] == ["/notes"]


def test_record_waits_for_an_answer_under_way_if_asked_to() -> None:
    runs = Runs()
    run, under_way = runs.open(RUN, "no_cors"), received()
    run.begin(under_way)
    standing = StandingScenarios(Scenarios())
    api = create_lab_api(runs, Scenarios(), standing, read_settings({})).test_client()

    at_once = api.get(f"/runs/{RUN}").get_json()
    threading.Timer(0.05, run.finish, [under_way]).start()
    finished = api.get(f"/runs/{RUN}?until=finished").get_json()

    assert at_once["exchanges"][0]["duration_ms"] is None
    assert finished["exchanges"][0]["duration_ms"] is not None


@pytest.mark.parametrize(
    ("sent", "status", "code"),
    [
        ({"id": "short", "scenario": "no_cors"}, 400, "bad-run-id"),
        ({"id": RUN, "scenario": "nope"}, 404, "no-such-scenario"),
        ({"id": RUN}, 400, "bad-request"),
        ({"scenario": "no_cors"}, 400, "bad-request"),
    ],
    ids=["bad-id", "unknown", "no-scenario", "no-id"],
)
def test_run_that_cannot_begin_is_a_problem(
    api: Client, sent: dict[str, str], status: int, code: str
) -> None:
    problem = problem_of(api.post("/lab/runs", data=sent), status)

    assert problem["type"] == f"urn:cors-lab:{code}"
    assert api.get(f"/lab/runs/{RUN}").status_code == 404


@pytest.mark.parametrize("origin", [ATTACKER, "null", "http://127.0.0.1:8000"])
def test_other_pages_begin_no_run(api: Client, origin: str) -> None:
    sent = {"id": RUN, "scenario": "no_cors"}
    response = api.post("/lab/runs", data=sent, headers=from_origin(origin))

    assert problem_of(response, 403)["type"] == "urn:cors-lab:other-origin"
    assert api.get(f"/lab/runs/{RUN}").status_code == 404


@pytest.mark.parametrize(
    "content_type", ["application/json", "text/plain", "multipart/form-data; boundary=x"]
)
@pytest.mark.parametrize(
    "body",
    [b"", b"id=0123456789abcdef&scenario=no_cors", b'{"id": "0123456789abcdef"}', b"\xff"],
    ids=["empty", "form", "json", "no-text"],
)
def test_run_without_a_form_does_not_begin(api: Client, body: bytes, content_type: str) -> None:
    response = api.post("/lab/runs", data=body, content_type=content_type)

    assert problem_of(response, 400)["type"] == "urn:cors-lab:bad-request"
    assert api.get(f"/lab/runs/{RUN}").status_code == 404


def test_run_of_another_scenario_is_409(api: Client) -> None:
    begin_run(api)

    response = begin_run(api, "flask_cors")

    assert problem_of(response, 409)["type"] == "urn:cors-lab:other-scenario"


def test_run_that_never_began_is_404(api: Client) -> None:
    problem = problem_of(api.get(f"/lab/runs/{RUN}"), 404)

    assert problem["type"] == "urn:cors-lab:no-such-run"
    assert repr(RUN) in problem["detail"]


def test_unknown_path_is_a_problem(api: Client) -> None:
    assert problem_of(api.get("/lab/nothing"), 404)["type"] == "urn:cors-lab:not-found"


def test_wrong_method_says_which_are_allowed(api: Client) -> None:
    response = api.post("/lab/health")

    assert problem_of(response, 405)["type"] == "urn:cors-lab:method-not-allowed"
    # https://www.rfc-editor.org/rfc/rfc9110#status.405: "must generate an Allow header field"
    allowed = {method.strip() for method in response.headers.get("Allow", "").split(",")}
    assert allowed == {"GET", "HEAD", "OPTIONS"}
