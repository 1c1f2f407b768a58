"""An attribute of an object, changed for a while."""

from collections.abc import Iterator
from contextlib import contextmanager

_NOTHING = object()


@contextmanager
def own_attribute(owner: object, name: str, value: object) -> Iterator[None]:
    """Give an object an attribute of its own meanwhile, and leave it with what it had."""
    before = vars(owner).get(name, _NOTHING)
    setattr(owner, name, value)
    try:
        yield
    finally:
        if before is _NOTHING:
            delattr(owner, name)
        else:
            setattr(owner, name, before)
