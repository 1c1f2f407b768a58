"""The lab as it was at its start, for the next group: files restored, runs and notes forgotten."""

from dataclasses import asdict

from flask import Blueprint
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from backend.lab.restoring import NotRestored, edited_scenarios, restore_all
from backend.lab.runs import Runs
from backend.lab.scenarios import Scenario, Scenarios
from backend.lab.sent_changes import BadChange, check_sender, sent_object
from backend.lab.serving import StandingScenarios
from backend.lab.writing import WRITING, Offer, is_shared, is_writable
from backend.settings import Settings

COMMAND = "python3 scripts/reset.py"
SHARED = (
    "Others may reach this lab, so it is not reset over the network. On its machine, "
    f"{COMMAND} restores the files, and a restart forgets the runs."
)
READ_ONLY = (
    f"The lab can't write {{paths}}, so nothing was reset. Run {COMMAND} where the files can be "
    "written."
)


def resets(
    runs: Runs, scenarios: Scenarios, standing: StandingScenarios, settings: Settings
) -> Blueprint:
    """Return the endpoints that tell what a reset would do here, and that do it."""
    endpoints = Blueprint("resets", __name__)

    @endpoints.get("/reset")
    def show_reset() -> ResponseReturnValue:
        """Return whether it is offered, or why not; the edited files; how many runs there are."""
        edited = edited_scenarios(scenarios)
        paths = [scenario.shown_path for scenario in edited]
        return {"offer": _offer(edited, settings), "edited": paths, "runs": len(runs)}

    @endpoints.post("/reset")
    def reset() -> ResponseReturnValue:
        """Restore all files or, where one can't be written, none; then forget runs and notes."""
        if is_shared(settings):  # whoever asks: the command has no page's origin to show
            raise BadChange(403, "shared-lab", SHARED)
        check_sender(settings)
        sent_object()
        with WRITING:
            if paths := _unwritable(edited_scenarios(scenarios)):
                raise BadChange(403, "read-only-lab", READ_ONLY.format(paths=paths))
            restored = [asdict(each) for each in restore_all(scenarios)]
        standing.forget()
        return {"restored": restored, "runs": runs.drop_all()}

    @endpoints.errorhandler(BadChange)
    def refuse(refused: BadChange) -> Response:
        return refused.problem

    @endpoints.errorhandler(NotRestored)
    def tell_the_fault(fault: NotRestored) -> Response:
        detail = f"{fault} The runs are still there: reset again once it can be written."
        return BadChange(403, "read-only-lab", detail).problem

    return endpoints


def _offer(edited: list[Scenario], settings: Settings) -> Offer:
    """Return whether the lab may be reset from a page; what isn't edited need not be writable."""
    if is_shared(settings):
        return "shared"
    return "read-only" if _unwritable(edited) else "offered"


def _unwritable(edited: list[Scenario]) -> str:
    return ", ".join(each.shown_path for each in edited if not is_writable(each))
