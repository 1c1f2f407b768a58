"""A remedy in the shape that programs read."""

from typing import Any

from ..remedies.changes import Change, StatusChange
from ..remedies.flask_cors_call import flask_cors_arguments, flask_cors_call
from ..remedies.remedy import Remedy

# HTTP/2's name for the status, which isn't a header but stands among them there.
STATUS = ":status"


def remedy_as_json(remedy: Remedy | None) -> dict[str, Any] | None:
    """Return the remedy as JSON, or None if there is nothing to change.

    `headers` holds one [on, url, name, value] per change, `advice` the first thing to do,
    before the headers, and `flask_cors` the call that sends them.
    """
    if remedy is None:
        return None
    arguments = flask_cors_arguments(remedy)
    return {
        "headers": [_row(change) for change in remedy.changes],
        "flask_cors": None if arguments is None else flask_cors_call(arguments),
        "advice": remedy.advices[0] if remedy.advices else None,
    }


def _row(change: Change) -> list[str]:
    if isinstance(change, StatusChange):
        return [change.on, change.url, STATUS, str(change.after)]
    return [change.on, change.url, change.name, change.after]
