"""WebKitGTK, by the MiniBrowser that comes with it: it prints its console where it was started.

A page for WebDriver is a private one, and such a page prints nothing. So there is nothing that
steers this browser: the page has its cases in itself, and tells the results in its console.
"""

import contextlib
import glob
import json
import os
import re
import shutil
import signal
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from backend.whycors.browsers.safari import SAFARI_SENTENCES
from backend.whycors.browsers.sentence import printed
from backend.whycors.cases.case_server import TableServer
from tests.differential.harness import JUDGED_NEXT, Result
from tests.differential.strategies import Sites
from tests.differential.table_server import CaseServer

#: Debian's, and those of other distributions.
PROGRAMS = (
    "/usr/lib/*/webkit2gtk-4.*/MiniBrowser",
    "/usr/lib/*/webkitgtk-6.*/MiniBrowser",
    "/usr/lib*/webkit*gtk-*/MiniBrowser",
    "/usr/libexec/webkit*gtk-*/MiniBrowser",
)
CASES_A_BATCH = 200
ATTEMPTS = 3
SECONDS_A_BATCH = 240
#: Nothing of the session that it was started in: no accessibility bus, no graphics card.
ENVIRONMENT = {
    "NO_AT_BRIDGE": "1",
    "GDK_BACKEND": "x11",
    "LIBGL_ALWAYS_SOFTWARE": "1",
    "WEBKIT_DISABLE_COMPOSITING_MODE": "1",
}
# A line that neither the page's script nor a request has a place in has none before it.
_LINE = re.compile(r"(?:\S+:\d+:\d+: )?CONSOLE (?P<source>[A-Z]+ )?(?P<level>[A-Z]+) (?P<text>.*)")
_TOLD = ("ERROR", "WARN")
#: What it says of a call's arguments, and not of its request.
_OF_ARGUMENTS = ("Refused to set unsafe header", "ArrayBuffer is deprecated", "POST of a Blob")
#: What libsoup says of a network that fails, and what macOS says in its place.
_NETWORK = {
    r"Could not connect to \S+: Connection refused": "ConnectionRefused",
    r"Error resolving \S+: Name or service not known": "NameNotResolved",
    r"Connection terminated unexpectedly": "EmptyResponse",
    r"Could not parse HTTP response": "InvalidHttpResponse",
}
_RESULT, _END = "result ", "that is all"

# One case after another: the line with the reason names no URL, only its place tells whose it is.
_SCRIPT = """<script>
addEventListener('load', async () => {
  for (const one of %s) console.log('%s' + JSON.stringify(await runAll([one], 1)))
  console.log('%s')
})
</script>"""


@dataclass(frozen=True)
class WebKit:
    """A MiniBrowser to start, and the environment in which it finds a display."""

    program: str
    environment: dict[str, str]

    def run(self, server: CaseServer, url: str, batch: list[dict[str, Any]]) -> dict[str, Result]:
        """Run the cases in a new browser, in the page at `url`; return the results by id."""
        for _ in range(ATTEMPTS):
            results = self._run(server, url, batch)
            if len(results) == len(batch):
                return results
        raise RuntimeError(f"MiniBrowser ended after {len(results)} of {len(batch)} cases.")

    def _run(self, server: CaseServer, url: str, batch: list[dict[str, Any]]) -> dict[str, Result]:
        for case in batch:
            server.cases[case["id"]] = TableServer(case["responses"], case["page_origin"])
            server.seen.pop(case["id"], None)
        server.script = _SCRIPT % (json.dumps(batch).replace("<", "\\u003c"), _RESULT, _END)
        try:
            told = list(self._lines(url))
        finally:
            server.script = ""
        return {
            name: Result(script, server.seen.get(name, []), console)
            for name, script, console in _results(told)
        }

    def _lines(self, url: str) -> Iterator[tuple[str, str]]:
        """Yield the level and the text of each line of the console, until the page has ended."""
        with (
            # Its processes end one after the other: one may still write there.
            tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home,
            _started(self, url, home) as output,
        ):
            line = ("", "")
            for raw in output:
                found = _LINE.match(raw.decode(errors="replace").rstrip("\r\n"))
                if not found:
                    continue
                line = (found["level"], found["text"])
                if line[1] == _END:
                    return
                yield line


@contextlib.contextmanager
def _started(webkit: WebKit, url: str, home: str) -> Iterator[Any]:
    """Start the browser; yield what it writes, line by line. It gets a while, then it is ended."""
    process = subprocess.Popen(
        [webkit.program, "--enable-write-console-messages-to-stdout=true", url],
        env=os.environ
        | {"HOME": home}
        | {f"XDG_{name}_HOME": home for name in ("CACHE", "CONFIG", "DATA", "STATE")}
        | webkit.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        process_group=0,
    )
    patience = threading.Timer(SECONDS_A_BATCH, os.killpg, (process.pid, signal.SIGKILL))
    patience.start()
    try:
        yield process.stdout
    finally:
        patience.cancel()
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        assert process.stdout
        process.stdout.close()


def _results(told: list[tuple[str, str]]) -> Iterator[tuple[str, dict[str, Any], list[str]]]:
    """Yield each case's id, what script got, and the lines that its own request left behind."""
    console: list[str] = []
    for level, text in told:
        if text.endswith(JUDGED_NEXT):
            console = []
        elif level in _TOLD and not text.startswith(_OF_ARGUMENTS):
            console.append(_as_in_safari(text))
        elif text.startswith(_RESULT):
            ((name, script),) = json.loads(text.removeprefix(_RESULT))
            yield name, script, console
            console = []


def _as_in_safari(line: str) -> str:
    names = (name for pattern, name in _NETWORK.items() if re.fullmatch(pattern, line))
    name = next(names, None)
    return printed(SAFARI_SENTENCES[name]) if name else line


def find_webkit() -> str | None:
    """Return the program that WEBKIT names, or an installed MiniBrowser, or None."""
    wanted = os.environ.get("WEBKIT")
    found = (path for pattern in PROGRAMS for path in sorted(glob.glob(pattern)))
    return shutil.which(wanted) if wanted else next(found, None)


def has_display() -> bool:
    """Return whether there is a display to draw on, or an Xvfb that makes one."""
    return bool(shutil.which("Xvfb") or os.environ.get("DISPLAY"))


@contextlib.contextmanager
def webkit(program: str) -> Iterator[WebKit]:
    """Make the browser ready to run, on a display that nobody sees where Xvfb is installed."""
    xvfb = shutil.which("Xvfb")
    if xvfb is None:
        yield WebKit(program, ENVIRONMENT)
        return
    command = [xvfb, "-displayfd", "1", "-screen", "0", "800x600x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdout
        number = process.stdout.readline().decode().strip()
        try:
            yield WebKit(program, ENVIRONMENT | {"DISPLAY": f":{number}"})
        finally:
            process.terminate()


def by_webkit(
    webkit: WebKit, server: CaseServer, sites: Sites, made: list[dict[str, Any]]
) -> dict[str, Result]:
    """Run all cases in a real page of their origin, one by one; return the results by id."""
    results: dict[str, Result] = {}
    for path, is_opaque in (("/run", False), ("/sandboxed", True)):
        mine = [case for case in made if (case["page_origin"] == "null") == is_opaque]
        for start in range(0, len(mine), CASES_A_BATCH):
            results |= webkit.run(server, sites.page + path, mine[start : start + CASES_A_BATCH])
    return results
