"""Where in the course an error can be seen: joins a console line's reason to the lessons' data."""

from collections.abc import Collection, Iterable, Iterator

from frontend.course.model import Experiment, Lesson

AT_MOST = 3
PREFLIGHT = "Preflight"


#: An experiment of a lesson, or the lesson itself, which tells of what no experiment can show.
Place = tuple[Lesson, Experiment | None]


def places_showing(reason: str, ids: Collection[str], lessons: Iterable[Lesson]) -> list[Place]:
    """Return up to AT_MOST experiments that end for this `reason`, one per lesson, best first.

    A reason without an experiment of its own is shown by that of its preflight, or the other way
    round; else by whatever shows one of the `ids` of stumbling blocks that the line may be about.
    Among equals those that show one of the `ids` come first, then the course's order decides.
    """
    best = [
        max(_ranked(lesson, reason, set(ids)), key=lambda place: place[0]) for lesson in lessons
    ]
    highest = max((fit for (fit, _), _ in best), default=0)
    found = [place for place in best if place[0][0] == highest and place[0] > (0, False)]
    found.sort(key=lambda place: place[0], reverse=True)
    return [place for _, place in found[:AT_MOST]]


def address(place: Place) -> str:
    """Return the address of a place, below its language."""
    lesson, experiment = place
    return f"lessons/{lesson.slug}/{experiment.slug}/" if experiment else f"lessons/{lesson.slug}/"


def _ranked(lesson: Lesson, reason: str, ids: set[str]) -> Iterator[tuple[tuple[int, bool], Place]]:
    """Yield a lesson's places, each with how well its reason fits and whether it shows an id."""
    for experiment in lesson.experiments:
        yield (
            (_fit(experiment.expect.reason, reason), not ids.isdisjoint(experiment.shows)),
            (lesson, experiment),
        )
    yield (0, not ids.isdisjoint(lesson.shows)), (lesson, None)


def _fit(expected: str | None, reason: str) -> int:
    if expected is None:
        return 0
    if expected == reason:
        return 2
    return int(expected.removeprefix(PREFLIGHT) == reason.removeprefix(PREFLIGHT))
