"""Where in the course an error can be seen: joins a console line's reason to the lessons' data."""

from collections.abc import Collection, Iterable

from frontend.lesson_model import Experiment, Lesson

AT_MOST = 3
PREFLIGHT = "Preflight"


def experiments_showing(
    reason: str, ids: Collection[str], lessons: Iterable[Lesson]
) -> list[tuple[Lesson, Experiment]]:
    """Return up to AT_MOST experiments that end for this `reason`, one a lesson, best first.

    A reason without an experiment of its own is shown by that of its preflight, or the other way
    round; else by whatever shows one of the `ids` of stumbling blocks that the line may be about.
    Among equals those that show one of the `ids` come first, then the order of the course counts.
    """
    best = [max(_ranked(lesson, reason, ids), key=lambda ranked: ranked[0]) for lesson in lessons]
    highest = max((fit for (fit, _), *_ in best), default=0)
    found = [ranked for ranked in best if ranked[0] > (0, False) and ranked[0][0] == highest]
    found.sort(key=lambda ranked: ranked[0], reverse=True)
    return [(lesson, experiment) for _, lesson, experiment in found[:AT_MOST]]


def _ranked(
    lesson: Lesson, reason: str, ids: Collection[str]
) -> Iterable[tuple[tuple[int, bool], Lesson, Experiment]]:
    """Yield the lesson's experiments, each after how well its reason fits and if it shows an id."""
    for experiment in lesson.experiments:
        fit = _fit(experiment.expect.reason, reason)
        shows = [*experiment.shows, *(lesson.shows if fit == 0 else [])]
        yield (fit, not set(ids).isdisjoint(shows)), lesson, experiment


def _fit(expected: str | None, reason: str) -> int:
    if expected is None:
        return 0
    if expected == reason:
        return 2
    return int(expected.removeprefix(PREFLIGHT) == reason.removeprefix(PREFLIGHT))
