"""What a function has closed over."""

from typing import Any


def closed_over(function: Any) -> dict[str, Any]:
    """Return what a function has closed over, by name, without what isn't set yet."""
    names = getattr(getattr(function, "__code__", None), "co_freevars", ())
    found = {}
    for name, cell in zip(names, getattr(function, "__closure__", None) or (), strict=False):
        try:
            found[name] = cell.cell_contents
        except ValueError:  # an empty cell
            continue
    return found
