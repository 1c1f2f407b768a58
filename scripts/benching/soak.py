"""soak: whether memory grows with the number of runs."""

import asyncio

from scripts.benching.classroom import rush
from scripts.benching.figures import Figure, Row, Sizes
from scripts.benching.processes import CAN_MEASURE, WITHOUT_PROC, Usage, usage
from scripts.benching.servers import running_api

MIB = 1024 * 1024
SAMPLES = 50
#: Allocators keep and return pages as they see fit: less than this is not growth.
NOISE = 1.05


def measure(sizes: Sizes) -> list[Figure]:
    """Return the API's resident memory once its records are full, and at the end."""
    if not CAN_MEASURE:
        return [Figure(WITHOUT_PROC, None)]
    samples: list[Usage] = []
    every = max((sizes.soak_runs - sizes.settled_runs) // SAMPLES, 1)
    with running_api() as api:

        def sample(done: int) -> None:
            if done >= sizes.settled_runs + every * len(samples):
                samples.append(usage(api.pid))

        lesson = asyncio.run(rush(api.port, sizes.soak_learners, sizes.soak_runs, sample))
        samples.append(usage(api.pid))
    settled, end = samples[0].resident_bytes, samples[-1].resident_bytes
    return [
        Figure("runs explained", len(lesson.seconds)),
        Figure("errors", lesson.errors.total(), at_most=0),
        Figure(f"memory after {sizes.settled_runs:,} runs", settled / MIB, "MiB"),
        Figure("memory at the end", end / MIB, "MiB"),
        Figure("most in between", max(sample.resident_bytes for sample in samples) / MIB, "MiB"),
        Figure("growth, end / settled", end / settled, at_most=NOISE),
        Figure("threads at the end", samples[-1].threads),
        Figure("threads, most in between", max(sample.threads for sample in samples)),
    ]


ROW = Row("soak", "runs as fast as they go: resident memory of the API", measure)
