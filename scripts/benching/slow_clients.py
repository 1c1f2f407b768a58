"""Clients that send half a body and wait: half of them to the lab, half to an experiment's app."""

import asyncio
import contextlib
import itertools
from collections.abc import AsyncIterator

from scripts.benching import lab_requests
from scripts.benching.http_client import written
from scripts.benching.learner import BROWSER_HEADERS, JSON_TYPE

RUN = "half-a-body-" + "0" * 20
BODY = b'{"text": "' + b"x" * 200 + b'"}'
BEFORE_NEXT_SECONDS = 0.1


@contextlib.asynccontextmanager
async def half_sending(port: int, clients: int) -> AsyncIterator[None]:
    """Keep so many clients waiting; one that the server turns away comes again."""
    request = lab_requests.ask_question({})
    targets = itertools.cycle(
        [(request.method, request.path), ("POST", f"/runs/{RUN}/no_cors/notes")]
    )
    tasks = [
        asyncio.create_task(_send_halves(port, *target))
        for target in itertools.islice(targets, clients)
    ]
    try:
        await asyncio.sleep(BEFORE_NEXT_SECONDS * 5)  # all are waiting before the lesson begins
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _send_halves(port: int, method: str, path: str) -> None:
    headers = {"Host": f"localhost:{port}"} | BROWSER_HEADERS | JSON_TYPE
    whole = written(method, path, headers, BODY)
    while True:
        with contextlib.suppress(OSError):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            try:
                writer.write(whole[: -len(BODY) // 2])
                while await reader.read(65536):
                    pass  # whatever it answers, the other half never comes
            finally:
                writer.close()
        await asyncio.sleep(BEFORE_NEXT_SECONDS)
