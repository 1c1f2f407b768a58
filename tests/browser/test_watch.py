"""`whycors watch` around an app that a page of another origin asks, in a real browser."""

import contextlib
import os
import queue
import re
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from http.server import ThreadingHTTPServer

import pytest
from playwright.sync_api import Page, expect

from scripts.processes import ask_to_end, own_group
from scripts.running_lab import ROOT, free_ports
from tests.browser.accessibility import violations_in_both_schemes
from tests.browser.empty_page import EmptyPage

SECONDS = 20
#: What the page does, and what becomes of it.
READS = "fetch(`${api}/notes`)"
WRITES = """fetch(`${api}/notes/1`, {
    method: 'PUT', headers: { 'Content-Type': 'application/json' }, body: '{"text": "x"}' })"""


@dataclass
class WatchedServer:
    """An app under watch: where it is, the address of the watch's page, and what is printed."""

    api: str
    page: str
    printed: "queue.Queue[str]"

    def wait_for(self, text: str) -> str:
        """Return the line that has the text, once it is printed."""
        while text not in (line := self.printed.get(timeout=SECONDS)):
            pass
        return line


@pytest.fixture(scope="module")
def asking_origin() -> Iterator[str]:
    """The origin of a page that asks."""
    with ThreadingHTTPServer(("127.0.0.1", 0), EmptyPage) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://localhost:{server.server_port}"
        server.shutdown()


@pytest.fixture
def watched_server() -> Iterator[WatchedServer]:
    port, *_ = free_ports()
    app = "backend.scenarios.core.no_cors"
    command = [sys.executable, "-m", "backend.whycors", "watch", app, "--port", str(port)]
    process = subprocess.Popen(
        [*command, "--lang", "en"],
        cwd=ROOT,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        **own_group(),
    )
    printed: queue.Queue[str] = queue.Queue()
    assert process.stdout is not None
    with contextlib.closing(process.stdout) as lines:
        reader = threading.Thread(target=_read, args=[lines, printed])
        reader.start()
        try:
            server = WatchedServer(f"http://localhost:{port}", "", printed)
            server.page = server.wait_for("drawn at").split()[-1]
            server.wait_for("Running on")
            yield server
        finally:
            ask_to_end(process)
            process.wait(SECONDS)
            reader.join(SECONDS)


def _read(lines: Iterable[str], printed: "queue.Queue[str]") -> None:
    for line in lines:
        printed.put(line)


def ask(page: Page, origin: str, server: WatchedServer, call: str) -> str:
    """Return what script gets of a call in a page of that origin."""
    page.goto(origin)
    code = (
        f"async (api) => {{ try {{ return (await {call}).type }} catch (e) {{ return `${{e}}` }} }}"
    )
    return str(page.evaluate(code, server.api))


def test_refusal_is_told_as_it_happens(
    watched_server: WatchedServer, asking_origin: str, page: Page
) -> None:
    assert ask(page, asking_origin, watched_server, READS) == "TypeError: Failed to fetch"

    watched_server.wait_for(f"✕ {asking_origin} may not read the answer to GET")
    watched_server.wait_for("The view `list_notes` answered with 200.")
    watched_server.wait_for(f"CORS(app, origins=['{asking_origin}'])")


def test_console_line_is_the_browsers_own(
    watched_server: WatchedServer, asking_origin: str, page: Page
) -> None:
    with page.expect_console_message(lambda each: "blocked by CORS" in each.text) as printed:
        ask(page, asking_origin, watched_server, WRITES)
    watched_server.wait_for(f"✕ {asking_origin} may not send PUT")

    page.goto(f"{watched_server.page}#1")
    expect(page.locator("section.console pre")).to_have_text(printed.value.text)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_page_shows_live_what_is_asked(
    watched_server: WatchedServer, asking_origin: str, page: Page, language: str
) -> None:
    watching = page.context.new_page()
    watching.goto(f"{watched_server.page}{language}/")
    expect(watching.locator(".empty")).to_contain_text("curl -i -H 'Origin: ")

    ask(page, asking_origin, watched_server, READS)

    (entry,) = [watching.locator(".calls li")]
    expect(entry).to_have_count(1)
    expect(entry).to_contain_text({"en": "refused", "zh": "被拒绝"}[language])
    expect(watching.locator(".empty")).to_be_hidden()
    entry.get_by_role("link").press("Enter")
    article = watching.locator("article.call")
    expect(article).to_be_focused()
    expect(article.locator("run-picture")).to_contain_text("list_notes()")
    expect(article.locator("section.change pre")).to_have_text(
        f"CORS(app, origins=['{asking_origin}'])"
    )
    assert violations_in_both_schemes(watching) == []


def test_list_goes_on_while_a_call_is_read(
    watched_server: WatchedServer, asking_origin: str, page: Page
) -> None:
    ask(page, asking_origin, watched_server, READS)
    watching = page.context.new_page()
    watching.goto(f"{watched_server.page}en/#1")
    expect(watching.locator("article.call h2")).to_contain_text("may not read the answer to GET")

    ask(page, asking_origin, watched_server, WRITES)

    expect(watching.locator(".calls li")).to_have_text(
        [re.compile("PUT /notes/1"), re.compile("GET /notes")]
    )
    expect(watching.locator("article.call h2")).to_contain_text("GET")
    expect(watching.locator("[aria-current]")).to_contain_text("GET /notes")


def test_page_fits_a_narrow_window(
    watched_server: WatchedServer, asking_origin: str, page: Page
) -> None:
    ask(page, asking_origin, watched_server, WRITES)
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(f"{watched_server.page}en/#1")
    expect(page.locator("run-picture")).to_be_visible()

    assert page.evaluate("document.documentElement.scrollWidth") == 360
