"""What a run has written: the notes that Flask had when the run began, and has now.

Both are asked for in process, as the writer would see them, and nothing of it is recorded.
"""

import io
import json
import re
import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import unquote_to_bytes

from flask import Flask

from backend.lab.remembered import Remembered
from backend.lab.result import is_write
from backend.lab.run import Run
from backend.lab.scenarios import Scenario, ScenarioError
from backend.lab.sessions import with_sessions
from backend.whycors.recording.exchange import Exchange

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

MAX_UNTOUCHED_APPS = 100  # more than a room needs at once; one takes about 100 KiB
# Where a scenario serves its notes: maybe below a prefix.
NOTES = re.compile(r".*?/notes(?=[/?]|$)")


class Effect(NamedTuple):
    """The texts of the notes before a run and after it; `exchange` is the last that wrote."""

    exchange: int
    before: list[str]
    after: list[str]

    def as_json(self) -> dict[str, Any]:
        return {"of": "notes", **self._asdict()}


class Effects:
    """The effects of runs. An app that nobody has written to is kept for each scenario."""

    def __init__(self) -> None:
        self._untouched: Remembered[_Untouched] = Remembered(MAX_UNTOUCHED_APPS)

    def of(self, run: Run, exchanges: Sequence[Exchange]) -> Effect | None:
        """Return what a run's exchanges have done to the notes.

        None if none of them wrote, or if the notes can't be had with the writer's cookie alone.
        """
        writes = [each for each in exchanges if is_write(each) and NOTES.match(each.path)]
        if not writes:
            return None
        asked = _request_for_notes(run, writes[-1])
        try:
            after = _texts(run.app(), asked)
            before = self._untouched_app(run.scenario).texts(asked, run.app())
        except ScenarioError:
            return None
        if before is None or after is None:
            return None
        return Effect(writes[-1].number, before, after)

    def _untouched_app(self, scenario: Scenario) -> "_Untouched":
        return self._untouched.get(
            scenario.path, lambda: _Untouched(scenario), version=scenario.version()
        )


class _Untouched:
    """An app of a scenario as each of its runs begins, which is asked for its notes only."""

    def __init__(self, scenario: Scenario) -> None:
        self._app = with_sessions(scenario.create_app())
        self._lock = threading.Lock()
        self._of_strangers: dict[str, list[str] | None] = {}

    def texts(self, asked: "WSGIEnvironment", run_app: Flask) -> list[str] | None:
        """Return the notes as an app of a run would have shown them to the same user."""
        path = asked["PATH_INFO"]
        with self._lock:
            if "HTTP_COOKIE" in asked:
                self._app.secret_key = run_app.secret_key  # which signed the user's cookie
                return _texts(self._app, asked)
            if path not in self._of_strangers:  # they all see the same; a scenario has one path
                self._of_strangers = {path: _texts(self._app, asked)}
            return self._of_strangers[path]


def _request_for_notes(run: Run, write: Exchange) -> "WSGIEnvironment":
    """Return the request for the notes that `write` has changed, with its cookie."""
    found = NOTES.match(write.path)
    path = found[0] if found else ""
    environ: WSGIEnvironment = {
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": run.base,
        "PATH_INFO": unquote_to_bytes(path).decode("latin-1"),
        "QUERY_STRING": "",
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": write.request_header("host") or "localhost",
    }
    cookie = write.request_header("cookie")
    return environ if cookie is None else environ | {"HTTP_COOKIE": cookie}


def _texts(app: Flask, asked: "WSGIEnvironment") -> list[str] | None:
    """Return the texts of the notes that an app answers with; None where it answers otherwise."""
    try:
        body = _answer(app, asked)
        return None if body is None else [note["text"] for note in json.loads(body)]
    except Exception:  # what the scenario's own code may raise, and what is no list of notes
        return None


def _answer(app: Flask, asked: "WSGIEnvironment") -> bytes | None:
    """Return the body of a 200, None of anything else."""
    statuses: list[str] = []

    def start_response(status: str, headers: Any, exc_info: Any = None) -> Any:
        statuses.append(status)

    of_server = {
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": io.StringIO(),  # nobody sees what happens in here
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }
    chunks = app(asked | of_server, start_response)
    try:
        body = b"".join(chunks)
    finally:
        if hasattr(chunks, "close"):
            chunks.close()
    return body if statuses and statuses[-1].startswith("200") else None
