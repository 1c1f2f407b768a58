"""A remedy in the shape that programs read."""

from typing import Any

from ..remedies.changes import Change, StatusChange
from ..remedies.exposing import Exposure
from ..remedies.flask_cors_call import flask_cors_arguments, flask_cors_call
from ..remedies.remedy import Remedy

# HTTP/2's name for the status, which isn't a header but stands among them there.
STATUS = ":status"


def remedy_as_json(remedy: Remedy | None) -> dict[str, Any] | None:
    """Return the remedy as JSON, or None if there is nothing to change.

    `headers` holds one [on, url, name, value] per change, `advice` the first thing to do,
    before the headers, `flask_cors` the call that sends them, and `answered_by` who sent the answer
    that is at fault, None where no answer is.
    """
    if remedy is None:
        return None
    arguments = flask_cors_arguments(remedy)
    return {
        "headers": [_row(change) for change in remedy.changes],
        "flask_cors": None if arguments is None else flask_cors_call(arguments),
        "advice": remedy.advices[0] if remedy.advices else None,
        "answered_by": remedy.sender.answerer if remedy.sender else None,
    }


def exposure_as_json(offer: Exposure | None) -> dict[str, Any] | None:
    """Return as JSON how script may read more headers, None if it reads all that it may want."""
    if offer is None:
        return None
    return {"headers": [_row(offer.change)], "flask_cors": offer.option}


def _row(change: Change) -> list[str]:
    if isinstance(change, StatusChange):
        return [change.on, change.url, STATUS, str(change.after)]
    return [change.on, change.url, change.name, change.after]
