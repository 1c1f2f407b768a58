"""What the page "Paste an error" asks: POST /lab/error, a console line in, its meaning out."""

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from backend.lab.problems import problem
from backend.whycors.words import LANGUAGES
from backend.whycors.words.pasted_line import TextTooLong, explain_text

# What explain_text takes fits in it, in any language: it counts characters.
MAX_BYTES = 64 * 1024

pasted_error = Blueprint("pasted_error", __name__)


@pasted_error.post("/error")
def explain_pasted_error() -> ResponseReturnValue:
    """Return what the console lines in `text` mean, in `language`; an empty list for none."""
    request.max_content_length = MAX_BYTES
    sent = request.get_json(silent=True)
    if not isinstance(sent, dict) or not isinstance(sent.get("text"), str):
        detail = 'Send JSON with the console line: {"text": "Access to fetch at …"}.'
        return problem(400, "bad-request", detail)
    language = sent.get("language", LANGUAGES[0])
    if language not in LANGUAGES:
        detail = f"language is {language!r}. It must be one of {', '.join(LANGUAGES)}."
        return problem(400, "bad-request", detail)
    try:
        return {"lines": explain_text(sent["text"], language)}
    except TextTooLong as error:
        return problem(413, "text-too-long", str(error))
