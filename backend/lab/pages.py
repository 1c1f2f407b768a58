"""The origins of the pages that ask."""

from typing import NamedTuple


class Pages(NamedTuple):
    """The lab's `own` origin, and the `strangers`: those that no app of the lab should let in."""

    own: str
    strangers: frozenset[str]
