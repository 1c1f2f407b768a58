"""Answers the cases about cookies with their Set-Cookie, and notes each Cookie header."""

import contextlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from scripts.running_lab import free_ports
from tests.differential.cookies.strategies import Ports
from tests.differential.server import Asked, Server

PAGE = Path(__file__).with_name("runner.html").read_bytes()
SANDBOXED = (
    "Content-Security-Policy: sandbox allow-scripts allow-forms allow-popups "
    "allow-popups-to-escape-sandbox\r\n"
)
PAGES = {"/run": "", "/sandboxed": SANDBOXED}
PAGE_HEAD = "HTTP/1.0 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
#: Tells whoever opened the window that the answer has arrived.
ARRIVED = "<!doctype html><script>opener?.postMessage({ arrived: %s }, '*')</script>"
NOT_FOUND = b"HTTP/1.0 404 Not Found\r\n\r\n"

Case = dict[str, Any]


class CookieServer(Server):
    """`seen` has, for each case and step, the Cookie headers of the requests that arrived."""

    def __init__(self, ports: list[int]) -> None:
        super().__init__(ports)
        self.cases: dict[str, Case] = {}
        self.seen: dict[tuple[str, int], list[str]] = {}
        self.preflights: list[str] = []

    def expect(self, case: Case) -> None:
        """Answer a case from now on, and forget what was seen of it."""
        self.cases[case["id"]] = case
        for place in range(len(case["steps"])):
            self.seen.pop((case["id"], place), None)

    def has_answered(self, name: str) -> bool:
        """Return whether the request of a step, `<case>/<place>`, has arrived."""
        case, _, place = name.rpartition("/")
        return (case, int(place)) in self.seen

    def answer(self, asked: Asked) -> bytes:
        url = urlsplit(asked.path)
        if url.path in PAGES:
            return f"{PAGE_HEAD}{PAGES[url.path]}\r\n".encode() + PAGE
        case = self.cases.get(url.path.split("/")[1])
        if case is None:
            return NOT_FOUND
        cookie = asked.headers.get("cookie", "")
        if asked.is_preflight:
            self.preflights.append(cookie)
            return _answer(asked, [], "")
        place = int(parse_qs(url.query)["s"][0])
        self.seen.setdefault((case["id"], place), []).append(cookie)
        return _answer(
            asked,
            case["steps"][place]["set_cookie"],
            ARRIVED % json.dumps(f"{case['id']}/{place}"),
        )


def _answer(asked: Asked, set_cookie: list[str], body: str) -> bytes:
    """Return an answer that every page may read."""
    head = [
        "HTTP/1.0 200 OK",
        "Content-Type: text/html; charset=utf-8",
        "Cache-Control: no-store",
        f"Access-Control-Allow-Origin: {asked.headers.get('origin', 'null')}",
        "Access-Control-Allow-Credentials: true",
        "Access-Control-Allow-Methods: PUT",
        *(f"Set-Cookie: {header}" for header in set_cookie),
    ]
    return "\r\n".join([*head, "", "" if asked.method == "HEAD" else body]).encode("latin-1")


@contextlib.contextmanager
def serving() -> Iterator[tuple[CookieServer, Ports]]:
    """Serve every name on two free ports."""
    page, api, _ = free_ports()
    with CookieServer([page, api]) as server:
        yield server, Ports(page, api)
