"""Requests to change a scenario's file: who may send one, where, and what it holds."""

from typing import Any

from flask import request

from backend.lab.problems import problem
from backend.lab.scenarios import Scenario
from backend.lab.writing import host_of, offer_of_writing
from backend.settings import Settings

Edit = tuple[str, str]  # exact text, and what is to stand in its place

WHY_NOT = {
    "shared": "Others may reach this lab, so its pages change no files. Start it on 127.0.0.1, "
    "with its origins on localhost, or edit {path} by hand.",
    "read-only": "The lab can't write {path}. Edit it by hand where it can be written.",
}


class BadChange(Exception):
    """A request that nothing is changed for; `problem` is the response that says why."""

    def __init__(self, status: int, code: str, detail: str) -> None:
        super().__init__(detail)
        self.problem = problem(status, code, detail)


def check_sender(settings: Settings) -> None:
    """Raise BadChange unless a page of the front end has sent the request, by its headers.

    CORS keeps an answer from another page, but would not undo what its request has done.
    """
    own, origin = settings.frontend_origin, request.headers.get("Origin")
    if origin != own:
        sender = f"a page of {origin}" if origin else "whoever names no origin"
        raise BadChange(403, "other-origin", f"Only a page of {own} changes files, not {sender}.")
    # From one of the two to the other: https://www.w3.org/TR/fetch-metadata/#sec-fetch-site-header
    has_same_host = host_of(own) == host_of(settings.api_origin)
    expected = "same-site" if has_same_host else "cross-site"
    site = request.headers.get("Sec-Fetch-Site", expected)
    if site != expected:
        detail = f"Sec-Fetch-Site is {site!r}. From a page of {own} it is {expected!r}."
        raise BadChange(403, "other-origin", detail)


def check_writing(scenario: Scenario, settings: Settings) -> None:
    """Raise BadChange where the lab doesn't write the file, with the reason."""
    offer = offer_of_writing(scenario, settings)
    if offer != "offered":
        raise BadChange(403, f"{offer}-lab", WHY_NOT[offer].format(path=scenario.shown_path))


def sent_object() -> dict[str, Any]:
    """Return the JSON object that is sent: a page of another origin has to ask before it sends one.

    Raises BadChange for anything else.
    """
    if not request.is_json:
        raise BadChange(415, "not-json", "Send JSON, with Content-Type: application/json.")
    sent = request.get_json(silent=True)
    if not isinstance(sent, dict):
        raise BadChange(400, "bad-request", "Send a JSON object.")
    return sent


def sent_text() -> tuple[bytes, str]:
    """Return a file's new text, encoded, and the version that it is made from. Raises BadChange."""
    sent = sent_object()
    text, version = sent.get("text"), sent.get("version")
    if not isinstance(text, str) or not isinstance(version, str):
        detail = 'Send {"text": …, "version": …}: the new text, and the version it is made from.'
        raise BadChange(400, "bad-request", detail)
    try:
        return text.encode(), version
    except UnicodeEncodeError as error:
        detail = f"The text can't be written as UTF-8: {error.reason}, at {error.start}."
        raise BadChange(400, "bad-request", detail) from error


def sent_edits() -> list[Edit]:
    """Return edits, to be made one after the other. Raises BadChange."""
    pairs = sent_object().get("edits")
    if not isinstance(pairs, list) or not all(map(_is_edit, pairs)):
        detail = 'Send {"edits": [["a", "b"], …]}: exact text, and what is to stand in its place.'
        raise BadChange(400, "bad-request", detail)
    return [(before, after) for before, after in pairs]


def _is_edit(pair: object) -> bool:
    if not isinstance(pair, list) or len(pair) != 2:
        return False
    return all(isinstance(text, str) for text in pair) and pair[0] != ""
