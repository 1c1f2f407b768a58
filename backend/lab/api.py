"""The lab's own endpoints, /lab/...: what the page asks the lab.

They are read by the front end's origin only, and are meant as an example of CORS done right: an
exact list of origins, no credentials, `Vary: Origin` on every answer.
"""

import re

from flask import Flask, Response, request
from flask.typing import ResponseReturnValue
from flask_cors import CORS
from werkzeug.exceptions import HTTPException

from backend.lab.changed_scenarios import changed_scenarios
from backend.lab.diagnoses import diagnoses
from backend.lab.explanations import Explanations
from backend.lab.listed_options import listed_options
from backend.lab.pages import Pages
from backend.lab.problems import problem
from backend.lab.question import MAX_BYTES as MAX_QUESTION_BYTES
from backend.lab.question import MAX_EXPLAINED_BYTES as MAX_KEPT_BYTES
from backend.lab.question import BadQuestion, read_question
from backend.lab.reset import resets
from backend.lab.runs import RunRefused, Runs
from backend.lab.scenarios import Scenarios
from backend.lab.sent_json import read_bounded
from backend.lab.serving import StandingScenarios
from backend.lab.shown_runs import WAIT_FOR_RECORD_SECONDS, shown_runs
from backend.lab.shown_scenarios import shown_scenarios
from backend.settings import Settings

# As long as a browser remembers one at most: Chromium caps it. A preflight is for one URL, so what
# is asked again and again has one URL for all runs.
REMEMBER_PREFLIGHT_SECONDS = 7200
MAX_REQUEST_BYTES = 16 * 1024


def create_lab_api(
    runs: Runs, scenarios: Scenarios, standing: StandingScenarios, settings: Settings
) -> Flask:
    """Return the Flask app behind /lab."""
    app = Flask("backend.lab.api", static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = MAX_REQUEST_BYTES
    read_bounded(app)
    app.json.sort_keys = False  # type: ignore[attr-defined]
    explanations = Explanations(Pages(settings.frontend_origin, settings.attacker_origins))

    # Registered before CORS(app), so it runs after it and sees what flask-cors has set.
    @app.after_request
    def never_keep_or_guess(response: Response) -> Response:
        response.headers["Vary"] = "Origin"
        response.headers["Cache-Control"] = "no-store"
        response.headers["X-Content-Type-Options"] = "nosniff"
        return response

    CORS(
        app,
        # As text, an origin with a bracket in it, such as http://[::1]:8000, would be a pattern.
        origins=re.compile(rf"{re.escape(settings.frontend_origin)}\Z"),
        methods=["GET", "POST", "PUT"],
        allow_headers=["Content-Type"],
        max_age=REMEMBER_PREFLIGHT_SECONDS,
    )

    app.register_blueprint(diagnoses)
    app.register_blueprint(listed_options)
    app.register_blueprint(shown_runs(runs))
    app.register_blueprint(shown_scenarios(scenarios, settings))
    app.register_blueprint(changed_scenarios(scenarios, settings))
    app.register_blueprint(resets(runs, scenarios, standing, settings))

    @app.get("/health")
    def health() -> ResponseReturnValue:
        return {"status": "ok", "scenario": settings.scenario}

    @app.post("/runs")
    def begin_run() -> ResponseReturnValue:
        return _begun(runs, settings.frontend_origin)

    @app.post("/explanations")
    def explain() -> ResponseReturnValue:
        return _explained(runs, explanations)

    @app.errorhandler(HTTPException)
    def say_what_is_wrong(error: HTTPException) -> ResponseReturnValue:
        code = re.sub(r"[^a-z]+", "-", error.name.lower())
        detail = error.description or error.name
        if error.code == 413:
            detail = f"The body may have {request.max_content_length} bytes. Send less at once."
        answer = problem(error.code or 500, code, detail)
        answer.headers.extend(header for header in error.get_headers() if header[0] == "Allow")
        return answer

    return app


def _begun(runs: Runs, own_origin: str) -> ResponseReturnValue:
    """Begin a run by what a form sends, which needs no preflight.

    So it has to be asked here whose page it is: CORS would keep the answer from another one, but
    runs of learners would give way to those that it begins.
    """
    origin = request.headers.get("Origin")
    if origin not in (None, own_origin):
        detail = f"A page of {origin} begins no runs here, only one of {own_origin} does."
        return problem(403, "other-origin", detail)
    sent = request.form
    if not {"id", "scenario"} <= set(sent):
        detail = "Send a run id and the scenario as a form does: id=…&scenario=no_cors."
        return problem(400, "bad-request", detail)
    try:
        runs.open(sent["id"], sent["scenario"])
    except RunRefused as refused:
        return refused.problem
    return "", 204


def _explained(runs: Runs, explanations: Explanations) -> ResponseReturnValue:
    request.max_content_length = MAX_QUESTION_BYTES
    try:
        question = read_question(request.get_json(silent=True), request.content_length or 0)
    except BadQuestion as bad:
        return problem(400, "bad-question", f"{bad} Send JSON: backend/lab/question.py says what.")
    run = runs.get(question.run)
    if run is None:
        return runs.refusal(question.run).problem
    if run.scenario.name != question.scenario:
        return runs.of_another_scenario(run).problem
    run.wait_until_finished(WAIT_FOR_RECORD_SECONDS)
    told = request.get_data()
    if len(told) <= MAX_KEPT_BYTES:
        run.keep_question(told)
        runs.weigh(run)
    return Response(explanations.get(run, question), mimetype="application/json")
