"""A page's request tried out: in process, and in a real browser if one is there to prove it."""

from dataclasses import dataclass, replace
from typing import Protocol

from ...cookies import site_of_text
from ...remedies.remedy import Remedy
from .app_browser import AppBrowser, Happened
from .claim import PageGot, got_in_process
from .client_cookies import set_cookie_of
from .no_claim import hides
from .page_request import PageRequest

__tracebackhide__ = hides


class NotProvable(Exception):
    """A browser can't be brought to what is to be proved; the text says why."""


class Prover(Protocol):
    """A real browser, in which the same app is asked again."""

    def got(
        self, browser: AppBrowser, origin: str, wanted: PageRequest, cookies: list[str]
    ) -> PageGot:
        """Return what a page of `origin` gets once these Set-Cookie headers have come.

        Raises NotProvable.
        """


@dataclass(frozen=True)
class PageTrial:
    """What came of the request of a page of `origin`.

    `theirs` is what it got in a real browser, None if it wasn't tried or can't be, as `unproved`
    says.
    """

    browser: AppBrowser
    origin: str
    wanted: PageRequest
    happened: Happened
    theirs: PageGot | None = None
    unproved: str = ""

    @property
    def ours(self) -> PageGot:
        """What the page got in process."""
        return got_in_process(self.happened)

    @property
    def is_contradicted(self) -> bool:
        """Whether the browser did otherwise."""
        return self.theirs is not None and not self.ours.is_like(self.theirs)

    def cure(self) -> Remedy | None:
        """Return what to change so that script may read, None if it may or can't be helped."""
        return self.browser.cure(self.happened, self.wanted)


def try_out(
    browser: AppBrowser, origin: str, wanted: PageRequest, prover: Prover | None = None
) -> PageTrial:
    """Return what comes of it when a page of `origin` asks."""
    browser.take_over_cookies()
    cookies = [set_cookie_of(cookie) for cookie in browser.jar.cookies]
    trial = PageTrial(browser, origin, wanted, browser.ask(origin, wanted))
    if prover is None:
        return trial
    try:
        theirs = prover.got(browser, origin, wanted, cookies)
        _check_settings(trial, theirs)
    except NotProvable as reason:
        return replace(trial, unproved=str(reason))
    return replace(trial, theirs=theirs)


def _check_settings(trial: PageTrial, theirs: PageGot) -> None:
    """Raise NotProvable where a browser may be set to do otherwise than others.

    Whether cookies go to another site than the page's, where SameSite lets them, is such a setting:
    Debian's Chromium keeps them back.
    """
    kept = trial.ours.sent_cookies - theirs.sent_cookies
    is_third_party = site_of_text(trial.origin) != site_of_text(trial.browser.api)
    if theirs.is_sent and kept and is_third_party:
        raise NotProvable(f"it is set to keep third-party cookies back: {', '.join(sorted(kept))}")
