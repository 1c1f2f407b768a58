"""The bench's output: a table for people, an object for programs."""

from collections.abc import Iterator
from typing import Any

from backend.whycors.terminal.text import padded
from scripts.benching.figures import Figure, Row

WIDTHS = (8, 42, 12, 12, 9)
REACHED = {True: "yes", False: "no", None: ""}


def head() -> str:
    return _line("row", "figure", "value", "reach", "reached")


def lines_of(row: Row, figures: list[Figure]) -> Iterator[str]:
    """Yield a row's lines: what it compares, then one line per figure."""
    yield f"\n{padded(row.name, WIDTHS[0])}{row.compares}"
    for figure in figures:
        yield _line("", figure.name, _shown(figure), figure.mark, REACHED[figure.reached])


def as_json(measured: list[tuple[Row, list[Figure]]]) -> dict[str, Any]:
    """Return all rows as one object, by their names."""
    return {
        row.name: {
            "compares": row.compares,
            "figures": [figure.as_json() for figure in figures],
        }
        for row, figures in measured
    }


def _line(*cells: str) -> str:
    name, figure, value, mark, reached = cells
    row, wide, *narrow = WIDTHS
    numbers = "".join(
        f"{cell:>{width}}" for cell, width in zip((value, mark, reached), narrow, strict=True)
    )
    return f"{padded(name, row)}{padded(figure, wide)}{numbers}".rstrip()


def _shown(figure: Figure) -> str:
    if figure.value is None:
        return "-"
    number = f"{figure.value:,.0f}" if abs(figure.value) >= 100 else f"{figure.value:.3g}"
    return f"{number} {figure.unit}".strip()
