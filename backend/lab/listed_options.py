"""What the page "flask-cors options" asks: GET /lab/flask-cors-options?language=en."""

from dataclasses import asdict

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from backend.lab.problems import problem
from backend.whycors.remedies.flask_cors_options import find_options, installed_version
from backend.whycors.words.options import LANGUAGES, words_of

listed_options = Blueprint("listed_options", __name__)


@listed_options.get("/flask-cors-options")
def list_options() -> ResponseReturnValue:
    """Return the installed flask-cors' version and options, with words in `language`."""
    language = request.args.get("language", LANGUAGES[0])
    if language not in LANGUAGES:
        detail = f"language is {language!r}. It must be one of {', '.join(LANGUAGES)}."
        return problem(400, "bad-request", detail)
    words = words_of(language)
    options = [asdict(option) | words[option.name] for option in find_options()]
    return {"version": installed_version(), "options": options}
