"""Blank what is secret in a paste before anything else sees it.

Lines stay lines, and all that isn't secret stays as it is. The page does the same before anything
leaves it, with the same data: frontend/lab/shared/secrets.js.
"""

from collections.abc import Iterable, Iterator

from .secret_patterns import DATA
from .secret_places import FINDERS
from .secret_values import Span

#: Stands for a secret value. It is valid in a header, a URL, a JSON text and a shell's command.
BLANKED: str = DATA["blanked"]


def blanked(text: str) -> tuple[str, int]:
    """Return the text without its secret values, and how many were taken out."""
    text = "\n" + text.replace("\r\n", "\n").replace("\r", "\n")
    parts, at, count = [], 1, 0
    for start, end in _merged(span for find in FINDERS for span in find(text)):
        if text[start:end].rstrip("\n") == BLANKED:
            continue
        lines = "\n" * text.count("\n", start, end)
        parts += [text[at:start], BLANKED, lines]
        at, count = end, count + 1
    return "".join([*parts, text[at:]]), count


def _merged(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield the spans in their order, those that overlap as one."""
    start = end = 0
    for begins, ends in sorted(spans):
        if begins < end:
            end = max(end, ends)
            continue
        if end > start:
            yield start, end
        start, end = begins, ends
    if end > start:
        yield start, end
