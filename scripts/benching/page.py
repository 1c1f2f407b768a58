"""page: what a reader's first pages weigh on the wire."""

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from scripts.benching.browser import launched
from scripts.benching.figures import Figure, Row, Sizes
from scripts.running_lab import running_lab

KB = 1000
HOME, LESSON, NEXT_LESSON = "/en/", "/en/lessons/the-failure/", "/en/lessons/one-origin/"


def measure(_: Sizes) -> list[Figure]:
    """Return the bytes of pages opened with an empty cache, and of the second page of a visit.

    All that a page loads by itself counts, headers too, from every origin. A lesson is measured
    once more with its experiment, for what is loaded only then.
    """
    with running_lab() as lab, sync_playwright() as playwright, launched(playwright) as browser:
        home, lesson_after_home = _visit(browser, lab.page, HOME, LESSON)
        lesson, next_lesson = _visit(browser, lab.page, LESSON, NEXT_LESSON)
        with_run = _lesson_and_run(browser, lab.page + LESSON)
    return [
        Figure("home, cold", home / KB, "KB", at_most=40),
        Figure("a lesson, cold", lesson / KB, "KB", at_most=50),
        Figure("a lesson and its run, cold", with_run / KB, "KB"),
        Figure("second page: a lesson after home", lesson_after_home / KB, "KB", at_most=15),
        Figure("second page: the next lesson", next_lesson / KB, "KB", at_most=15),
    ]


def _visit(browser: Browser, origin: str, *paths: str) -> list[float]:
    """Open the paths one after the other as a new visitor; return the bytes that each took."""
    context = browser.new_context()
    page = context.new_page()
    bytes_received = _Counter(context, page)
    taken = []
    for path in paths:
        before = bytes_received.total
        page.goto(origin + path, wait_until="networkidle")
        taken.append(bytes_received.total - before)
    context.close()
    return taken


def _lesson_and_run(browser: Browser, lesson: str) -> float:
    """Open a lesson as a new visitor and run its experiment; return the bytes of both."""
    context = browser.new_context()
    page = context.new_page()
    bytes_received = _Counter(context, page)
    page.goto(lesson, wait_until="networkidle")
    page.locator(".predict input").first.check()
    page.locator(".predict button").click()
    page.locator("lesson-stage[data-outcome]").wait_for()
    context.close()
    return bytes_received.total


class _Counter:
    """Counts what arrives, by the DevTools protocol.

    https://chromedevtools.github.io/devtools-protocol/tot/Network/#event-loadingFinished
    """

    def __init__(self, context: BrowserContext, page: Page) -> None:
        self.total = 0.0
        session = context.new_cdp_session(page)
        session.on("Network.loadingFinished", self._add)
        session.send("Network.enable")

    def _add(self, event: dict[str, float]) -> None:
        self.total += event["encodedDataLength"]


ROW = Row("page", "bytes transferred, in a real Chromium", measure)
