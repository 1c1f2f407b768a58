"""An origin with a host that somebody registered, read from its end to its start.

From the end, one knows whose a host is before the rest of it is known: first comes the public
suffix, then the label that was registered below it.
"""

import string
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from .origin_distances import SCHEMES, Phase
from .registrable import FAMILIAR, SuffixTree, suffix_tree

_LABEL = frozenset(string.ascii_lowercase + string.digits + "-")
_DIGITS = frozenset(string.digits)

Part = Literal["end", "port", "suffix", "label", "left", "scheme"]


@dataclass(frozen=True)
class HostReading:
    """What has been read of an origin, from its end.

    `last` is the character that was read last; `label` is what there is of the registered label,
    as long as it may still be one of the `own` domains' labels; `rest` is what must follow.
    """

    own: frozenset[str]
    part: Part = "end"
    last: str = ""
    digits: int = 0
    suffix: str = ""
    label: str | None = None
    rest: str = ""
    node: SuffixTree | None = None

    @property
    def is_origin(self) -> bool:
        """Whether the whole of an origin has been read."""
        return self.part == "scheme" and not self.rest

    @property
    def phases(self) -> tuple[Phase, ...]:
        """What may stand before what has been read."""
        if self.part == "end":
            return "host", "port"
        if self.part == "scheme":
            return (self.rest[::-1],)
        return ("port",) if self.part == "port" else ("host",)

    @property
    def is_familiar(self) -> bool:
        """Whether the public suffix, as far as it is known, is one that everybody has seen."""
        return not self.suffix or self.suffix.rpartition(".")[2] in FAMILIAR

    def wanted(self) -> frozenset[str]:
        """Return the characters that may come next, where only few may."""
        if self.part == "scheme":
            return frozenset(self.rest[:1])
        if self.part == "suffix" and self.node:
            return frozenset(self.node.children) | (frozenset(".") if self.node.suffix else set())
        return frozenset()

    def after(self, character: str) -> "Iterator[HostReading]":
        """Yield what may have been read with one more character."""
        if self.part == "end":
            yield from self._after_end(character)
        elif self.part == "port":
            yield from self._after_port(character)
        elif self.part == "suffix":
            yield from self._after_suffix(character)
        elif self.part == "scheme":
            if self.rest.startswith(character):
                yield replace(self, rest=self.rest[1:], last="")
        else:
            yield from self._after_label(character)

    def _after_end(self, character: str) -> "Iterator[HostReading]":
        if character in _DIGITS:
            yield replace(self, part="port", digits=1, last=character)
        yield from replace(self, part="suffix", node=suffix_tree())._after_suffix(character)

    def _after_port(self, character: str) -> "Iterator[HostReading]":
        if character == ":" and self.last != "0":
            yield HostReading(self.own, part="suffix", node=suffix_tree())
        elif character in _DIGITS and self.digits < 5:
            yield replace(self, digits=self.digits + 1, last=character)

    def _after_suffix(self, character: str) -> "Iterator[HostReading]":
        node = self.node
        assert node is not None
        if character == "." and node.suffix and node.suffix not in self.own:
            yield HostReading(self.own, part="label", last=".", suffix=node.suffix, label="")
        if character in node.children:
            yield HostReading(self.own, part="suffix", node=node.children[character])

    def _after_label(self, character: str) -> "Iterator[HostReading]":
        """A label is the registered one, or one to the left of it. It neither ends nor starts
        with a hyphen."""
        is_empty = self.last == "."
        if character in _LABEL:
            if not (is_empty and character == "-"):
                yield replace(self, last=character, label=self._longer_label(character))
        elif not is_empty and self.last != "-" and not self._is_own():
            if character == ".":
                yield HostReading(self.own, part="left", last=".", suffix=self.suffix)
            for scheme in SCHEMES[::-1]:
                if scheme.endswith(character):
                    rest = scheme[-2::-1]
                    yield HostReading(self.own, part="scheme", suffix=self.suffix, rest=rest)

    def _longer_label(self, character: str) -> str | None:
        if self.label is None:
            return None
        label = character + self.label
        may_be_own = any(f".{name}".endswith(f"{label}.{self.suffix}") for name in self.own)
        return label if may_be_own else None

    def _is_own(self) -> bool:
        return bool(self.label) and f"{self.label}.{self.suffix}" in self.own
