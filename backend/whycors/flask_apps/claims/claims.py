"""What a test says of an app: which pages may send what, and which may read the answers."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NoReturn, Unpack

from werkzeug.test import Client

from .app_browser import AppBrowser
from .claim_routes import WRITING, check_route, methods_at
from .failed_claim import FailedClaim
from .no_claim import NoClaim, hides
from .nobody_else import other_pages, readers, writers
from .page_claims import Page
from .page_request import PageRequest, SentOptions, checked_origin, page_request
from .page_trial import PageTrial, Prover, try_out
from .told_claim import told_claim

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication


__tracebackhide__ = hides


class Cors:
    """The claims about one app: the fixture `cors`.

    `api` is the origin at which pages reach the app, `pages` are the app's own. A claim that isn't
    true raises AssertionError, with the picture of what happens and the reason, in `language`. One
    that could not fail raises NoClaim. Views run, as they do for a test client.
    """

    def __init__(
        self,
        app: "WSGIApplication",
        api: str = "http://localhost:5000",
        pages: Sequence[str] = (),
        language: str = "en",
        prover: Prover | None = None,
        how: str = "",
    ) -> None:
        self.app = app
        self.api = checked_origin(api, "cors_api")
        self.pages = [checked_origin(page, "cors_pages") for page in pages]
        #: Why what holds in process was not proved in the browser.
        self.unproved: list[str] = []
        self._language = language
        self._prover = prover
        self._how = how

    def page(self, origin: str, client: Client | None = None) -> Page:
        """Return a page at `origin`, such as "https://shop.example".

        `client` is a test client: whoever opens the page is logged in at the app as it is. Without
        one, a browser that was never there; it keeps what answers to the page set.
        """
        if checked_origin(origin, "page") == self.api:
            raise NoClaim(
                f"A page at {origin} is of the app's own origin: CORS has no say there. If pages "
                "reach the app elsewhere, set cors_api."
            )
        return Page(self, origin, client)

    def nobody_else_may_read(
        self,
        method_or_path: str,
        path: str | None = None,
        /,
        client: Client | None = None,
        **sent: Unpack[SentOptions],
    ) -> None:
        """Claim that no page may read the answer but the app's own, with cookies or without.

        The app's own are `pages`, and those that the test has claimed to be let in. Asked is by
        what resembles them (other ports, the other scheme, look-alike names, a subdomain), by
        `null`, and by a stranger. All of them are in the browser of whoever `client` is.
        """
        wanted = self.request(page_request(method_or_path, path, sent))
        origins = other_pages(self.pages, self.api)
        found = readers(origins, wanted, self._trying(client))
        self._fail_for("nobody-reads", found, origins)

    def nobody_else_may_write(
        self,
        method_or_path: str,
        path: str | None = None,
        /,
        client: Client | None = None,
        **sent: Unpack[SentOptions],
    ) -> None:
        """Claim that the app takes no request that writes but from its own pages.

        Without a method, each is asked by that the path takes. The claim is about what the app
        does: a request that is sent and refused is no harm, and one of the app's own pages has to
        succeed with the same.
        """
        if path is None:
            taken = methods_at(self.app, self.api, method_or_path)
            methods = [method for method in taken or () if method in WRITING]
            if not methods:
                raise NoClaim(f"No route is known to write at {method_or_path}. Name the method.")
            requests = [page_request(method, method_or_path, sent) for method in methods]
        else:
            requests = [self.request(page_request(method_or_path, path, sent))]
        origins = other_pages(self.pages, self.api)
        found = writers(origins, self.pages, requests, self._trying(client))
        self._fail_for("nobody-writes", found, origins)

    def request(self, wanted: PageRequest) -> PageRequest:
        """Return the request of a claim if the app has a route for it; else raise NoClaim."""
        check_route(self.app, self.api, wanted.method, wanted.path)
        return wanted

    def try_out(self, browser: AppBrowser, origin: str, wanted: PageRequest) -> PageTrial:
        """Return what comes of it when a page asks, in process and in the browser, if any."""
        trial = try_out(browser, origin, wanted, self._prover)
        if trial.unproved:
            self.unproved.append(f"{wanted} from {origin}: {trial.unproved}")
        return trial

    def fail(self, claim: str, trial: PageTrial, **values: Any) -> NoReturn:
        """Raise AssertionError, with all that there is to say."""
        failed = FailedClaim(claim, trial, self.pages, self._how, values)
        raise AssertionError(told_claim(failed, self._language))

    def _trying(self, client: Client | None) -> Callable[[str, PageRequest], PageTrial]:
        """Return what tries a page, each time in a browser of its own."""
        return lambda origin, wanted: self.try_out(
            AppBrowser(self.app, self.api, client), origin, wanted
        )

    def _fail_for(self, claim: str, found: list[PageTrial], origins: Sequence[str]) -> None:
        if found:
            named = ", ".join(f"`{trial.origin}`" for trial in found)
            self.fail(claim, found[0], count=len(found), all=len(origins), origins=named)
