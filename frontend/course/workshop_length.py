"""Says of a workshop that takes longer than its minutes by how much, and what takes longest."""

from frontend.course.workshops import PlanRow, Workshop

LONGEST = 3


def too_long(workshop: Workshop) -> str | None:
    """Return one line about a workshop that doesn't fit its minutes, or None if it does."""
    if workshop.fits:
        return None
    rows = sorted(workshop.rows, key=lambda row: row.seconds_p80, reverse=True)[:LONGEST]
    longest = ", ".join(f"{_name(row)} ({_minutes(row.seconds_p80)})" for row in rows)
    return (
        f"The workshop of {workshop.minutes} minutes takes {_minutes(workshop.seconds_p80)}, "
        f"{_minutes(-workshop.slack)} too long. Its longest rows are {longest}. "
        "Leave experiments out of it in frontend/lessons/workshops.toml."
    )


def _name(row: PlanRow) -> str:
    return row.lesson.slug if row.lesson else row.kind


def _minutes(seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    return f"{minutes} min {rest} s" if rest else f"{minutes} min"
