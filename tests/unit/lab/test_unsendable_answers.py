"""Whatever status and headers a scenario answers with, the server gets what it can send."""

from typing import Any

from werkzeug.test import Client, create_environ

from backend.lab.scenarios import Scenarios
from tests.unit.in_process import WriteScenario, api_of
from tests.unit.lab.wire_record import exchange, record, url

# What a learner may write, and what the server would make of it: from the end of its process to a
# header that is not there.
UNSENDABLE = {
    "status with a digit too few": "return 'x', 40",
    "status with a digit too many": "return 'x', 2000",
    "status of no exchange": "return 'x', 100",
    "status zero": "return 'x', 0",
    "letter in the status": "return app.response_class('x', status='20O OK')",
    "status in other digits": "return app.response_class('x', status='２００ OK')",
    "control character after the status": "return app.response_class('x', status='200 O\\0K')",
    "name of two words": "return 'x', {'X Y': '1'}",
    "no name": "return 'x', {'': '1'}",
    "name in Chinese": "return 'x', {'X-笔记': '1'}",
    "value in Chinese": "return 'x', {'X-Note': '笔记'}",
    "NUL in a value": "return 'x', {'X-Note': 'a\\0b'}",
    "delete in a value": "return 'x', {'X-Note': 'a\\x7fb'}",
}
SENDABLE = {
    "status that nobody has": "return 'x', 299",
    "largest status": "return 'x', 999",
    "status with words in Chinese": "return app.response_class('x', status='404 没有')",
    "tab in a value": "return 'x', {'X-Note': 'a\\tb'}",
    "empty value": "return 'x', {'X-Note': ''}",
}


def with_view(body: str) -> str:
    return (
        "from flask import Flask\n\n\ndef create_app():\n    app = Flask(__name__)\n\n"
        f"    @app.get('/notes')\n    def notes():\n        {body}\n\n    return app\n"
    )


def with_wsgi(body: str) -> str:
    """Return a scenario with a middleware in WSGI, where no Flask or Werkzeug looks."""
    return (
        "from flask import Flask\n\n\ndef create_app():\n    app = Flask(__name__)\n\n"
        f"    def wsgi(environ, start_response):\n        {body}\n\n"
        "    app.wsgi_app = wsgi\n    return app\n"
    )


RAW = {
    "newline in a value": "start_response('200 OK', [('X', 'a\\r\\nY: b')]); return [b'']",
    "number as a value": "start_response('200 OK', [('X', 1)]); return [b'']",
    "field of three": "start_response('200 OK', [('X', '1', '2')]); return [b'']",
    "no status line": "start_response(200, []); return [b'']",
    "no start": "return [b'']",
    "late start": "yield start_response('20 OK', []) or b'late'",
}


def offenders(scenarios: Scenarios, write: WriteScenario, bodies: dict[str, str]) -> list[str]:
    """Return what isn't answered as a broken scenario answers, in each way of serving one."""
    wrong = []
    for case, source in bodies.items():
        write("example", source)
        lab = api_of(scenarios, SCENARIO="example")
        for path in (url("/notes"), "/scenarios/example/notes", "/notes"):
            answer = lab.get(path)
            problem = answer.get_json(silent=True) or {}
            said = (answer.status_code, problem.get("type"))
            is_named = str(problem.get("detail")).startswith("backend/scenarios/example.py: ")
            if said != (500, "urn:cors-lab:broken-scenario") or not is_named:
                wrong.append(f"{case} at {path}: {answer.status} {answer.text}")
    return wrong


def test_view_that_answers_what_cant_be_sent_is_said_to(
    scenarios: Scenarios, write_scenario: WriteScenario
) -> None:
    sources = {case: with_view(body) for case, body in UNSENDABLE.items()}

    assert offenders(scenarios, write_scenario, sources) == []


def test_middleware_that_answers_what_cant_be_sent_is_said_to(
    scenarios: Scenarios, write_scenario: WriteScenario
) -> None:
    sources = {case: with_wsgi(body) for case, body in RAW.items()}

    assert offenders(scenarios, write_scenario, sources) == []


def test_what_can_be_sent_is_left_as_it_is(api: Client, write_scenario: WriteScenario) -> None:
    wrong = []
    for case, body in SENDABLE.items():
        write_scenario("example", with_view(body))
        if (answer := api.get("/scenarios/example/notes")).text != "x":
            wrong.append(f"{case}: {answer.status} {answer.text}")

    assert wrong == []


def test_late_start_of_a_standing_app_is_waited_for(
    api: Client, write_scenario: WriteScenario
) -> None:
    write_scenario("example", with_wsgi("yield start_response('202 Late', []) or b'late'"))
    started: list[str] = []

    def start(status: str, *_: Any) -> Any:
        started.append(status)

    api.application(create_environ("/scenarios/example/"), start)

    assert started == ["202 Late"]


def test_record_of_an_answer_that_cant_be_sent_says_so(
    api: Client, write_scenario: WriteScenario
) -> None:
    write_scenario("example", with_view(UNSENDABLE["NUL in a value"]))

    api.get(url("/notes"))

    assert record(api)["scenario_error"] == {
        "path": "backend/scenarios/example.py",
        "line": None,
        "message": "the value of the header X-Note is 'a\\x00b'. "
        "Only printable ASCII characters can be sent.",
    }
    assert exchange(api)["response"]["status"] == 500


def test_body_that_gives_way_is_closed(api: Client, write_scenario: WriteScenario) -> None:
    closing = "r = app.response_class(iter(['x']), 40); r.call_on_close(lambda: closed.append(1))"
    source = with_view(f"{closing}; return r if not closed else 'closed'")
    write_scenario("example", source.replace("def create_app", "closed = []\n\n\ndef create_app"))

    assert api.get(url("/notes")).status_code == 500
    assert api.get(url("/notes")).text == "closed"
