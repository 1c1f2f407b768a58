"""What is wrong with a pattern of origins, shown by an origin that it lets in.

The search walks over the pattern as `re` parses it, so its time is bounded whatever the pattern;
`re` itself is asked about short texts only.
"""

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from ...remedies.in_process import ANOTHER_PAGE
from ..rules.hand_written import is_exact_origin
from .pattern_meaning import example_origins, meant_domains
from .registrable import own_domains
from .stranger_search import Searched, is_let_in, search_stranger

#: More may follow what the pattern spells out, or it leaves something open inside.
PatternFaultKind = Literal["open-end", "too-wide"]


@dataclass(frozen=True)
class PatternFault:
    """A hole of a pattern and the shortest origin of somebody else's that gets in by it."""

    kind: PatternFaultKind
    origin: str


def shortest_stranger(pattern: str | re.Pattern[str], intended: Sequence[str]) -> str | None:
    """Return the shortest origin of somebody else's that gets in, None if none was found.

    `intended` are origins that are meant to get in: nothing below their registrable domains, nor
    below those that the pattern itself spells out, is somebody else's.
    """
    return search(pattern, intended).origin


def search(pattern: str | re.Pattern[str], intended: Sequence[str]) -> Searched:
    """Return what shortest_stranger() does, and whether that is sure."""
    if isinstance(pattern, str):
        return Searched(None, True)
    return _search(pattern, _own(pattern, tuple(intended)), False)


def pattern_faults(pattern: re.Pattern[str], intended: Sequence[str]) -> list[PatternFault]:
    """Return the holes of a pattern, none where it is meant to let everybody in."""
    if lets_everybody_in(pattern):
        return []
    own = _own(pattern, tuple(intended))
    inside = _search(pattern, own, True).origin
    found = _search(pattern, own, False).origin
    beyond = found if found and not is_let_in(pattern, found, True) else None
    if inside and not beyond:
        beyond = _longer_stranger(pattern, own, [*example_origins(pattern), inside])
    holes: list[tuple[PatternFaultKind, str | None]] = [("open-end", beyond), ("too-wide", inside)]
    return [PatternFault(kind, origin) for kind, origin in holes if origin]


def lets_everybody_in(pattern: re.Pattern[str]) -> bool:
    """Return whether a pattern is no more than another way to write "*", for one scheme or both."""
    domain = ANOTHER_PAGE.partition("://")[2]
    return any(is_let_in(pattern, f"{scheme}://{domain}") for scheme in ("https", "http"))


def _own(pattern: re.Pattern[str], intended: tuple[str, ...]) -> frozenset[str]:
    return own_domains(intended) | meant_domains(pattern)


def _longer_stranger(
    pattern: re.Pattern[str], own: frozenset[str], origins: Sequence[str]
) -> str | None:
    """Return an origin that goes on where another one ends, None if none gets in."""
    for origin in origins:
        longer = f"{origin}.co"
        is_beyond = is_let_in(pattern, longer) and not is_let_in(pattern, longer, True)
        if is_beyond and is_exact_origin(longer) and not own_domains([longer]) & own:
            return longer
    return None


@functools.lru_cache(maxsize=256)
def _search(pattern: re.Pattern[str], own: frozenset[str], is_whole: bool) -> Searched:
    return search_stranger(pattern, own, is_whole)
