"""What to say about a cause: the keys of its texts, and what goes with them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Advice:
    """Keys of texts about a cause, in words/diagnosis, or in words/pasted where they have a dot.

    Without a `why` the reason's meaning in words/pasted stands for it. `covers` are ids of rows in
    tests/CONFUSIONS.md; without any, the reason's own count. `is_of_headers` says that the server's
    headers are the fix, so that other servers' settings stand beside flask-cors'; with
    `keeps_others` what the answer allows already stays.
    """

    why: tuple[str, ...] = ()
    fixes: tuple[str, ...] = ()
    next: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    covers: tuple[str, ...] = ()
    has_notes: bool = True
    is_of_headers: bool = False
    keeps_others: bool = False


def of_headers(fixes: str, next: str = "ask", open: str = "", covers: str = "") -> Advice:
    """Return the advice where the server has to answer with other headers."""
    return Advice(
        fixes=keys(fixes),
        next=keys(next),
        open=keys(open),
        covers=keys(covers),
        is_of_headers=True,
    )


def of_another(
    why: str, fixes: str, next: str = "", open: str = "", covers: str = "", notes: bool = False
) -> Advice:
    """Return the advice where something else is at fault than the reason says."""
    return Advice(keys(why), keys(fixes), keys(next), keys(open), keys(covers), notes)


def keys(words: str) -> tuple[str, ...]:
    """Return the keys that stand in a string, parted by blanks."""
    return tuple(words.split())
