"""The notes API that every scenario serves: notes in memory and a login. No CORS in here.

A scenario registers the blueprint, and each app then keeps its own set of notes:

    GET, POST            /notes        everybody's notes, and your private ones once logged in
    GET, PUT, DELETE     /notes/<id>
    POST                 /login        {"user": "ann"} or {"user": "bob"}, no password
    POST                 /logout
    GET                  /me           {"user": "ann"}, or {"user": null} when not logged in

Bodies are JSON or an ordinary HTML form. Every error is JSON that says what is wrong.
"""

import itertools
import json
from typing import Any

from flask import Blueprint, abort, current_app, request, session
from flask.blueprints import BlueprintSetupState
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

USERS = ("ann", "bob")
MAX_NOTES = 100
MAX_TEXT_LENGTH = 500

Note = dict[str, Any]

notes = Blueprint("notes", __name__)


@notes.record_once
def start_with_three_notes(state: BlueprintSetupState) -> None:
    state.app.extensions["notes"] = {
        1: {"id": 1, "text": "Buy milk", "owner": None},
        2: {"id": 2, "text": "Ann's private note: the key is under the mat", "owner": "ann"},
        3: {"id": 3, "text": "Bob's private note: ask Ann about the key", "owner": "bob"},
    }
    state.app.extensions["new_note_ids"] = itertools.count(4)


@notes.get("/notes")
def list_notes() -> ResponseReturnValue:
    return [note for note in list(all_notes().values()) if may_see(note)]


@notes.post("/notes")
def create_note() -> ResponseReturnValue:
    sent = sent_values()
    text = valid_text(sent)
    owner = None
    if wants_private(sent):
        owner = session.get("user")
        if owner is None:
            abort(401, "Only logged-in users have private notes. POST /login first.")
    if len(all_notes()) >= MAX_NOTES:
        abort(409, f"There are {MAX_NOTES} notes, which is all that fit. Delete one first.")
    note_id = next(current_app.extensions["new_note_ids"])
    note = {"id": note_id, "text": text, "owner": owner}
    all_notes()[note_id] = note
    return note, 201


@notes.get("/notes/<int:note_id>")
def read_note(note_id: int) -> ResponseReturnValue:
    return note_or_404(note_id)


@notes.put("/notes/<int:note_id>")
def update_note(note_id: int) -> ResponseReturnValue:
    note = note_or_404(note_id)
    note["text"] = valid_text(sent_values())
    return note


@notes.delete("/notes/<int:note_id>")
def delete_note(note_id: int) -> ResponseReturnValue:
    note_or_404(note_id)
    all_notes().pop(note_id, None)
    return "", 204


@notes.post("/login")
def log_in() -> ResponseReturnValue:
    user = sent_values().get("user")
    if user not in USERS:
        abort(400, f"user: {user!r} has no account here. The demo users are {' and '.join(USERS)}.")
    session["user"] = user
    return {"user": user}


@notes.post("/logout")
def log_out() -> ResponseReturnValue:
    session.clear()
    return {"user": None}


@notes.get("/me")
def show_me() -> ResponseReturnValue:
    return {"user": session.get("user")}


@notes.app_errorhandler(HTTPException)
def answer_errors_as_json(error: HTTPException) -> Response:
    """Return the error as `application/problem+json` (RFC 9457), with its own headers kept."""
    response = Response.force_type(error.get_response(request.environ), request.environ)
    problem = {"title": error.name, "status": error.code, "detail": error.description}
    response.data = json.dumps(problem)
    response.content_type = "application/problem+json"
    return response


def all_notes() -> dict[int, Note]:
    """Return the notes of the app that answers this request, by id."""
    notes_by_id: dict[int, Note] = current_app.extensions["notes"]
    return notes_by_id


def may_see(note: Note) -> bool:
    return note["owner"] is None or note["owner"] == session.get("user")


def note_or_404(note_id: int) -> Note:
    note = all_notes().get(note_id)
    if note is None or not may_see(note):
        abort(404, f"There is no note {note_id} that you may see.")
    return note


def sent_values() -> dict[str, Any]:
    """Return the request's JSON object or form fields; abort with 400 or 415 if it has neither."""
    if request.mimetype in ("application/x-www-form-urlencoded", "multipart/form-data"):
        return request.form.to_dict()
    if not request.is_json:
        abort(415, f"Send JSON or a form, not {request.mimetype or 'a body without Content-Type'}.")
    sent = request.get_json(silent=True)
    if not isinstance(sent, dict):
        abort(400, f"The body must be a JSON object, not {request.get_data(as_text=True)[:50]!r}.")
    return sent


def valid_text(sent: dict[str, Any]) -> str:
    text = sent.get("text")
    if not isinstance(text, str) or not text.strip():
        abort(400, f"text: {text!r} is not a note. Send a string with something in it.")
    if len(text) > MAX_TEXT_LENGTH:
        abort(400, f"text: {len(text)} characters are too many. {MAX_TEXT_LENGTH} fit in a note.")
    return text


def wants_private(sent: dict[str, Any]) -> bool:
    private = sent.get("private", False)
    if private not in (True, False, "true", "false", "on", "off"):
        abort(400, f"private: {private!r} is neither true nor false.")
    return private in (True, "true", "on")
