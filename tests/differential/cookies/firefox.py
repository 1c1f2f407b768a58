"""Cases about cookies through a real Firefox."""

import contextlib
import json

from tests.differential.cookies.harness import Sent, by_sessions
from tests.differential.cookies.server import Case, CookieServer
from tests.differential.cookies.strategies import Step
from tests.differential.firefox import Firefox


class FirefoxSession:
    """A container, which has a jar of its own, with a tab for each origin."""

    def __init__(self, firefox: Firefox) -> None:
        self._firefox = firefox
        self._container = firefox.send("browser.createUserContext")["userContext"]
        self._visits = firefox.open_tab(self._container)
        self._tabs: dict[str, str] = {}

    def visit(self, url: str) -> None:
        self._firefox.go_to(url, self._visits)

    def run(self, page: str, steps: list[Step]) -> list[str]:
        if page not in self._tabs:
            self._tabs[page] = self._firefox.open_tab(self._container)
            self._firefox.go_to(f"{page}/run", self._tabs[page])
        return list(self._firefox.evaluate(f"runAll({json.dumps(steps)})", self._tabs[page]))

    def leave(self, page: str) -> None:
        self._firefox.send("browsingContext.close", context=self._tabs.pop(page))

    def forget(self) -> None:
        """Forget nothing: its preferences allow any number of cookies."""

    def close(self) -> None:
        """Close its tabs and empty its jar."""
        self._firefox.send("browser.removeUserContext", userContext=self._container)


def by_firefox(firefox: Firefox, server: CookieServer, made: list[Case]) -> dict[str, Sent]:
    """Run all cases; return what was sent by the cases' ids."""

    def new_session() -> contextlib.closing[FirefoxSession]:
        return contextlib.closing(FirefoxSession(firefox))

    return by_sessions(new_session, server, made)
