"""What frontend/lab/shared/lab-api.js asks the lab in a run."""

import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

JSON = "application/json"
FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True)
class LabRequest:
    """A request to the lab; `content_type` is that of the body, "" where there is none."""

    method: str
    path: str
    content_type: str = ""
    body: bytes = b""

    @property
    def needs_preflight(self) -> bool:
        """Whether the browser asks first: a form could not send it."""
        return self.content_type == JSON


def begin_run(run_id: str, scenario: str) -> LabRequest:
    return LabRequest(
        "POST", "/lab/runs", FORM, urlencode({"id": run_id, "scenario": scenario}).encode()
    )


def ask_question(question: dict[str, Any]) -> LabRequest:
    return LabRequest("POST", "/lab/explanations", JSON, json.dumps(question).encode())


def show_scenario(name: str, compared_to: str | None) -> LabRequest:
    query = f"?compared_to={compared_to}" if compared_to else ""
    return LabRequest("GET", f"/lab/scenarios/{name}{query}")
