"""The app of each run: made once, from the file of that moment, and shared with no other run."""

import gc
import threading
import weakref
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from flask import Flask
from werkzeug.test import Client, create_environ

from backend.lab.run import Run
from backend.lab.runs import Runs
from backend.lab.scenarios import ScenarioError, Scenarios
from tests.unit.in_process import WriteScenario
from tests.unit.lab.wire_record import RUN, exchange, summary, url
from tests.unit.whycors.recording.received_requests import received

ONE, TWO = "1" * 16, "2" * 16


def test_app_is_made_once() -> None:
    run = Runs().open(ONE, "no_cors")

    assert run.app() is run.app()


def test_threads_that_meet_make_one_app(
    scenarios: Scenarios, write_scenario: WriteScenario, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The first one keeps making it until all of them ask.
    everybody_asks = threading.Event()
    monkeypatch.setattr(threading, "everybody_asks", everybody_asks, raising=False)
    write_scenario(
        "slow",
        "import threading\n"
        "from flask import Flask\n"
        "def create_app():\n"
        "    assert threading.everybody_asks.wait(10)\n"
        "    return Flask(__name__)\n",
    )
    runs = Runs(scenarios)
    together, asking = threading.Barrier(8), []

    def app_of_the_run(number: int) -> Flask:
        together.wait()
        run = runs.open(ONE, "slow")
        asking.append(number)
        if len(asking) == 8:
            everybody_asks.set()
        return run.app()

    with ThreadPoolExecutor(8) as threads:
        apps = list(threads.map(app_of_the_run, range(8)))

    assert len({id(app) for app in apps}) == 1


@pytest.fixture
def broken(scenarios: Scenarios, write_scenario: WriteScenario) -> Run:
    write_scenario("broken", "\nnot_defined\n")
    return Runs(scenarios).open(ONE, "broken")


def test_broken_scenario_is_in_the_record(broken: Run) -> None:
    with pytest.raises(ScenarioError, match=r"backend/scenarios/broken.py:2: NameError: .*"):
        broken.app()

    assert broken.as_json()["scenario_error"] == {
        "path": "backend/scenarios/broken.py",
        "line": 2,
        "message": "NameError: name 'not_defined' is not defined",
    }


def test_broken_run_stays_broken(broken: Run, write_scenario: WriteScenario) -> None:
    with pytest.raises(ScenarioError):
        broken.app()
    write_scenario("broken", "from flask import Flask\ndef create_app(): return Flask('mended')")

    with pytest.raises(ScenarioError, match="NameError"):
        broken.app()


def test_broken_run_does_not_grow(broken: Run) -> None:
    def frames_kept() -> int:
        with pytest.raises(ScenarioError) as error:
            broken.app()
        frame, count = error.value.__traceback__, 0
        while frame is not None:
            frame, count = frame.tb_next, count + 1
        return count

    frames_kept()
    assert frames_kept() == frames_kept()


def test_dropped_run_frees_its_app_at_once() -> None:
    runs = Runs(max_runs=1)
    gone = weakref.ref(runs.open(ONE, "no_cors").app())
    gc.disable()

    runs.open(TWO, "no_cors")

    gc.enable()
    assert gone() is None


def test_dropped_run_answers_what_is_under_way() -> None:
    runs = Runs(max_runs=1)
    run, under_way = runs.open(ONE, "no_cors"), received()
    run.begin(under_way)
    app = run.app()

    runs.open(TWO, "no_cors")

    assert app.test_client().get("/notes").status_code == 200


def test_notes_of_runs_never_meet(api: Client) -> None:
    api.post(f"/runs/{ONE}/no_cors/notes", json={"text": "Here only"})

    assert len(api.get(f"/runs/{ONE}/no_cors/notes").get_json()) == 2
    assert len(api.get(f"/runs/{TWO}/no_cors/notes").get_json()) == 1


def test_sessions_of_runs_never_meet(api: Client) -> None:
    api.post(f"/runs/{ONE}/no_cors/login", json={"user": "ann"})

    assert api.get(f"/runs/{ONE}/no_cors/me").json == {"user": "ann"}
    assert api.get(f"/runs/{TWO}/no_cors/me").json == {"user": None}


def test_session_cookie_is_bound_to_the_run(api: Client) -> None:
    response = api.post(f"/runs/{ONE}/no_cors/login", json={"user": "ann"})

    (cookie,) = response.headers.getlist("Set-Cookie")
    attributes = set(cookie.split("; ")[1:])
    assert attributes == {"HttpOnly", f"Path=/runs/{ONE}/no_cors", "SameSite=Lax"}


def test_record_holds_its_own_run_only(api: Client) -> None:
    api.get(f"/runs/{ONE}/no_cors/notes")
    api.get(f"/runs/{TWO}/no_cors/me")

    (exchange,) = api.get(f"/lab/runs/{TWO}").get_json()["exchanges"]
    assert exchange["path"] == "/me"


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("/runs", 400, "bad-run-id"),
        ("/runs/short/no_cors/notes", 400, "bad-run-id"),
        (f"/runs/{RUN}", 404, "no-such-scenario"),
        (f"/runs/{RUN}/nope/notes", 404, "no-such-scenario"),
    ],
)
def test_run_that_cannot_be_had_is_a_problem(
    api: Client, path: str, status: int, code: str
) -> None:
    response = api.get(path)

    assert response.content_type == "application/problem+json"
    problem = response.get_json()
    assert (response.status_code, problem["status"]) == (status, status)
    assert problem["type"] == f"urn:cors-lab:{code}"
    assert api.get(f"/lab/runs/{RUN}").status_code == 404


def test_run_of_another_scenario_is_a_problem(api: Client) -> None:
    api.get(url("/notes", "no_cors"))

    response = api.get(url("/notes", "flask_cors"))

    assert (response.status_code, response.get_json()["type"]) == (
        409, "urn:cors-lab:other-scenario"
    )  # fmt: skip
    assert summary(exchange(api)) == ("request", "GET", "/notes", 200, "list_notes")


LAZY = """
from flask import Flask
def create_app():
    app = Flask(__name__)
    def lazy(environ, start_response):
        start_response('418 I am late', [('X-Late', 'yes')])
        yield b'tea'
    app.wsgi_app = lazy
    return app
"""


def test_app_that_starts_late_is_answered_for(api: Client, write_scenario: WriteScenario) -> None:
    write_scenario("example", LAZY)
    started: list[str] = []

    def start_response(status: str, *_: Any) -> Callable[[bytes], None]:
        started.append(status)
        return lambda _: None

    chunks = api.application(create_environ(url("/")), start_response)

    # A server asks for the status when it has the chunks, before it reads the first of them.
    assert started == ["418 I am late"]
    assert b"".join(chunks) == b"tea"
