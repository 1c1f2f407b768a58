"""What frontend/lab/shared/lab-api.js asks the lab in a run, as (method, path, JSON or None)."""

from typing import Any

LabRequest = tuple[str, str, dict[str, Any] | None]


def begin_run(run_id: str, scenario: str) -> LabRequest:
    return "POST", "/lab/runs", {"id": run_id, "scenario": scenario}


def ask_question(run_id: str, question: dict[str, Any]) -> LabRequest:
    return "POST", "/lab/explanations", {"run": run_id} | question


def show_scenario(name: str, compared_to: str | None) -> LabRequest:
    query = f"?compared_to={compared_to}" if compared_to else ""
    return "GET", f"/lab/scenarios/{name}{query}", None
