"""Claims in a real Chromium, through Playwright: a page that is at its origin asks the app."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeVar

from ...fetch_standard import OPAQUE, has_own_scheme
from .any_host import COOKIES_PATH, SANDBOX, AnyHost
from .any_host_server import AnyHostServer
from .app_browser import AppBrowser
from .claim import PageGot
from .page_request import PageRequest
from .page_trial import NotProvable

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

Result = TypeVar("Result")

#: Keep it off the network.
ARGUMENTS = (
    "--disable-quic --no-first-run --disable-background-networking --disable-component-update "
    "--disable-sync --ignore-certificate-errors"
).split()

#: Makes the request as script does. Gives the names of the headers that it can read, or null where
#: fetch() fails.
FETCH = """
async ({ url, method, headers, kind, content, credentials }) => {
  const bytes = () => Uint8Array.from(content, (char) => char.charCodeAt(0))
  const text = () => new TextDecoder().decode(bytes())
  const bodies = {
    text,
    urlsearchparams: () => new URLSearchParams(text()),
    arraybuffer: () => bytes().buffer,
  }
  const init = { method, headers, credentials }
  if (kind !== null) init.body = bodies[kind]()
  try {
    return [...(await fetch(url, init)).headers.keys()]
  } catch {
    return null
  }
}
"""


@dataclass
class _Visit:
    """A page of `origin` that is open, in a browser's context of its own."""

    host: AnyHost
    origin: str
    page: "Page"

    def is_like(self, host: AnyHost, origin: str) -> bool:
        """Return whether a new visit would find the same, and can be spared."""
        if self.host.is_spent or self.host.app is not host.app or self.origin != origin:
            return False
        mine, theirs = ((each.api, each.cookies, each.user_agent) for each in (self.host, host))
        return mine == theirs


class Chromium:
    """A Chromium to which every name leads to one server of ours, from its start to its end.

    `program` is its file, by default the one that Playwright has installed. Playwright runs in a
    thread of its own: a test may use it, too, or have an event loop running. To enter it raises
    NotProvable where it doesn't start.
    """

    def __init__(self, program: str | None = None) -> None:
        self._program = program
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="whycors-chromium")
        self._server = AnyHostServer()
        self._playwright: Any = None
        self._browser: Browser | None = None
        self._visit: _Visit | None = None

    def __enter__(self) -> "Chromium":
        self._server.__enter__()
        try:
            self._in_thread(self._start)
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._in_thread(self._stop)
        self._thread.shutdown()
        self._server.__exit__()

    def got(
        self, browser: AppBrowser, origin: str, wanted: PageRequest, cookies: list[str]
    ) -> PageGot:
        """Return what a page of `origin` gets, as Prover has it."""
        if origin != OPAQUE and has_own_scheme(origin):
            raise NotProvable(f"no page of Chromium's own is at {origin}")
        host = AnyHost(browser.app, browser.api, cookies, browser.user_agent)
        if f"{origin} {browser.api}".count("https:"):
            _ = self._server.tls
        return self._in_thread(lambda: self._asked(host, origin, wanted))

    def _asked(self, host: AnyHost, origin: str, wanted: PageRequest) -> PageGot:
        visit = self._visit_of(host, origin)
        host = visit.host
        host.arrived.clear()
        readable = visit.page.evaluate(FETCH, _call(wanted, host.api))
        here = {cookie["name"] for cookie in visit.page.context.cookies(host.api + wanted.path)}
        sent = _names(host.arrived[-1]) if host.arrived else frozenset()
        return PageGot(
            is_sent=bool(host.arrived),
            is_readable=readable is not None,
            sent_cookies=sent,
            kept_back=frozenset(here) - sent if host.arrived and wanted.cookies else frozenset(),
            headers=frozenset(readable or ()),
        )

    def _visit_of(self, host: AnyHost, origin: str) -> _Visit:
        """Return the last visit if it is the same and left no traces, otherwise a new one."""
        if self._visit is not None:
            if self._visit.is_like(host, origin):
                return self._visit
            self._visit.page.context.close()
            self._visit = None
        assert self._browser is not None
        self._server.app = host
        context = self._browser.new_context(ignore_https_errors=True, user_agent=host.user_agent)
        try:
            self._visit = _Visit(host, origin, _page_at(context, host, origin))
        except BaseException:
            context.close()
            raise
        return self._visit

    def _start(self) -> None:
        sync_api = import_module("playwright.sync_api")
        self._playwright = sync_api.sync_playwright().start()
        port = self._server.port
        try:
            self._browser = self._playwright.chromium.launch(
                executable_path=self._program,
                args=[*ARGUMENTS, f"--host-resolver-rules=MAP * 127.0.0.1:{port}"],
            )
        except sync_api.Error as error:
            reason = error.message.splitlines()[0]
            raise NotProvable(
                f"Chromium doesn't start: {reason}. Install one with `playwright install chromium`,"
                f" or name yours with --cors-chromium."
            ) from None

    def _stop(self) -> None:
        if self._browser is not None:
            self._browser.close()
        if self._playwright is not None:
            self._playwright.stop()

    def _in_thread(self, done: Callable[[], Result]) -> Result:
        return self._thread.submit(done).result()


def _page_at(context: "BrowserContext", host: AnyHost, origin: str) -> "Page":
    """Return a page of `origin`, open in a context that has the host's cookies."""
    page = context.new_page()
    if host.cookies:
        _open(page, host.api + COOKIES_PATH)
    scheme = host.api.partition(":")[0]
    _open(page, f"{scheme}://{SANDBOX}/" if origin == OPAQUE else f"{origin}/")
    found = page.evaluate("self.origin")
    if found != origin:
        raise NotProvable(f"Chromium opened the page at {found} in place of {origin}")
    return page


def _open(page: "Page", url: str) -> None:
    """Open a page. Raises NotProvable where Chromium opens none, as at a port that it bars."""
    error = import_module("playwright.sync_api").Error
    try:
        page.goto(url)
    except error as refused:
        reason = refused.message.splitlines()[0]
        raise NotProvable(f"Chromium opens no page there: {reason}") from None


def _call(wanted: PageRequest, api: str) -> dict[str, Any]:
    return {
        "url": api + wanted.path,
        "method": wanted.method,
        "headers": [list(header) for header in wanted.headers],
        "kind": wanted.body.type if wanted.body else None,
        "content": wanted.content.decode("latin-1"),
        "credentials": "include" if wanted.cookies else "same-origin",
    }


def _names(cookies: str) -> frozenset[str]:
    return frozenset(pair.strip().partition("=")[0] for pair in cookies.split(";") if pair.strip())
