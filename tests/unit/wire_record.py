"""A run of the API, and what its record says of the exchanges in it."""

from typing import Any

from werkzeug.test import Client

RUN = "0123456789abcdef"


def url(path: str, scenario: str = "example") -> str:
    return f"/runs/{RUN}/{scenario}{path}"


def record(api: Client) -> dict[str, Any]:
    answer: dict[str, Any] = api.get(f"/lab/runs/{RUN}").get_json()
    return answer


def exchange(api: Client) -> dict[str, Any]:
    """Return the only exchange of the run."""
    (recorded,) = record(api)["exchanges"]
    return dict(recorded)


def summary(recorded: dict[str, Any]) -> tuple[str, str, str, int, str | None]:
    response = recorded["response"]
    return (
        recorded["kind"], recorded["method"], recorded["path"], response["status"], recorded["view"]
    )  # fmt: skip
