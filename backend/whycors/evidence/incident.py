"""One failure: what is known of it, from where, and what is not."""

from dataclasses import dataclass
from typing import Any, Literal

from .model import Line, Place, Seen

#: measured: it was given. follows: whatever the unknown is, it comes to this. unknown: it can't be
#: told from what was given.
Degree = Literal["measured", "follows", "unknown"]
#: What there is to know of a failure.
FactName = Literal[
    "browser", "page_origin", "url", "method", "request_headers", "credentials", "mode",
    "preflight_status", "preflight_headers", "status", "headers", "who_answered",
]  # fmt: skip


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
