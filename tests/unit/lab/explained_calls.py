"""Calls as a page tells of them, and what the API makes of the run that they were in."""

from typing import Any

from werkzeug.test import Client

from backend.whycors.browsers.behaviours import BEHAVIOURS
from backend.whycors.cases.case import read_request
from backend.whycors.fetch_standard import fetch
from backend.whycors.remedies.in_process import transport_to
from tests.unit.cors_requests import ATTACKER, PAGE
from tests.unit.lab.wire_record import RUN, url

API = "http://localhost:5001"
JSON_HEADERS = [["Content-Type", "application/json"]]
WITH_JSON = {"headers": JSON_HEADERS, "body": {"type": "text"}}
#: The page's origin, the path, and the rest of a request, as story_of() takes them.
ASKED: list[tuple[str, str, dict[str, Any]]] = [
    (PAGE, "/notes", {}),
    (PAGE, "/notes/1", {"method": "PUT", "credentials": "include", **WITH_JSON}),
    (ATTACKER, "/notes/", {"headers": [["X-Trace", "1"]]}),
    (PAGE, "/notes", {"mode": "no-cors"}),
]


def call(path: str, observed: Any, scenario: str = "no_cors", **request: Any) -> dict[str, Any]:
    """Return a call as the page tells of it."""
    return {
        "observed": observed,
        "at_ms": request.pop("at_ms", 0),
        "request": {"url": f"{API}{url(path, scenario)}"} | request,
    }


def saw(status: int, type: str | None = "cors", *headers: str) -> dict[str, Any]:
    return {"type": type, "status": status, "readable_headers": list(headers)}


def act(*calls: dict[str, Any], origin: str = PAGE, **thrown: str) -> dict[str, Any]:
    """Return what client code did in a page."""
    return {"origin": origin, "calls": list(calls)} | thrown


def question(*acts: dict[str, Any], **options: Any) -> dict[str, Any]:
    """Return what a page posts; the scenario is that of its first call."""
    calls = [call for act in acts for call in act.get("calls", [])]
    paths = [call["request"].get("url", "").split("/")[3:] for call in calls]
    scenarios = [path[2] for path in paths if path[:1] == ["runs"]]
    return {
        "run": RUN,
        "scenario": scenarios[0] if scenarios else "no_cors",
        "api": API,
        "language": "en",
        "browser": "chromium",
        "acts": list(acts),
    } | options


def told(client: Client, *acts: dict[str, Any], **options: Any) -> dict[str, Any]:
    """Return what the API makes of a run in which client code did this."""
    answer = client.post("/lab/explanations", json=question(*acts, **options))
    assert answer.status_code == 200, answer.get_data(as_text=True)
    story: dict[str, Any] = answer.get_json()
    return story


def explained(
    api: Client, *calls: dict[str, Any], page_origin: str = PAGE, **options: Any
) -> dict[str, Any]:
    """Return the explanation of the last call, its gate, and where the browser differs from it."""
    story = told(api, act(*calls, origin=page_origin), **options)
    last = [each for each in story["calls"] if each["request"].get("api") != "element"][-1]
    differences = [each for each in story["disagreements"] if each["call"] == last["id"]]
    gates = [each["gate"] for each in story["events"] if each["call"] == last["id"]]
    explanation: dict[str, Any] = last["explanation"]
    return explanation | {
        "disagreements": differences,
        "gate": next(gate for gate in gates if gate),
    }


def story_of(
    api: Client,
    run: str,
    scenario: str,
    asked: tuple[str, str, dict[str, Any]],
    observed: dict[str, Any] | None = None,
) -> dict[str, Any]:
    """Return the story of a run in which a browser, the algorithm, made this call."""
    origin, path, options = asked
    request = {"url": f"{API}/runs/{run}/{scenario}{path}"} | options
    api.post("/lab/runs", data={"id": run, "scenario": scenario})
    server = transport_to(api.application, API)
    fetch(read_request(origin, request), server, behaviour=BEHAVIOURS["chromium"])
    made = {"request": request, "observed": observed, "at_ms": 0}
    return told(api, act(made, origin=origin), run=run, scenario=scenario)


def change_in(story: dict[str, Any]) -> Any:
    """Return what to change after a run of one call."""
    (change,) = [each["explanation"]["change"] for each in story["calls"] if each["explanation"]]
    return change
