"""What each experiment comes to: `frontend/lessons/answers.json`, one line per experiment.

`python3 scripts/rehearse.py --answers` writes it from runs in a real Chromium, and the browser
tests hold it to their own runs. Ports are the usual ones, and a run's id is RUN. What stands in
backticks in a text is code.
"""

import functools
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from frontend.course import folders
from frontend.course.toml_tables import LessonError, shown

FILE = "answers.json"
RUN = "…"
ANEW = "Write it anew: python3 scripts/rehearse.py --answers"


@dataclass(frozen=True)
class DecidingStep:
    """The step of the standard that decided, or the rule of cookies, as the page shows it.

    `id` is the step's in the engine, None for a rule of cookies; `sentence` has what was compared.
    """

    id: str | None
    title: Mapping[str, str]
    sentence: Mapping[str, str]


@dataclass(frozen=True)
class Answer:
    """What an experiment comes to in Chromium.

    `outcome` is `readable`, `opaque`, `blocked` or `not-sent`; `right` the value of the choice that
    is right. `reason` is the refusal's in the engine's word, None where nothing was refused.
    `console` are the browser's lines in order, without the one that says of each failed request
    only that it failed. `javascript` is what client code returned, or the error that it got.
    `fix` is what to change in short: lines of the scenario's file, or advice; None where the lab
    would change nothing.
    """

    outcome: str
    right: str
    reason: str | None
    step: DecidingStep | None
    console: list[str]
    javascript: str
    headline: Mapping[str, str]
    fix: Mapping[str, str] | None


def find_answers() -> dict[str, Answer]:
    """Return the answers by "<lesson>/<experiment>". Raises LessonError if the file is wrong."""
    path = folders.LESSONS / FILE
    try:
        return _read(path, path.stat().st_mtime_ns)
    except OSError as error:
        raise LessonError(f"{shown(path)}: {error.strerror}. {ANEW}") from error
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise LessonError(f"{shown(path)} can't be read: {error!r}. {ANEW}") from error


def written_answers(answers: Mapping[str, Answer]) -> str:
    """Return the file's text, sorted and with one line per experiment."""
    lines = [
        f"{json.dumps(place)}: {json.dumps(asdict(answers[place]), ensure_ascii=False)}"
        for place in sorted(answers)
    ]
    return "{\n" + ",\n".join(lines) + "\n}\n"


@functools.lru_cache(maxsize=2)
def _read(path: Path, changed: int) -> dict[str, Answer]:
    entries: dict[str, dict[str, Any]] = json.loads(path.read_text("utf-8"))
    return {place: _answer(entry) for place, entry in entries.items()}


def _answer(entry: dict[str, Any]) -> Answer:
    step = entry["step"]
    return Answer(**(entry | {"step": step and DecidingStep(**step)}))
