"""What to change is worked out once for all runs in which the same happens."""

from typing import Any

from werkzeug.test import Client

from backend.lab.scenarios import find_scenarios
from backend.whycors.browsers.behaviours import BEHAVIOURS
from backend.whycors.cases.case import read_request
from backend.whycors.fetch_standard import fetch
from backend.whycors.remedies.in_process import transport_to
from tests.unit.cors_requests import ATTACKER, PAGE
from tests.unit.in_process import WriteScenario, api_of
from tests.unit.lab.explained_calls import act, told

API = "http://localhost:5001"
JSON = {"headers": [["Content-Type", "application/json"]], "body": {"type": "text"}}
ASKED: list[tuple[str, str, dict[str, Any]]] = [
    (PAGE, "/notes", {}),
    (PAGE, "/notes/1", {"method": "PUT", "credentials": "include", **JSON}),
    (ATTACKER, "/notes/", {"headers": [["X-Trace", "1"]]}),
    (PAGE, "/notes", {"mode": "no-cors"}),
]


def change_in(
    api: Client, run: str, scenario: str, origin: str, path: str, options: dict[str, Any]
) -> Any:
    """Return what to change after a run in which a browser, the algorithm, made this call."""
    asked = {"url": f"{API}/runs/{run}/{scenario}{path}"} | options
    api.post("/lab/runs", data={"id": run, "scenario": scenario})
    server = transport_to(api.application, API)
    fetch(read_request(origin, asked), server, behaviour=BEHAVIOURS["chromium"])
    made = {"request": asked, "observed": None, "at_ms": 0}
    story = told(api, act(made, origin=origin), run=run, scenario=scenario)
    (change,) = [each["explanation"]["change"] for each in story["calls"] if each["explanation"]]
    return change


def test_remembered_change_is_what_a_new_one_would_be() -> None:
    api, other_api = api_of(), api_of()  # each has a memory of its own
    differing, wanted = [], 0
    for index, asked in enumerate(ASKED):
        for scenario in find_scenarios():
            one, two = f"{scenario}-once-{index}-------", f"{scenario}-again-{index}-------"
            change_in(api, one, scenario, *asked)
            remembered = change_in(api, two, scenario, *asked)
            afresh = change_in(other_api, two, scenario, *asked)
            wanted += afresh is not None
            if remembered != afresh:
                differing.append((scenario, asked, remembered, afresh))

    assert differing == []
    assert wanted > 100


def test_edited_scenario_gets_another_change(api: Client, write_scenario: WriteScenario) -> None:
    source = (
        "from flask import Flask\ndef create_app():\n    app = Flask(__name__)\n"
        "    app.add_url_rule('/notes', view_func=dict)\n"
    )
    changes: list[Any] = []
    for line in ("", "    app.config['A'] = 1\n"):
        write_scenario("example", f"{source}{line}    return app\n")
        changes.append(change_in(api, f"{len(changes):016}", "example", *ASKED[0]))

    first, second = ([line for hunk in each["hunks"] for line in hunk] for each in changes)
    assert [line["number"] for line in first] != [line["number"] for line in second]
