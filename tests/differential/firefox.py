"""Firefox, driven over WebDriver BiDi: the way that brings its console's lines about CORS.

https://w3c.github.io/webdriver-bidi/
"""

import contextlib
import json
import os
import re
import shutil
import subprocess
import threading
from pathlib import Path
from typing import IO, Any

import websocket

from backend.whycors.cases.case_server import TableServer
from tests.differential.harness import CASE_IN_URL, CASES_AT_ONCE, JUDGED_NEXT, Result
from tests.differential.strategies import Sites
from tests.differential.table_server import CaseServer

PROGRAMS = ("firefox-esr", "firefox", "/Applications/Firefox.app/Contents/MacOS/firefox")
CASES_A_BATCH = 100
ATTEMPTS = 3
SECONDS_TO_ANSWER = 60
# They keep Firefox off the network and its first-start pages closed.
PREFERENCES: dict[str, str | float | bool] = {
    "app.normandy.enabled": False,
    "app.update.disabledForTesting": True,
    "browser.safebrowsing.downloads.remote.enabled": False,
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    # The pages of the cases open windows without a click.
    "dom.disable_open_during_load": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    # All cases of a batch share a jar.
    "network.cookie.maxNumber": 100000,
    "network.cookie.maxPerHost": 100000,
    "network.cookie.chips.partitionLimitByteCapacity": 10000000,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "network.http.speculative-parallel-limit": 0,
    "services.settings.server": "data:,",
    "toolkit.telemetry.server": "",
}


def find_firefox() -> str | None:
    """Return the program that FIREFOX names, or an installed one, or None."""
    wanted = os.environ.get("FIREFOX")
    return shutil.which(wanted) if wanted else next(filter(None, map(shutil.which, PROGRAMS)), None)


class Firefox:
    """A running Firefox with one tab."""

    def __init__(self, program: str, profile: Path) -> None:
        lines = [f"user_pref({json.dumps(n)}, {json.dumps(v)});" for n, v in PREFERENCES.items()]
        (profile / "user.js").write_text("\n".join(lines), "utf-8")
        arguments = f"--headless --no-remote --remote-debugging-port 0 --profile {profile}"
        self._process = subprocess.Popen(
            [program, *arguments.split(), "about:blank"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        self._sent = 0
        self.console: list[str] = []

    def __enter__(self) -> "Firefox":
        assert self._process.stderr
        address = _address_in(self._process.stderr)
        # The rest is of no use, but it must be read, or Firefox could not write it.
        self._drain = threading.Thread(target=self._process.stderr.read, daemon=True)
        self._drain.start()
        self._socket = websocket.create_connection(
            f"{address}/session", suppress_origin=True, timeout=SECONDS_TO_ANSWER
        )
        self.send("session.new", capabilities={})
        self.send("session.subscribe", events=["log.entryAdded"])
        self._tab = self.open_tab()
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()
        self._process.terminate()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._drain.join(10)
        assert self._process.stderr
        self._process.stderr.close()

    def send(self, method: str, **parameters: Any) -> Any:
        """Send a command and return its result; what the console says meanwhile is kept."""
        self._sent += 1
        message = {"id": self._sent, "method": method, "params": parameters}
        self._socket.send(json.dumps(message))
        while (answer := self._receive()).get("id") != self._sent:
            pass
        if answer["type"] == "error":
            raise RuntimeError(f"Firefox refused {method}: {answer['message']}")
        return answer["result"]

    def open_tab(self, container: str = "default") -> str:
        """Open one more tab, in a container (a user context), and return what names it."""
        made = self.send("browsingContext.create", type="tab", userContext=container)
        return str(made["context"])

    def go_to(self, url: str, tab: str | None = None) -> None:
        """Navigate a tab, the first one if none is named."""
        tab = tab or self._tab
        self.send("browsingContext.navigate", context=tab, url=url, wait="complete")

    def evaluate(self, expression: str, tab: str | None = None) -> Any:
        """Return what the expression's promise resolves to in a tab, as JSON carries it."""
        answer = self.send(
            "script.evaluate",
            expression=f"Promise.resolve({expression}).then(JSON.stringify)",
            target={"context": tab or self._tab},
            awaitPromise=True,
        )
        if answer["type"] == "exception":
            raise RuntimeError(f"The page failed: {answer['exceptionDetails']['text']}")
        return json.loads(answer["result"].get("value", "null"))

    def wait_for_line(self, text: str) -> None:
        """Return when the console has printed the line."""
        while text not in self.console:
            self._receive()

    def _receive(self) -> dict[str, Any]:
        message: dict[str, Any] = json.loads(self._socket.recv())
        if message.get("method") == "log.entryAdded":
            self.console.append(message["params"]["text"] or "")
        return message


def _address_in(stderr: IO[str]) -> str:
    for line in stderr:
        if found := re.search(r"WebDriver BiDi listening on (ws://\S+)", line):
            return found[1]
    raise RuntimeError("Firefox ended before it listened for WebDriver BiDi.")


class Firefoxes:
    """One Firefox after another: when one stops answering, a new one takes its place.

    Profiles are made in `folder`.
    """

    def __init__(self, program: str, folder: Path) -> None:
        self._program, self._folder = program, folder
        self._started = 0
        self._stack = contextlib.ExitStack()

    def __enter__(self) -> "Firefoxes":
        self._start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def _start(self) -> None:
        self._stack.close()
        self._started += 1
        profile = self._folder / str(self._started)
        profile.mkdir()
        self.current = self._stack.enter_context(Firefox(self._program, profile))

    def run(self, server: CaseServer, url: str, batch: list[dict[str, Any]]) -> dict[str, Result]:
        """Run the cases in a new page at `url`; return the results by id."""
        for _ in range(ATTEMPTS - 1):
            try:
                return _run(self.current, server, url, batch)
            except (websocket.WebSocketException, OSError):
                self._start()
        return _run(self.current, server, url, batch)


def _run(
    firefox: Firefox, server: CaseServer, url: str, batch: list[dict[str, Any]]
) -> dict[str, Result]:
    for case in batch:
        server.cases[case["id"]] = TableServer(case["responses"], case["page_origin"])
        server.seen.pop(case["id"], None)
    firefox.console.clear()
    firefox.go_to(url)
    scripts = firefox.evaluate(f"runAll({json.dumps(batch)}, {CASES_AT_ONCE})")
    # The console's lines come on a channel of their own; a last one shows that all are here.
    firefox.evaluate("console.log('that is all')")
    firefox.wait_for_line("that is all")
    console: dict[str, list[str]] = {}
    for line in firefox.console:
        found = CASE_IN_URL.search(line)
        if found and not line.endswith(JUDGED_NEXT):
            console.setdefault(found[1], []).append(line)
    return {
        name: Result(script, server.seen.get(name, []), console.get(name, []))
        for name, script in scripts
    }


def by_firefox(
    firefoxes: Firefoxes, server: CaseServer, sites: Sites, made: list[dict[str, Any]]
) -> dict[str, Result]:
    """Run all cases in a real page of their origin, many at a time; return the results by id."""
    results: dict[str, Result] = {}
    for path, is_opaque in (("/run", False), ("/sandboxed", True)):
        mine = [case for case in made if (case["page_origin"] == "null") == is_opaque]
        for start in range(0, len(mine), CASES_A_BATCH):
            batch = mine[start : start + CASES_A_BATCH]
            results |= firefoxes.run(server, sites.page + path, batch)
    return results
