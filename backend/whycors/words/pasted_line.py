"""Put a recognised line into words: what it means, what it can't tell, what to check next."""

import re
import shlex
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from ..browsers.recognise import Recognised, recognise
from .catalogues import catalogue
from .pasted_advice import advice_on, covered_by
from .pasted_notes import notes_on

MAX_CHARACTERS = 8000
# In code, what stands for a value that the line does not tell. Nobody has such an origin: where it
# is pasted as it stands, it lets nobody in.
UNKNOWN = {
    "url": "http://localhost:5001/notes",
    "page_origin": "https://YOUR-PAGE.example",
    "method": "PUT",
    "header": "x-token",
}


class TextTooLong(ValueError):
    """The text has more than MAX_CHARACTERS; says so in the reader's language."""


@dataclass(frozen=True)
class Explanation:
    """The words about one line. Code in them stands between backticks."""

    printed_by: str
    means: str
    notes: list[str]
    cannot_tell: list[str]
    check: list[str]
    covers: list[str]


def explain_line(recognised: Recognised, language: str) -> Explanation:
    """Return the explanation of a recognised line in a language of LANGUAGES."""
    words = catalogue("pasted", language)
    advice, notes = advice_on(recognised.reason), notes_on(recognised)
    is_preflights = recognised.reason.startswith("Preflight")

    def say(part: str, keys: list[str]) -> list[str]:
        return [_filled(words[f"{part}.{key}"], recognised, words) for key in keys]

    reason = recognised.reason
    means = reason if f"means.{reason}" in words else reason.removeprefix("Preflight")
    return Explanation(
        printed_by=_printed_by(recognised, words),
        means=say("means", [means])[0],
        notes=say("note", notes),
        cannot_tell=say("cannot_tell", _untold(advice.cannot_tell.split(), recognised, notes)),
        check=say("check", _asked_first(advice.check.split(), is_preflights)),
        covers=covered_by(reason, notes),
    )


def explain_text(text: str, language: str) -> list[dict[str, Any]]:
    """Return what the console lines in `text` say and mean, in the shape that programs read.

    Raises TextTooLong for more than MAX_CHARACTERS.
    """
    if len(text) > MAX_CHARACTERS:
        said = catalogue("pasted", language)["too_long"]
        raise TextTooLong(said.format(length=len(text), limit=MAX_CHARACTERS))
    return [asdict(one) | asdict(explain_line(one, language)) for one in recognise(text)]


def _printed_by(recognised: Recognised, words: Mapping[str, str]) -> str:
    age = "" if recognised.is_current else "former."
    browser = words[f"printed_by.{age}{recognised.browser}"]
    if recognised.language == "en":
        return browser
    language = words[f"language.{recognised.language}"]
    return words["printed_by.in_language"].format(browser=browser, language=language)


def _untold(keys: list[str], recognised: Recognised, notes: list[str]) -> list[str]:
    """Return the keys of what this line leaves open: some lines tell the status, some don't."""
    told = set()
    if "status" in recognised.parameters:
        told |= {"status", "preflight_status"}
    if recognised.browser == "chromium":
        told.add("which_request")
    if recognised.browser != "firefox":
        told.add("redirect_kind")
    if recognised.reason.startswith("Preflight"):
        told |= {"ran", "which_request"}
    if any(note.startswith("origin_") for note in notes):
        told.add("null_origin")
    return [key for key in keys if key not in told]


def _asked_first(keys: list[str], is_preflights: bool) -> list[str]:
    """Return the keys of what to check, with the preflight asked where it was the one to fail."""
    return ["preflight" if is_preflights and key == "get" else key for key in keys]


def _filled(text: str, recognised: Recognised, words: Mapping[str, str]) -> str:
    """Return a text with its `{name}`s filled in; outside code, values are set as code."""
    parameters = recognised.parameters
    commands = _code(parameters)

    def in_code(found: re.Match[str]) -> str:
        name = found[1]
        return commands.get(name) or parameters.get(name) or UNKNOWN[name]

    def in_prose(found: re.Match[str]) -> str:
        value = parameters.get(found[1])
        return f"`{value}`" if value else words[f"unknown.{found[1]}"]

    parts = text.split("`")
    fills = (in_prose, in_code)
    filled = "`".join(re.sub(r"\{(\w+)\}", fills[i % 2], part) for i, part in enumerate(parts))
    # Chinese sets a value off by spaces; words in its place stand without.
    return re.sub(r"(?<=[\u3000-\u9fff]) (?=[\u3000-\u9fff])", "", filled)


def _code(parameters: Mapping[str, str]) -> dict[str, str]:
    """Return commands and settings with the line's values in them, quoted: no paste may run."""
    url, origin, method, header = (parameters.get(name) or UNKNOWN[name] for name in UNKNOWN)
    # Never "null", nor what browsers send as null: anybody can make such a page.
    is_opaque = origin == "null" or origin.startswith(("file:", "data:", "blob:", "about:"))
    allowed = UNKNOWN["page_origin"] if is_opaque else origin
    ask = ["curl", "-i", "-H", f"Origin: {origin}"]
    request = ["-X", "OPTIONS", "-H", f"Access-Control-Request-Method: {method}"]
    headers = ["-H", f"Access-Control-Request-Headers: {header}"] if "header" in parameters else []
    return {
        "get_command": shlex.join([*ask, url]),
        "preflight_command": shlex.join([*ask, *request, *headers, url]),
        "cors_origins": f"CORS(app, origins=[{allowed!r}])",
        "cors_credentials": f"CORS(app, origins=[{allowed!r}], supports_credentials=True)",
        "cors_methods": f"methods=['GET', 'POST', {method.upper()!r}]",
        "cors_allow_headers": f"allow_headers=[{header!r}]",
        "cors_expose_headers": f"CORS(app, origins=[{allowed!r}], expose_headers=[{header!r}])",
    }
