"""Calls as a page tells of them, and the explanation that the API gives of them."""

from typing import Any

from werkzeug.test import Client

from tests.unit.cors_requests import PAGE
from tests.unit.lab.wire_record import RUN, url

JSON_HEADERS = [["Content-Type", "application/json"]]


def call(path: str, observed: Any, scenario: str = "no_cors", **request: Any) -> dict[str, Any]:
    """Return a call as the page tells of it."""
    return {
        "page_origin": request.pop("page_origin", PAGE),
        "request": {"url": f"http://localhost:5001{url(path, scenario)}"} | request,
        "observed": observed,
        "at_ms": request.pop("at_ms", 0),
    }


def saw(status: int, type: str | None = "cors", *headers: str) -> dict[str, Any]:
    return {"type": type, "status": status, "readable_headers": list(headers)}


def ask(api: Client, *calls: dict[str, Any], **options: str) -> Any:
    question = {"run": RUN, "language": "en", "browser": "chromium", "calls": list(calls)}
    return api.post("/lab/explanations", json=question | options)


def explained(api: Client, *calls: dict[str, Any], **options: str) -> dict[str, Any]:
    """Return the explanation of the last call."""
    answer = ask(api, *calls, **options)
    assert answer.status_code == 200, answer.get_data(as_text=True)
    last: dict[str, Any] = answer.get_json()["explanations"][-1]
    return last
