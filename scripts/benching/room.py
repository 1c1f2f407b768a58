"""room, burst, slow: a class at work."""

import asyncio
import contextlib
import time
from collections.abc import Iterator

from scripts.benching.classroom import burst, room
from scripts.benching.figures import Figure, Row, Sizes
from scripts.benching.processes import CAN_MEASURE, usage
from scripts.benching.servers import Server, running_api
from scripts.benching.slow_clients import half_sending


def measure_room(sizes: Sizes) -> list[Figure]:
    """Return errors and times of a class in which each learner does a run every two seconds."""
    with running_api() as api, _share_of_cpu(api) as shares:
        lesson = asyncio.run(room(api.port, sizes.learners, sizes.room_seconds))
    return [*lesson.figures(p99_at_most=250), *shares]


def measure_slow(sizes: Sizes) -> list[Figure]:
    """Return the same of a class beside clients that send half a body and wait."""

    async def lesson_beside_them(port: int) -> list[Figure]:
        async with half_sending(port, sizes.slow_clients):
            lesson = await room(port, sizes.learners, sizes.room_seconds)
        return lesson.figures(p99_at_most=500)

    with running_api() as api:
        return asyncio.run(lesson_beside_them(api.port))


def measure_burst(sizes: Sizes) -> list[Figure]:
    """Return the seconds until everybody has an explanation, when all press Run at once.

    The first class comes to a lab that has just started, the others to a warm one.
    """
    with running_api() as api:
        bursts = [asyncio.run(burst(api.port, sizes.learners)) for _ in range(sizes.bursts)]
    errors = sum(lesson.errors.total() for _, lesson in bursts)
    times = [seconds for seconds, _ in bursts]
    return [
        Figure("errors", errors, at_most=0),
        Figure("all explained, just started", times[0], "s", at_most=1),
        Figure("all explained, slowest of all", max(times), "s", at_most=1),
    ]


@contextlib.contextmanager
def _share_of_cpu(server: Server) -> Iterator[list[Figure]]:
    """Measure how much of a core the API and this client take; the figures come at the end."""
    figures: list[Figure] = []
    begun, own = time.perf_counter(), time.process_time()
    before = usage(server.pid).cpu_seconds if CAN_MEASURE else 0.0
    yield figures
    elapsed = time.perf_counter() - begun
    figures.append(
        Figure("a core's share of this client", (time.process_time() - own) / elapsed * 100, "%")
    )
    if CAN_MEASURE:
        spent = usage(server.pid).cpu_seconds - before
        figures.append(Figure("a core's share of the API", spent / elapsed * 100, "%"))


ROOM = Row("room", "learners, each a run and its explanation every 2 s", measure_room)
BURST = Row("burst", "learners who press Run in the same instant", measure_burst)
SLOW = Row("slow", "the room beside clients that send half a body and wait", measure_slow)
