"""A run of the API, and what its record says of the exchanges in it."""

from typing import Any

from werkzeug.test import Client, TestResponse

RUN = "0123456789abcdef"


def url(path: str, scenario: str = "example") -> str:
    return f"/runs/{RUN}/{scenario}{path}"


def begin_run(api: Client, scenario: str = "no_cors", run_id: str = RUN) -> TestResponse:
    return api.post("/lab/runs", data={"id": run_id, "scenario": scenario})


def record(api: Client) -> dict[str, Any]:
    answer: dict[str, Any] = api.get(f"/lab/runs/{RUN}").get_json()
    return answer


def exchange(api: Client) -> dict[str, Any]:
    """Return the only exchange of the run."""
    (recorded,) = record(api)["exchanges"]
    return dict(recorded)


def problem_of(response: TestResponse, status: int) -> dict[str, Any]:
    """Return a problem, checked to have that status."""
    assert response.content_type == "application/problem+json"
    problem: dict[str, Any] = response.get_json()
    assert set(problem) == {"type", "title", "status", "detail"}
    assert (response.status_code, problem["status"]) == (status, status)
    return problem


def summary(recorded: dict[str, Any]) -> tuple[str, str, str, int, str | None]:
    response = recorded["response"]
    return (
        recorded["kind"], recorded["method"], recorded["path"], response["status"], recorded["view"]
    )  # fmt: skip
