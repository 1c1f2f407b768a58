"""Where in the course an error can be seen: joins a console line's reason to the lessons' data."""

from collections.abc import Collection, Iterable, Iterator

from frontend.course.model import Experiment, Lesson

AT_MOST = 3
PREFLIGHT = "Preflight"
#: How well an experiment's reason fits: this one, one of a preflight for the request's, none.
EXACT = 2
#: Whether a place ends for the very reason and shows an id; whether it shows one; how it fits.
Rank = tuple[bool, bool, int]
NOTHING: Rank = (False, False, 0)

#: An experiment of a lesson, or the lesson itself, which tells of what no experiment can show.
Place = tuple[Lesson, Experiment | None]


def places_showing(reason: str, ids: Collection[str], lessons: Iterable[Lesson]) -> list[Place]:
    """Return up to AT_MOST places, one per lesson, best first.

    First come experiments that end for this `reason` and show one of the `ids` of stumbling blocks,
    then whatever else shows one of them; where nothing does, what ends for the reason, or for that
    of its preflight, or the other way round. Among equals the course's order decides.
    """
    best = [
        max(_ranked(lesson, reason, set(ids)), key=lambda place: place[0]) for lesson in lessons
    ]
    shows_id = [place for place in best if place[0][1]]
    highest = max((rank for rank, _ in best), default=NOTHING)
    found = shows_id or [place for place in best if place[0] == highest != NOTHING]
    found.sort(key=lambda place: place[0], reverse=True)
    return [place for _, place in found[:AT_MOST]]


def address(place: Place) -> str:
    """Return the address of a place, below its language."""
    lesson, experiment = place
    return f"lessons/{lesson.slug}/{experiment.slug}/" if experiment else f"lessons/{lesson.slug}/"


def _ranked(lesson: Lesson, reason: str, ids: set[str]) -> Iterator[tuple[Rank, Place]]:
    """Yield a lesson's places, each with its rank."""
    for experiment in lesson.experiments:
        fit, shows_id = _fit(experiment.expect.reason, reason), not ids.isdisjoint(experiment.shows)
        yield (fit == EXACT and shows_id, shows_id, fit), (lesson, experiment)
    yield (False, not ids.isdisjoint(lesson.shows), 0), (lesson, None)


def _fit(expected: str | None, reason: str) -> int:
    if expected is None:
        return 0
    if expected == reason:
        return EXACT
    return int(expected.removeprefix(PREFLIGHT) == reason.removeprefix(PREFLIGHT))
