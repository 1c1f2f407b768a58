"""The reasons of the handout: what the console says, and the first thing to do about it.

Each is a line that Chromium prints today, with the lab's addresses in it, diagnosed as the page
"Diagnose" would diagnose it. Where that page could ask back and paper can't, the kit's own words
stand in for its first step.
"""

import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from backend.whycors import diagnose
from backend.whycors.browsers.chromium import (
    BLOCKED,
    CHROMIUM_LINES,
    CHROMIUM_NET_ERRORS,
    CHROMIUM_REASONS,
    OF_PREFLIGHT,
)
from backend.whycors.browsers.sentence import printed
from frontend.course.lessons import Course
from frontend.course.model import Experiment, Lesson
from scripts.kit.addresses import HOME
from scripts.kit.rendering import kit_words

URL = f"{HOME.api}/scenarios/flask_cors/notes"
#: A path that has the method of the preflight, unlike the one above.
NOTE_URL = f"{URL}/1"
#: What the answers hold that these lines tell of; the others name another page's origin.
_VALUES = {
    "MultipleAllowOriginValues": "*, *",
    "InvalidAllowOriginValue": HOME.page.partition("://")[2],
    "InvalidAllowCredentials": "",
}
_OTHER_PAGE = "http://localhost:3000"
_OF_THE_PREFLIGHT = ("PreflightInvalidStatus", "PreflightDisallowedRedirect")
#: These have a line of their own, that of fetch(), or stand for a failure of the network.
_WHOLE_LINES = {
    "CorsDisabledScheme": CHROMIUM_LINES["CorsDisabledScheme.fetch"],
    "DisallowedByMode": CHROMIUM_LINES["DisallowedByMode"],
    "ConnectionRefused": CHROMIUM_NET_ERRORS["ConnectionRefused"],
}


@dataclass(frozen=True)
class ReasonRow:
    """A reason: what of the console's line tells it, its title, and the first thing to do.

    `code` belongs to `first`, None if there is none; `lesson` is the first that shows the reason.
    """

    name: str
    said: str
    title: str
    first: str
    code: str | None
    lesson: Lesson


def reason_rows(course: Course, language: str) -> list[ReasonRow]:
    """Return the reasons that lessons show and that Chromium words, in Chromium's order."""
    return [
        _row(reason, lesson, language)
        for reason in dict.fromkeys([*CHROMIUM_REASONS, *_WHOLE_LINES])
        if (lesson := _first_lesson(course, reason))
    ]


def first_commands(language: str) -> Iterator[tuple[str, str]]:
    """Yield what to ask before anything else, and the command: the request, then the preflight."""
    pasted = (
        f"fetch('{URL}')\n{_line('MissingAllowOriginHeader')}",
        _line("MethodDisallowedByPreflightResponse", NOTE_URL),
    )
    for sentence, text in zip(kit_words(language)["handout"]["commands"], pasted, strict=True):
        yield sentence, _for_every_shell(_diagnosed(text, language)["next"][0]["command"])


def _for_every_shell(command: str) -> str:
    """Return the command in double quotes: cmd on Windows knows no others."""
    return " ".join(f'"{word}"' if " " in word else word for word in shlex.split(command))


def _row(reason: str, lesson: Lesson, language: str) -> ReasonRow:
    found = _diagnosed(_line(reason), language)
    step = [*found["fixes"], *found["next"]][0]
    first, code = step["sentence"], step.get("code")
    if instead := kit_words(language)["handout"]["instead"].get(reason):
        first, code = instead["first"], instead["code"]
    return ReasonRow(reason, _said(reason), found["title"], first, code, lesson)


def _first_lesson(course: Course, reason: str) -> Lesson | None:
    return next(
        (lesson for lesson in course.lessons if any(_shows(e, reason) for e in lesson.experiments)),
        None,
    )


def _shows(experiment: Experiment, reason: str) -> bool:
    console = experiment.expect.console
    return reason == experiment.expect.reason or bool(console and console in _said(reason))


def _diagnosed(text: str, language: str) -> dict[str, Any]:
    found: dict[str, Any] = diagnose(text, language)["diagnoses"][0]
    return found


def _line(reason: str, url: str = URL) -> str:
    """Return the line that Chromium prints for the reason."""
    if reason in _WHOLE_LINES:
        return _filled(_WHOLE_LINES[reason], reason)
    blocked = printed(BLOCKED, kind="fetch", url=url, redirected="", page_origin=HOME.page)
    of_preflight = printed(OF_PREFLIGHT) if reason in _OF_THE_PREFLIGHT else ""
    return blocked + of_preflight + _filled(CHROMIUM_REASONS[reason], reason)


def _said(reason: str) -> str:
    """Return what tells the reason in the line: all that follows the addresses."""
    if reason in _WHOLE_LINES:
        return _filled(_WHOLE_LINES[reason].partition("«")[2].partition("»")[0], reason)
    return _filled(CHROMIUM_REASONS[reason], reason)


def _filled(sentence: str, reason: str) -> str:
    """Return a sentence with the values of the lab, and no more of it than always stands there."""
    return printed(
        sentence,
        value=_VALUES.get(reason, _OTHER_PAGE),
        method="DELETE",
        header="x-token",
        space="loopback",
        declared="local",
        scheme="ftp",
        url=URL,
        page_origin=HOME.page,
    )
