"""The learner of scripts/bench.py asks what the page asks, so that the bench measures the page."""

import asyncio
import re
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

from playwright.sync_api import Page

from scripts.benching.http_client import HttpAnswer
from scripts.benching.learner import EXERCISES, Learner
from scripts.running_lab import Lab
from tests.browser.lesson_runs import run

LESSON = "/en/lessons/the-failure/read-the-notes/"  # the first of the bench's exercises
RUN_ID = re.compile(r"[0-9a-f]{32}")


class WatchedLearner(Learner):
    """Keeps what it asks, without the preflights, which no page sees."""

    def __init__(self, port: int, page: str) -> None:
        super().__init__(port, page)
        self.asked: list[str] = []

    async def _send(
        self, method: str, path: str, headers: dict[str, str], body: bytes = b""
    ) -> HttpAnswer:
        if method != "OPTIONS":
            self.asked.append(f"{method} {path}")
        return await super()._send(method, path, headers, body)


def without_run_ids(requests: list[str]) -> list[str]:
    return [RUN_ID.sub("<id>", each) for each in requests]


def test_learner_asks_the_api_what_the_page_asks(page: Page, lab: Lab) -> None:
    page.goto(lab.page + LESSON)
    page.locator("server-code .lines").wait_for()
    by_page: list[str] = []
    page.on(
        "request",
        lambda sent: (
            by_page.append(f"{sent.method} {sent.url.removeprefix(lab.api)}")
            if sent.url.startswith(lab.api)
            else None
        ),
    )
    run(page, "blocked")
    page.wait_for_load_state("networkidle")

    learner = WatchedLearner(urlsplit(lab.api).port or 0, lab.page)

    async def press_run() -> None:
        await learner.press_run(EXERCISES[0])
        learner.leave()

    with ThreadPoolExecutor() as thread:  # in this one, Playwright's event loop is running
        thread.submit(lambda: asyncio.run(press_run())).result()
    assert without_run_ids(learner.asked) == without_run_ids(by_page)
