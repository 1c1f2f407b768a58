"""One failure: what is known of it, from where, and what is not."""

from dataclasses import dataclass
from typing import Any, Literal

from ..cases.case import Played
from ..fetch_standard import OutcomeName
from .model import Line, Place, Seen

#: measured: it was given. follows: whatever the unknown is, it comes to this. unknown: it can't be
#: told from what was given.
Degree = Literal["measured", "follows", "unknown"]
#: What there is to know of a failure.
FactName = Literal[
    "browser", "page_origin", "url", "method", "request_headers", "credentials", "mode",
    "preflight_status", "preflight_headers", "status", "headers", "who_answered",
]  # fmt: skip
#: Where a console line and an answer that was seen contradict each other: the answer would let the
#: page read, or refuses it for another reason; or two answers to the same request say different
#: things. The browser then got another answer than the one that was seen.
Contradiction = Literal["line-refused-answer-allows", "line-and-answer-differ", "answers-differ"]


@dataclass(frozen=True)
class Fact:
    """Something about the failure; `value` is None where it is unknown.

    A `guess` is what the picture and the commands have in its place. `place` is where it was given.
    """

    name: FactName
    value: str | None
    degree: Degree
    place: Place | None = None
    guess: str | None = None


@dataclass(frozen=True)
class Incident:
    """One failure, put together from all that tells of it.

    `case` is one that fits all that is known (case.schema.json), None if not even the URL or what
    came of it is known; `supposed` are the paths in it whose values nobody gave, such as
    `request.method` or `responses[0].headers`.
    """

    facts: tuple[Fact, ...]
    lines: tuple[Line, ...]
    seen: tuple[Seen, ...]
    case: dict[str, Any] | None
    supposed: tuple[str, ...]


@dataclass(frozen=True)
class Judgement:
    """What an incident comes to, and how far that is known.

    `outcome` is None where it can't be told. `reason` is the algorithm's, or a console line's own
    where the algorithm has none ("BlockedByOrb"); `may_also_be` are further reasons that fit, and
    then it is unknown which it is. `at` says what was refused: the preflight, the request's answer,
    or the request "before" anything was sent. Where a reason is given and `at` is None, it may be
    either of the preflight and the request, and the reason is the one without "Preflight".
    `depends_on` is what would decide, and `played` what comes of the incident's case, a guess where
    the degree is unknown.
    """

    degree: Degree
    outcome: OutcomeName | None
    reason: str | None
    at: Literal["preflight", "request", "before"] | None
    depends_on: tuple[FactName, ...] = ()
    played: Played | None = None
    disagreement: Contradiction | None = None
    may_also_be: tuple[str, ...] = ()
