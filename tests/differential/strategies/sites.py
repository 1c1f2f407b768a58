"""The origins that take part in the cases, and how often something happens."""

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from hypothesis import strategies as st

T = TypeVar("T")


@dataclass(frozen=True)
class Sites:
    """The origins that take part: the page's, two others, and one that nobody listens on."""

    page: str
    api: str
    other: str
    nobody: str

    #: A host that has no address, ever: RFC 6761, section 6.4.
    unknown: str = "http://nobody.invalid"
    #: A port that no page may reach, whoever listens there.
    bad_port: str = "http://localhost:6000"


@functools.cache
def one_in(many: int) -> st.SearchStrategy[bool]:
    """True about once in `many` times."""
    return st.integers(1, many).map(lambda number: number == many)


def pick(draw: st.DrawFn, values: Sequence[T]) -> T:
    """Return one of the values. A strategy for each choice would take longer than choosing."""
    return values[draw(_index(len(values)))]


@functools.cache
def _index(below: int) -> st.SearchStrategy[int]:
    return st.integers(0, below - 1)


def with_credentials(url: str, credentials: str) -> str:
    """Return the URL with user name and password, such as `u:p@`, before its host."""
    return url.replace("://", f"://{credentials}", 1)
