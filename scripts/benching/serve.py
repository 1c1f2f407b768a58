"""serve: what the lab's record costs a scenario, and how both compare with `flask run`."""

import asyncio
import contextlib
import statistics
import time

from scripts.benching import lab_requests
from scripts.benching.figures import Figure, Row, Sizes
from scripts.benching.http_client import Connection, written
from scripts.benching.learner import BROWSER_HEADERS
from scripts.benching.servers import Server, bare_app, flask_run, running_api

SCENARIO = "no_cors"
CONNECTIONS = 32


def measure(sizes: Sizes) -> list[Figure]:
    """Return requests per second of the three, and the ratios of rounds that lie side by side."""
    with contextlib.ExitStack() as stack:
        api = stack.enter_context(running_api())
        bare = stack.enter_context(bare_app(SCENARIO))
        flask = stack.enter_context(flask_run(SCENARIO))
        run_id = "a-run-under-way-" + "0" * 16
        asyncio.run(begin(api, run_id))
        contestants = (
            (api, f"/runs/{run_id}/{SCENARIO}/notes"),
            (bare, "/notes"),
            (flask, "/notes"),
        )
        for server, path in contestants:
            asyncio.run(rate(server, path, sizes.serve_seconds))  # warms up
        rounds = [
            [asyncio.run(rate(server, path, sizes.serve_seconds)) for server, path in contestants]
            for _ in range(sizes.serve_rounds)
        ]
    ours, bares, flasks = (statistics.median(rates) for rates in zip(*rounds, strict=True))
    return [
        Figure("recorded in a run", ours, "requests/s"),
        Figure("the same app bare, same server", bares, "requests/s"),
        Figure("flask run of the same file", flasks, "requests/s"),
        Figure(
            "recorded / bare",
            statistics.median(ours / bare for ours, bare, _ in rounds),
            at_least=0.9,
        ),
        Figure(
            "recorded / flask run",
            statistics.median(ours / flask for ours, _, flask in rounds),
            at_least=3.0,
        ),
    ]


async def begin(server: Server, run_id: str) -> None:
    """Begin a run of the scenario, which then answers to pages, too."""
    begin_run = lab_requests.begin_run(run_id, SCENARIO)
    headers = {"Host": f"localhost:{server.port}", "Content-Type": begin_run.content_type}
    connection = Connection(server.port)
    await connection.ask(written(begin_run.method, begin_run.path, headers, begin_run.body))
    connection.close()


async def rate(server: Server, path: str, seconds: float) -> float:
    """Return the requests per second that a server answers on all connections together."""
    headers = {"Host": f"localhost:{server.port}"} | BROWSER_HEADERS
    request = written("GET", path, headers)
    begun = time.perf_counter()
    counts = await asyncio.gather(
        *(_answered(server.port, request, begun + seconds) for _ in range(CONNECTIONS))
    )
    return sum(counts) / (time.perf_counter() - begun)


async def _answered(port: int, request: bytes, until: float) -> int:
    connection = Connection(port)
    count = 0
    while time.perf_counter() < until:
        answer = await connection.ask(request)
        if answer.status != 200:
            raise RuntimeError(f"Not the notes: {answer}")
        count += 1
    connection.close()
    return count


ROW = Row("serve", f"GET /notes of {SCENARIO}, {CONNECTIONS} keep-alive connections", measure)
