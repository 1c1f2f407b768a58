"""What a run came to, in a word, and which sentence says so."""

from collections.abc import Sequence
from typing import Any

from backend.lab.joined import JoinedCall
from backend.lab.record import Exchange


def outcome_of(calls: Sequence[JoinedCall]) -> str:
    """Return how the last call of script ended; without one, how the last load of an element did.

    "readable", "opaque", "blocked" (there was an answer, and the browser kept it) or "not-sent".
    """
    by_script = [call for call in calls if call.asker == "script"]
    last = (by_script or calls)[-1:]
    return last[0].ended if last else "not-sent"


def verdict_on(
    outcome: str, calls: Sequence[JoinedCall], exchanges: Sequence[Exchange]
) -> dict[str, Any]:
    """Return the `id` of the sentence on an outcome, with the `view` and the `method` it may name.

    `calls` and `exchanges` are those of the experiment, in order.
    """
    last = calls[-1] if calls else None
    view = exchanges[-1].view if exchanges else None
    method = last.seen.request.get("method", "GET") if last else ""
    return {"id": _id(outcome, last, view, len(exchanges)), "view": view, "method": method}


def _id(outcome: str, last: JoinedCall | None, view: str | None, requests: int) -> str:
    messages = last.told.messages if last else ()
    if messages and messages[-1].fate == "kept":
        return f"reused.{outcome}"
    if requests == 0:
        return "never-asked"
    if outcome == "not-sent":
        return "not-sent"
    ending = "used" if last is not None and last.end == "uses" else outcome
    return ending if view else f"no-view.{ending}"
