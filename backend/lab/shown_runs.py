"""Runs as the page sees them again: the record, and what a page told of it."""

from flask import Blueprint, Response, request
from flask.typing import ResponseReturnValue

from backend.lab.problems import problem
from backend.lab.runs import Runs

# A page that asks for its run waits for answers under way, but no longer than this.
WAIT_FOR_RECORD_SECONDS = 2.0


def shown_runs(runs: Runs) -> Blueprint:
    """Return the endpoints for a run: whoever has its id may see it."""
    endpoints = Blueprint("shown_runs", __name__)

    @endpoints.get("/runs/<run_id>")
    def show_run(run_id: str) -> ResponseReturnValue:
        """Return the record so far; with ?until=finished, without an exchange under way."""
        run = runs.get(run_id)
        if run is None:
            return runs.refusal(run_id).problem
        if request.args.get("until") == "finished":
            run.wait_until_finished(WAIT_FOR_RECORD_SECONDS)
        return run.as_json()

    @endpoints.get("/runs/<run_id>/question")
    def show_question(run_id: str) -> ResponseReturnValue:
        """Return what a page last told of a run: with it the run can be explained again."""
        run = runs.get(run_id)
        if run is None:
            return runs.refusal(run_id).problem
        if run.question is None:
            detail = f"No page has told of run {run_id}, or it told more than is kept."
            return problem(404, "no-question", f"{detail} POST /lab/explanations tells of a run.")
        return Response(run.question, mimetype="application/json")

    return endpoints
