"""run: what one run and its explanation cost the API."""

import asyncio

from scripts.benching.figures import Figure, Row, Sizes
from scripts.benching.learner import EXERCISES, Learner
from scripts.benching.processes import CAN_MEASURE, WITHOUT_PROC, usage
from scripts.benching.servers import running_api


def measure(sizes: Sizes) -> list[Figure]:
    """Return the CPU time of the API's processes for a run, all requests of the page counted."""
    if not CAN_MEASURE:
        return [Figure(WITHOUT_PROC, None)]
    with running_api() as api:
        asyncio.run(_do_runs(api.port, len(EXERCISES) * 10))  # the first ones load code
        before = usage(api.pid).cpu_seconds
        asyncio.run(_do_runs(api.port, sizes.cpu_runs))
        spent = usage(api.pid).cpu_seconds - before
    return [Figure("CPU of the API for a run", spent * 1000 / sizes.cpu_runs, "ms", at_most=2)]


async def _do_runs(port: int, count: int) -> None:
    """Let one reader do runs, the exercises in turn."""
    learner = Learner(port)
    for number in range(count):
        await learner.press_run(EXERCISES[number % len(EXERCISES)])
    learner.leave()


ROW = Row("run", "a blocked run, a readable one, one with a preflight: all the page asks", measure)
