"""The lab's own endpoints, /lab/...: what the page asks the lab.

They are read by the front end's origin only, and are meant as an example of CORS done right: an
exact list of origins, no credentials, `Vary: Origin` on every answer.
"""

import re
from dataclasses import asdict
from typing import Any

from flask import Flask, Response, request
from flask.typing import ResponseReturnValue
from flask_cors import CORS
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response as PlainResponse

from backend.lab.explanation import explain
from backend.lab.listed_options import listed_options
from backend.lab.pasted_error import pasted_error
from backend.lab.problems import problem
from backend.lab.question import BadQuestion, read_question
from backend.lab.runs import Run, RunRefused, Runs
from backend.lab.scenarios import Scenario, ScenarioError, code_lines, find_scenarios
from backend.settings import Settings

# A page that asks for its run waits for answers under way, but no longer than this.
WAIT_FOR_RECORD_SECONDS = 2.0
MAX_REQUEST_BYTES = 16 * 1024


def create_lab_api(runs: Runs, settings: Settings) -> Flask:
    """Return the Flask app behind /lab."""
    app = Flask("backend.lab.api", static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = MAX_REQUEST_BYTES
    app.json.sort_keys = False  # type: ignore[attr-defined]
    strangers = settings.attacker_origins

    # Registered before CORS(app), so it runs after it and sees what flask-cors has set.
    @app.after_request
    def never_cache_for_another_origin(response: Response) -> Response:
        response.vary.add("Origin")
        response.headers["Cache-Control"] = "no-store"
        return response

    CORS(
        app,
        # As text, an origin with a bracket in it, such as http://[::1]:8000, would be a pattern.
        origins=re.compile(rf"{re.escape(settings.frontend_origin)}\Z"),
        methods=["GET", "PUT", "POST"],
        allow_headers=["Content-Type"],
        max_age=600,
    )

    app.register_blueprint(pasted_error)
    app.register_blueprint(listed_options)

    @app.get("/health")
    def health() -> ResponseReturnValue:
        return {"status": "ok", "scenario": settings.scenario}

    @app.get("/scenarios")
    def list_scenarios() -> ResponseReturnValue:
        return {"scenarios": [_named(scenario) for scenario in find_scenarios().values()]}

    @app.get("/scenarios/<name>")
    def show_scenario(name: str) -> ResponseReturnValue:
        return _shown(name, request.args.get("compared_to"))

    @app.put("/runs/<run_id>")
    def begin_run(run_id: str) -> ResponseReturnValue:
        return _begun(runs, run_id)

    @app.get("/runs/<run_id>")
    def show_run(run_id: str) -> ResponseReturnValue:
        run = _finished(runs, run_id)
        return run.as_json() if run else _no_such_run(run_id)

    @app.post("/runs/<run_id>/explanation")
    def explain_run(run_id: str) -> ResponseReturnValue:
        run = _finished(runs, run_id)
        return _explained(run, strangers) if run else _no_such_run(run_id)

    @app.errorhandler(HTTPException)
    def say_what_is_wrong(error: HTTPException) -> ResponseReturnValue:
        code = re.sub(r"[^a-z]+", "-", error.name.lower())
        answer = problem(error.code or 500, code, error.description or error.name)
        answer.headers.extend(header for header in error.get_headers() if header[0] == "Allow")
        return answer

    return app


def _shown(name: str, compared_to: str | None) -> ResponseReturnValue:
    scenarios = find_scenarios()
    for wanted in (name, compared_to or name):
        if wanted not in scenarios:
            detail = f"There is no scenario {wanted!r}. There are {', '.join(scenarios)}."
            return problem(404, "no-such-scenario", detail)
    before = scenarios[compared_to].source() if compared_to else None
    lines = code_lines(scenarios[name].source(), before)
    return _named(scenarios[name]) | {
        "error": _error_of(scenarios[name]),
        "lines": [asdict(line) for line in lines],
    }


def _begun(runs: Runs, run_id: str) -> ResponseReturnValue:
    sent = request.get_json(silent=True)
    if not isinstance(sent, dict) or "scenario" not in sent:
        return problem(400, "bad-request", 'Send JSON with the scenario: {"scenario": "no_cors"}.')
    try:
        return runs.open(run_id, sent["scenario"]).as_json()
    except RunRefused as refused:
        return refused.problem


def _finished(runs: Runs, run_id: str) -> Run | None:
    """Return the run once its answers under way have ended, or None when there is no such run."""
    run = runs.get(run_id)
    if run is not None:
        run.wait_until_finished(WAIT_FOR_RECORD_SECONDS)
    return run


def _no_such_run(run_id: str) -> PlainResponse:
    detail = f"Run {run_id!r} has not begun, or it was dropped for newer ones."
    return problem(404, "no-such-run", detail)


def _explained(run: Run, strangers: frozenset[str]) -> ResponseReturnValue:
    try:
        question = read_question(request.get_json(silent=True))
    except BadQuestion as bad:
        return problem(400, "bad-question", f"{bad} Send JSON: backend/lab/question.py says what.")
    return {"explanations": explain(run, question, strangers)}


def _named(scenario: Scenario) -> dict[str, Any]:
    return {"name": scenario.name, "path": scenario.shown_path}


def _error_of(scenario: Scenario) -> dict[str, Any] | None:
    try:
        scenario.create_app()
    except ScenarioError as error:
        return {"path": error.path, "line": error.line, "message": error.message}
    return None
