"""What the page "flask-cors options" asks: GET /lab/flask-cors-options?language=en."""

from dataclasses import asdict
from typing import Any

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from backend.lab.problems import problem
from backend.whycors.remedies.flask_cors_options import Option, find_options, installed_version
from backend.whycors.words.catalogues import LANGUAGES, catalogue

listed_options = Blueprint("listed_options", __name__)


@listed_options.get("/flask-cors-options")
def list_options() -> ResponseReturnValue:
    """Return the installed flask-cors' version and options, with words in `language`."""
    language = request.args.get("language", LANGUAGES[0])
    if language not in LANGUAGES:
        detail = f"language is {language!r}. It must be one of {', '.join(LANGUAGES)}."
        return problem(400, "bad-request", detail)
    options = [_told(option, language) for option in find_options()]
    return {"version": installed_version(), "options": options}


def _told(option: Option, language: str) -> dict[str, Any]:
    """Return an option with what it means, and with a note where the usual tables are wrong."""
    texts = catalogue("options", language)
    words = {"meaning": texts[f"{option.name}.meaning"], "note": texts.get(f"{option.name}.note")}
    return asdict(option) | words
