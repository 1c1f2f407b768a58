"""What people have of a failure, diagnosed: the cause, the fix, and what to run next, as JSON."""

from collections.abc import Iterator
from typing import Any, Literal

from ..browsers.chromium_line import chromium_line
from ..browsers.firefox_line import firefox_line
from ..browsers.recognise import Recognised, recognise
from ..words import Words
from ..words.catalogues import catalogue
from .causes import Cause, cause_of
from .fixes import code
from .incident import Fact, FactName, Incident, Judgement
from .model import Line, Place
from .next_steps import GUESSED_METHOD, asking, commands
from .saying import Saying
from .told import Told, told_by

Json = dict[str, Any]


def diagnose(text: str, language: str) -> Json:
    """Return the failures that a text tells of, diagnosed, in one of LANGUAGES.

    See Diagnoses in frontend/lab/shared/types.d.ts.
    """
    found = _incidents(text)
    return {
        "blanked": 0,
        "read": [],
        "unread": [],
        "diagnoses": [diagnosis(incident, judged, language) for incident, judged in found],
    }


def diagnosis(incident: Incident, judgement: Judgement, language: str) -> Json:
    """Return one failure, diagnosed."""
    told = told_by(incident, judgement)
    cause = cause_of(told)
    saying = Saying(language, _values(told, cause), {**commands(told), **code(told)})
    return {
        "cause": cause.id,
        "reason": judgement.reason,
        "degree": cause.degree,
        "title": saying.say(_title(cause.id, saying)),
        "sentences": list(_sentences(told, cause, saying, language)),
        "fixes": [_step(saying, key, "fix", "code") for key in cause.advice.fixes],
        "stacks": [],
        "facts": [_fact(fact, saying, language) for fact in incident.facts],
        "open": [{"sentence": saying.say(key)} for key in _open(told, cause)],
        "next": [_step(saying, key, "next", "command") for key in _next(told, cause)],
        "console": _console(told),
        "story": None,
        "unknown": [],
        "covers": list(cause.covers),
        "case": incident.case,
    }


def _values(told: Told, cause: Cause) -> dict[str, str]:
    """Return the values that sentences name, and what follows from them."""
    url = told.url
    of_url = {"host": url.hostname, "path": url.target.partition("?")[0] or "/"} if url else {}
    of_url |= {"origin_of_url": url.origin} if url else {}
    return {**of_url, "method_guess": GUESSED_METHOD, **cause.values}


def _title(cause: str, saying: Saying) -> str:
    """Return the key of the title; a preflight's reason without one of its own has the base's."""
    key = f"title.{cause}"
    return key if saying.has(key) else f"title.{cause.removeprefix('preflight-')}"


def _sentences(told: Told, cause: Cause, saying: Saying, language: str) -> Iterator[str]:
    for key in cause.advice.why or ("means",):
        if key == "means":
            yield _meaning(told, saying, language)
        else:
            yield saying.say(key if "." in key else f"why.{key}")
    yield from (saying.say(f"note.{note}") for note in cause.notes)


def _meaning(told: Told, saying: Saying, language: str) -> str:
    """Return what the reason means, from the words on console lines or from the algorithm's."""
    for reason in (told.reason, told.base):
        if saying.has(f"means.{reason}"):
            return saying.say(f"means.{reason}")
    played, asked = told.judgement.played, told.asked
    if played is None or asked is None:
        return saying.say("why.untold")
    words = Words(language)
    return words.reason(asked, played.outcome) or words.outcome(asked, played.outcome)


def _step(saying: Saying, key: str, part: str, name: str) -> Json:
    sentence, code = saying.say_with_code(key if "." in key else f"{part}.{key}")
    return {"sentence": sentence, name: code}


def _next(told: Told, cause: Cause) -> Iterator[str]:
    for key in cause.advice.next:
        if key == "ask":
            yield from asking(told)
        else:
            yield key


def _open(told: Told, cause: Cause) -> Iterator[str]:
    yield from (key if "." in key else f"open.{key}" for key in cause.advice.open)


def _fact(fact: Fact, saying: Saying, language: str) -> Json:
    return {
        "name": fact.name,
        "label": saying.say(f"fact.{fact.name}"),
        "value": fact.value,
        "degree": fact.degree,
        "guess": fact.guess,
        "from": _place(fact.place, language) if fact.place else None,
    }


def _place(place: Place, language: str) -> str:
    texts = catalogue("diagnosis", language)
    key = "place.line" if place.first_line == place.last_line else "place.lines"
    form = texts[f"form.{place.form}"]
    return texts[key].format(form=form, first=place.first_line, last=place.last_line)


def _console(told: Told) -> list[Json]:
    """Return what browsers print of this failure, where that doesn't hang on a guess."""
    played, asked = told.judgement.played, told.asked
    if played is None or asked is None or told.degree == "unknown":
        return []
    printed = {
        "chromium": chromium_line(asked, played.outcome),
        "firefox": firefox_line(asked, played.outcome),
    }
    return [{"browser": browser, "line": line} for browser, line in printed.items() if line]


def _incidents(text: str) -> list[tuple[Incident, Judgement]]:
    url = text.strip()
    if url.startswith(("http://", "https://")) and not set(url) & set(" \n"):
        place = Place("url", 1, 1)
        judgement = Judgement("unknown", None, None, None)
        return [(Incident((Fact("url", url, "measured", place),), (), (), None, ()), judgement)]
    return [_incident(text, recognised) for recognised in recognise(text)]


def _incident(text: str, recognised: Recognised) -> tuple[Incident, Judgement]:
    place = Place("console", 1, 1 + text.count("\n"))
    known = recognised.parameters
    browser = Fact("browser", recognised.browser, "follows", place)
    facts = [
        Fact(name, known.get(name), "measured" if name in known else "unknown", place)
        for name in _FACTS
    ]
    line = Line(place, text, recognised)
    at: Literal["preflight", "request"] | None = None
    if recognised.reason.startswith("Preflight"):
        at = "preflight"
    return (
        Incident((browser, *facts), (line,), (), None, ()),
        Judgement("measured", "network-error", recognised.reason, at),
    )


_FACTS: tuple[FactName, ...] = ("page_origin", "url", "method", "status")
