"""Cases as JSON, with earlier requests."""

from typing import Any

PAGE, API = "http://localhost:8000", "http://localhost:5001"
Case = dict[str, Any]


def case(asked: Case, before: list[Case] | None = None, rows: list[Case] | None = None) -> Case:
    """Return a case; a server that allows every origin answers where there are no `rows`."""
    return {
        "id": "large",
        "page_origin": PAGE,
        "request": asked,
        "before": before or [],
        "responses": rows or [row()],
    }


def row(*headers: tuple[str, str], url: str = "*") -> Case:
    """Return a row of the server's table that allows every origin."""
    sent = [["Access-Control-Allow-Origin", "*"], *map(list, headers)]
    return {"to": "*", "url": url, "status": 200, "headers": sent}
