"""An outcome as JSON: a line of scripts/explain.py, and a part of the lab's explanation."""

from typing import Any

from ..browsers.chromium_line import chromium_line
from ..browsers.firefox_line import firefox_line
from ..browsers.safari_line import safari_line
from ..fetch_standard import Outcome, Request


def outcome_as_json(id: str, request: Request, outcome: Outcome) -> dict[str, Any]:
    """Return what came of `request`, in the shape that programs read."""
    failed, failure = outcome.failed_step, outcome.failure
    return {
        "id": id,
        "outcome": outcome.outcome,
        "type": outcome.type,
        "status": outcome.status,
        "readable_headers": outcome.readable_headers,
        "is_cors_error": bool(failure and failure.is_cors_error),
        "reason": failure.reason if failure else None,
        "failed_step": failed.id if failure and failed else None,
        "server_executed": outcome.server_executed,
        "requests": [[sent.kind, sent.url, sent.origin] for sent in outcome.requests],
        "console": printed_lines(request, outcome),
    }


def printed_lines(request: Request, outcome: Outcome) -> dict[str, str | None]:
    """Return what each browser prints in its console, None where it prints nothing."""
    return {
        "chromium": chromium_line(request, outcome),
        "firefox": firefox_line(request, outcome),
        "safari": safari_line(request, outcome),
    }
