"""What a test says of a page: what it may send and read, and what not."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Unpack

from werkzeug.test import Client

from .app_browser import AppBrowser
from .claim import ClaimName, holds
from .client_cookies import set_cookies_of_client
from .no_claim import NoClaim, hides
from .page_request import PageRequest, RequestOptions, page_request
from .page_trial import PageTrial

if TYPE_CHECKING:
    from .claims import Cors

__tracebackhide__ = hides


@dataclass(frozen=True)
class ReadAnswer:
    """What script reads of an answer: its `headers` are those that script may read."""

    status: int
    headers: dict[str, str]
    text: str

    def json(self) -> Any:
        """Return what the answer says as JSON. Raises ValueError if it isn't JSON."""
        return json.loads(self.text)


class Page:
    """A page at an origin, in somebody's browser: what it may do, and what it may not.

    Each claim takes a method and a path, or only a path for GET. With `cookies=True` script asks
    to include cookies, and the claim is about the cookies, too: they have to go along.
    """

    def __init__(self, cors: "Cors", origin: str, client: Client | None) -> None:
        self._cors = cors
        self._origin = origin
        self._browser = AppBrowser(cors.app, cors.api, client)

    def may_send(
        self, method_or_path: str, path: str | None = None, /, **options: Unpack[RequestOptions]
    ) -> None:
        """Claim that the app gets the request: that no preflight keeps it back."""
        self._claim("may-send", _asked(method_or_path, path, options))
        self._let_in()

    def may_read(
        self,
        method_or_path: str,
        path: str | None = None,
        /,
        exposed: Collection[str] = (),
        **options: Unpack[RequestOptions],
    ) -> ReadAnswer:
        """Claim that script reads the answer, and the `exposed` headers in it; return it."""
        wanted = _asked(method_or_path, path, options)
        trial = self._claim("may-read", wanted, exposed)
        self._let_in()
        return _answer_of(trial)

    def may_not_send(
        self, method_or_path: str, path: str | None = None, /, **options: Unpack[RequestOptions]
    ) -> None:
        """Claim that the app never gets the request; or, with cookies, that they don't go."""
        self._claim("may-not-send", _asked(method_or_path, path, options))

    def may_not_read(
        self, method_or_path: str, path: str | None = None, /, **options: Unpack[RequestOptions]
    ) -> None:
        """Claim that script doesn't read the answer; or, with cookies, that they don't go."""
        self._claim("may-not-read", _asked(method_or_path, path, options))

    def _claim(
        self, claim: ClaimName, wanted: PageRequest, exposed: Collection[str] = ()
    ) -> PageTrial:
        self._check_login(wanted)
        trial = self._cors.try_out(self._browser, self._origin, self._cors.request(wanted))
        if trial.is_contradicted or not holds(claim, trial.ours, exposed):
            missing = trial.ours.missing(exposed)
            if missing and holds(claim, trial.ours):
                names = ", ".join(missing)
                self._cors.fail("may-read.exposed", trial, headers=names, names=list(missing))
            self._cors.fail(claim, trial)
        return trial

    def _check_login(self, wanted: PageRequest) -> None:
        """Raise NoClaim if cookies are spoken of, and the client has none."""
        client = self._browser.client
        if wanted.cookies and client is not None and not set_cookies_of_client(client):
            raise NoClaim("cookies=True, but the client has no cookies. Log it in first.")

    def _let_in(self) -> None:
        if self._origin not in self._cors.pages:
            self._cors.pages.append(self._origin)


def _asked(method_or_path: str, path: str | None, options: RequestOptions) -> PageRequest:
    return page_request(method_or_path, path, options, options.get("cookies", False))


def _answer_of(trial: PageTrial) -> ReadAnswer:
    response, readable = trial.happened.response, trial.happened.played.outcome.readable_headers
    assert response is not None
    headers = {name: text for name, text in response.headers if name.lower() in readable}
    return ReadAnswer(response.status_code, headers, response.get_data(as_text=True))
