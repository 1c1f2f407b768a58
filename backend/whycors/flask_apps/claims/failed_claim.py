"""A claim that isn't true, before it is told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from .page_trial import PageTrial


@dataclass(frozen=True)
class FailedClaim:
    """A claim, the trial by which it fails, and what a reader needs to know of the test.

    `claim` is the key of its headline, which `values` fill. `pages` are the origins that the test
    lets in, `how` is the command that proves it in a browser.
    """

    claim: str
    trial: PageTrial
    pages: Sequence[str] = ()
    how: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)
