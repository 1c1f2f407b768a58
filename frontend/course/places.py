"""Where in the course an error can be seen: joins a console line's reason to the lessons' data."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from frontend.course.model import Experiment, Lesson

AT_MOST = 3
PREFLIGHT = "Preflight"
#: How well an experiment's reason fits: this one, or a preflight's for the request's.
EXACT, NEAR = 2, 1


#: An experiment of a lesson, or the lesson itself, which tells of what no experiment can show.
Place = tuple[Lesson, Experiment | None]


def places_showing(reason: str, ids: Sequence[str], lessons: Iterable[Lesson]) -> list[Place]:
    """Return up to AT_MOST places, one per lesson, best first.

    `ids` are those of stumbling blocks, the most important first. Each is shown by the place that
    fits the `reason` best; then those that come after are. Where nothing shows any of them, what
    ends for the reason does, or for that of its preflight, or the other way round. Among equals the
    course's order decides.
    """
    ranked = [place for lesson in lessons for place in _ranked(lesson, reason)]
    ranked.sort(key=lambda each: each.fit, reverse=True)
    found: dict[str, Place] = {}
    left = [[each for each in ranked if id in each.shows] for id in ids]
    while any(left) and len(found) < AT_MOST:
        for places in left:
            if places:
                lesson, experiment = places.pop(0).place
                found.setdefault(lesson.slug, (lesson, experiment))
    highest = ranked[0].fit if ranked else 0
    for each in ranked if not found and highest else []:
        if each.fit == highest:
            found.setdefault(each.place[0].slug, each.place)
    return list(found.values())[:AT_MOST]


def address(place: Place) -> str:
    """Return the address of a place, below its language."""
    lesson, experiment = place
    return f"lessons/{lesson.slug}/{experiment.slug}/" if experiment else f"lessons/{lesson.slug}/"


class _Ranked(NamedTuple):
    """A place, how well its reason fits, and what it shows."""

    place: Place
    fit: int
    shows: frozenset[str]


def _ranked(lesson: Lesson, reason: str) -> Iterator[_Ranked]:
    for each in lesson.experiments:
        yield _Ranked((lesson, each), _fit(each.expect.reason, reason), frozenset(each.shows))
    yield _Ranked((lesson, None), 0, frozenset(lesson.shows))


def _fit(expected: str | None, reason: str) -> int:
    if expected is None:
        return 0
    if expected == reason:
        return EXACT
    return NEAR if expected.removeprefix(PREFLIGHT) == reason.removeprefix(PREFLIGHT) else 0
