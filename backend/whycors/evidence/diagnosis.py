"""What people have of a failure, diagnosed: the cause, the fix, and what to run next, as JSON."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from ..cases.outcome_json import printed_lines
from ..words import Words, cookie_sentence
from ..words.printed_by import printed_by
from .causes import Cause, cause_of
from .causes_answered import sender_of
from .fixes import code, wanted
from .gathering import incidents
from .incident import Fact, Incident, Judgement
from .judging import judge
from .next_steps import GUESSED_METHOD, asking, commands
from .openness import known_in
from .parts import place_text, read_parts, unread_parts
from .picture import told_story
from .reading import read_evidence
from .saying import Saying
from .stacks import stack_fixes
from .telling import told_by
from .told import Told

Json = dict[str, Any]


def diagnose(text: str, language: str) -> Json:
    """Return the failures that a text tells of, diagnosed, in one of LANGUAGES.

    See Diagnoses in frontend/lab/shared/types.d.ts. Raises TooMuchText.
    """
    evidence = read_evidence(text)
    return {
        "blanked": evidence.blanked,
        "read": read_parts(evidence, language),
        "unread": unread_parts(evidence, language),
        "diagnoses": [diagnosis(each, judge(each), language) for each in incidents(evidence)],
    }


def diagnosis(incident: Incident, judgement: Judgement, language: str) -> Json:
    """Return one failure, diagnosed."""
    told = told_by(incident, judgement)
    cause = cause_of(told)
    story = told_story(incident, judgement, language)
    unknown = story.pop("unknown") if story else []
    saying = Saying(language, _values(told, cause), {**commands(told), **code(told, cause.exposed)})
    return {
        "cause": cause.id,
        "reason": told.reason or None,
        "degree": cause.degree,
        "title": saying.say(_title(cause.id, saying)),
        "sentences": list(_sentences(told, cause, saying, language)),
        "fixes": [_step(saying, key, "fix", "code") for key in cause.fixes],
        "stacks": _stacks(told, cause),
        "facts": [
            *_browser(told, saying, language),
            *(_fact(fact, saying, language) for fact in incident.facts if fact.name != "browser"),
            *_who(told, saying),
        ],
        "open": [{"sentence": saying.say(key)} for key in _open(told, cause)],
        "next": [_step(saying, key, "next", "command") for key in _next(told, cause)],
        "console": _console(told),
        "story": story,
        "unknown": unknown,
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
        elif key == "cookie":
            yield from _of_cookie(cause, language)
        else:
            yield saying.say(key if "." in key else f"why.{key}")
    yield from (saying.say(f"note.{note}") for note in cause.notes)


def _of_cookie(cause: Cause, language: str) -> Iterator[str]:
    """Yield what became of the cookie, where its Set-Cookie was given."""
    if cause.cookie is not None:
        fate = cause.cookie
        yield cookie_sentence(fate.what, fate.context, language, fate.rules)


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


def _stacks(told: Told, cause: Cause) -> list[Json]:
    """Return the fix for other servers beside Flask, where the server's headers are the fix."""
    if not cause.advice.is_of_headers:
        return []
    wants = wanted(told, cause.advice.keeps_others, cause.exposed)
    return [asdict(fix) for fix in stack_fixes(wants)]


def _next(told: Told, cause: Cause) -> Iterator[str]:
    for key in cause.advice.next:
        if key == "ask":
            yield from asking(told)
        else:
            yield key


def _open(told: Told, cause: Cause) -> Iterator[str]:
    """Yield the keys of what can't be told: what the advice has, and what would decide."""
    for key in cause.advice.open:
        full = key if "." in key else f"open.{key}"
        if full not in known_in(told):
            yield full
    if cause.degree == "unknown" and not told.is_said:
        yield from (f"depends.{name}" for name in told.judgement.depends_on)


def _fact(fact: Fact, saying: Saying, language: str) -> Json:
    return {
        "name": fact.name,
        "label": saying.say(f"fact.{fact.name}"),
        "value": fact.value,
        "degree": fact.degree,
        "guess": fact.guess,
        "from": place_text(fact.place, language) if fact.place else None,
    }


def _browser(told: Told, saying: Saying, language: str) -> Iterator[Json]:
    """Yield whose line it is, or whose request; none where that can't be told.

    Which browser it is matters little, and what is supposed in its place is the standard.
    """
    fact = next((each for each in told.incident.facts if each.name == "browser"), None)
    if told.lines and told.lines[0].browser != "any":
        place = told.incident.lines[0].place
        yield _fact(
            Fact("browser", printed_by(told.lines[0], language), "follows", place), saying, language
        )
    elif fact is not None and fact.value is not None:
        yield _fact(fact, saying, language)


def _who(told: Told, saying: Saying) -> Iterator[Json]:
    """Yield who answered, where an answer was given."""
    found = sender_of(told)
    if found is None:
        return
    is_known = found.answerer != "unknown"
    yield {
        "name": "who_answered",
        "label": saying.say("fact.who_answered"),
        "value": saying.say(f"who.{found.answerer}") if is_known else None,
        "degree": "follows" if is_known else "unknown",
        "guess": None,
        "from": found.sign or None,
    }


def _console(told: Told) -> list[Json]:
    """Return what browsers print of this failure, where that doesn't hang on a guess."""
    played, asked = told.judgement.played, told.asked
    if played is None or asked is None or told.incident.supposed:
        return []
    printed = printed_lines(asked, played.outcome)
    return [{"browser": browser, "line": line} for browser, line in printed.items() if line]
