"""Why an app could not be loaded, in one line."""

import traceback
from pathlib import Path

from ..source.own_code import is_own_file

_HERE = str(Path(__file__).parents[1])


class CannotRun(Exception):
    """An app that can't be loaded, or can't be asked; the message is one line for its developer."""


def raised_by(what: str, error: BaseException) -> str:
    """Return one line that says what an app's own code raised, and in which line of which file."""
    return f"{what} raised {named_error(error)}{_place_of(error)}"


def named_error(error: BaseException) -> str:
    """Return an exception as a traceback's last line has it, in one line."""
    said = " ".join(str(error).split())
    return f"{type(error).__name__}: {said}" if said else type(error).__name__


def _place_of(error: BaseException) -> str:
    """Return " (file:line)" of the last line of the app's own that was run, "" if none was."""
    if isinstance(error, SyntaxError) and error.filename:
        return f" ({error.filename}:{error.lineno})"
    frames = traceback.extract_tb(error.__traceback__)
    own = [
        frame
        for frame in frames
        if is_own_file(frame.filename) and not frame.filename.startswith(_HERE)
    ]
    return f" ({own[-1].filename}:{own[-1].lineno})" if own else ""
