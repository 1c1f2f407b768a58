"""What a browser's console says while somebody learns."""

import contextlib

from playwright.sync_api import BrowserContext, ConsoleMessage, TimeoutError, WebError

LATE_MS = 2_000  # another window's process may still have a line to say
#: Of each failed request, beside the line that says why.
SAYS_NO_MORE = "Failed to load resource: net::ERR_FAILED"


class HeardConsole:
    """Hears the errors and warnings of every window of a `context`, from now on."""

    def __init__(self, context: BrowserContext) -> None:
        self.lines: list[str] = []
        self._context = context
        context.on("console", self._hear)
        context.on("weberror", self._hear_error)

    def wait_for(self, count: int) -> list[str]:
        """Return the lines; if there are fewer than that, only after those that come late."""
        while len(self.lines) < count:
            with contextlib.suppress(TimeoutError):
                self._context.wait_for_event("console", timeout=LATE_MS)
                continue
            break
        return list(self.lines)

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and message.text != SAYS_NO_MORE:
            self.lines.append(message.text)

    def _hear_error(self, error: WebError) -> None:
        self.lines.append(str(error.error))
