"""A learner's browser: lessons are opened in it, predicted, run and read."""

import contextlib
from collections.abc import Iterator

from playwright.sync_api import Browser, Page, ViewportSize

from scripts.rehearsing.heard import HeardConsole

TIMEOUT_MS = 15_000  # for what a page does without a run
RUN_MS = 60_000  # from the click to what came of it; some clients pause
PROJECTOR: ViewportSize = {"width": 1280, "height": 720}


class LearnersBrowser:
    """The `page` that a learner works in, and what its `console` has said."""

    def __init__(self, page: Page, origin: str) -> None:
        self.page = page
        self.console = HeardConsole(page.context)
        self._origin = origin

    def open(self, path: str) -> None:
        """Open a path of the lab's, and wait until the lesson in it can be run."""
        self.page.goto(self._origin + path)
        self._wait_until_open()

    def follow(self, link: str) -> None:
        """Follow the link to a lesson, and wait until it can be run."""
        self.page.locator(link).click()
        self._wait_until_open()

    def _wait_until_open(self) -> None:
        self.page.locator("server-code .lines").wait_for()

    def predict_and_run(self, choice: str) -> str:
        """Predict with the choice of that value, run, and return the run's id once it is told."""
        self.console.lines.clear()
        self.page.locator(f'input[value="{choice}"]').check()
        self.page.locator(".predict button").click()
        self.page.locator("lesson-stage[data-outcome]").wait_for(timeout=RUN_MS)
        return self.shown("run")

    def shown(self, name: str) -> str:
        """Return what the page says of its run to scripts: `run`, `outcome` or `facts`."""
        return self.page.locator("lesson-stage").get_attribute(f"data-{name}") or ""

    def text(self, selector: str) -> str:
        """Return the text of an element of the page, folded or not."""
        return self.page.locator(selector).text_content() or ""

    def leads_to(self, link: str) -> str | None:
        """Return the path and query that a link leads to; None if the page has no such link."""
        found = self.page.locator(link)
        return found.get_attribute("href") if found.count() else None

    @property
    def javascript(self) -> str:
        return self.text("pre.javascript")

    def close_other_windows(self) -> None:
        """Close what experiments of other origins have left open."""
        for window in self.page.context.pages:
            if window != self.page:
                window.close()


@contextlib.contextmanager
def learners_browser(browser: Browser, origin: str) -> Iterator[LearnersBrowser]:
    """A browser of its own for one learner at the lab's `origin`: nothing is remembered in it."""
    context = browser.new_context(viewport=PROJECTOR, reduced_motion="reduce")
    context.set_default_timeout(TIMEOUT_MS)
    try:
        yield LearnersBrowser(context.new_page(), origin)
    finally:
        context.close()
