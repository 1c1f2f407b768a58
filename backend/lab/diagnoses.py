"""What the page "Diagnose" asks: POST /lab/diagnoses, what somebody has in, the diagnoses out."""

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from backend import whycors
from backend.lab.problems import problem
from backend.whycors.words import LANGUAGES

#: A HAR file of a long session fits in it.
MAX_BYTES = 8 * 1024 * 1024

diagnoses = Blueprint("diagnoses", __name__)


@diagnoses.post("/diagnoses")
def diagnose_text() -> ResponseReturnValue:
    """Return what the failures in `text` come to, in `language`; nothing of it is kept."""
    request.max_content_length = MAX_BYTES
    sent = request.get_json(silent=True)
    if not isinstance(sent, dict) or not isinstance(sent.get("text"), str):
        detail = 'Send JSON with what tells of the failure: {"text": "Access to fetch at …"}.'
        return problem(400, "bad-request", detail)
    language = sent.get("language", LANGUAGES[0])
    if language not in LANGUAGES:
        detail = f"language is {language!r}. It must be one of {', '.join(LANGUAGES)}."
        return problem(400, "bad-request", detail)
    # It has fewer characters than the body has bytes: never too many to read.
    return whycors.diagnose(sent["text"], language)
