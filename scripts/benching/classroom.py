"""Many learners at once, all in this process: what the rows room, burst, soak and slow share."""

import asyncio
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from scripts.benching.figures import Figure, percentile
from scripts.benching.learner import EXERCISES, PATIENCE_SECONDS, Learner, NotExplained

SECONDS_A_RUN = 2.0


@dataclass
class RunTally:
    """What became of the runs: the seconds that each took, and the errors."""

    seconds: list[float] = field(default_factory=list)
    errors: Counter[str] = field(default_factory=Counter)

    async def press_run(self, learner: Learner, number: int) -> None:
        """Let a learner do a run and wait for its explanation; note what came of it."""
        try:
            exercise = EXERCISES[number % len(EXERCISES)]
            self.seconds.append(await learner.press_run(exercise))
        except (NotExplained, OSError) as error:
            self.errors[repr(error)[:200]] += 1

    def figures(self, p99_at_most: float) -> list[Figure]:
        """Return errors, median and p99 of "press Run until explained".

        A learner who got an error counts as having waited as long as anybody may.
        """
        first = f": {self.errors.most_common(1)[0][0]}" if self.errors else ""
        times = self.seconds + [PATIENCE_SECONDS] * self.errors.total()
        return [
            Figure("runs explained", len(self.seconds)),
            Figure(f"errors{first}", self.errors.total(), at_most=0),
            Figure("p50, Run until explained", percentile(times, 50) * 1000, "ms"),
            Figure("p99", percentile(times, 99) * 1000, "ms", at_most=p99_at_most),
        ]


async def room(port: int, learners: int, seconds: float) -> RunTally:
    """Let each learner press Run every two seconds, none at the same moment as another."""
    lesson = RunTally()
    begun = time.perf_counter()

    async def learn(place: int) -> None:
        learner = Learner(port)
        due = begun + SECONDS_A_RUN * place / learners
        number = place
        while due < begun + seconds:
            await asyncio.sleep(due - time.perf_counter())
            await lesson.press_run(learner, number)
            number += 1
            due = max(due + SECONDS_A_RUN, time.perf_counter())
        learner.leave()

    await asyncio.gather(*(learn(place) for place in range(learners)))
    return lesson


async def burst(port: int, learners: int) -> tuple[float, RunTally]:
    """Let all press Run at once, lessons open; return the seconds until all have an explanation."""
    lesson = RunTally()
    present = [Learner(port) for _ in range(learners)]
    for place, learner in enumerate(present):
        await learner.open_lesson(EXERCISES[place % len(EXERCISES)])
    begun = time.perf_counter()
    await asyncio.gather(
        *(lesson.press_run(learner, place) for place, learner in enumerate(present))
    )
    taken = time.perf_counter() - begun
    for learner in present:
        learner.leave()
    return taken, lesson


async def rush(port: int, learners: int, runs: int, after_each: Callable[[int], None]) -> RunTally:
    """Do a number of runs as fast as possible; `after_each` is told how many are done."""
    lesson = RunTally()
    numbers = iter(range(runs))

    async def learn() -> None:
        learner = Learner(port)
        for number in numbers:
            await lesson.press_run(learner, number)
            after_each(len(lesson.seconds))
        learner.leave()

    await asyncio.gather(*(learn() for _ in range(learners)))
    return lesson
