"""A browser that asks an app in process, as a test client does: with bodies, and with cookies.

Views run. What a view raises leaves the claim, as it leaves a test client.
"""

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from werkzeug.test import Client, TestResponse

from ...cases.case import Played, PlayedCall
from ...cases.case_cookies import CaseTurn
from ...cookies import Cookie, CookieContext, Jar, Refused, Withheld, site_of_text
from ...fetch_standard import (
    HttpRequest,
    HttpResponse,
    NetworkFailure,
    PreflightCache,
    Request,
    fetch,
)
from ...remedies.remedy import Remedy, remedy
from .client_cookies import set_cookies_of_client
from .no_claim import hides
from .page_request import PageRequest
from .script_call import RULES, ScriptCall

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

__tracebackhide__ = hides

#: A cookie's home is elsewhere: that it stays says nothing of the page that asks.
ELSEWHERE = ("domain", "path", "expired")


@dataclass(frozen=True)
class Happened:
    """What came of a page's request: the exchanges, the cookies, and the app's last answer.

    `unstored` are cookies of the test client that no browser would have kept.
    """

    played: Played
    turns: tuple[CaseTurn, ...]
    response: TestResponse | None
    unstored: tuple[tuple[Refused, CookieContext], ...] = ()

    @property
    def asked(self) -> Request:
        """What script asked for."""
        return self.played.calls[-1].request

    @property
    def is_sent(self) -> bool:
        """Whether the app got the request itself, not only a preflight."""
        return self.played.outcome.server_executed

    @property
    def is_readable(self) -> bool:
        """Whether script may read the answer."""
        return self.played.outcome.outcome == "readable"

    @property
    def sent_cookies(self) -> tuple[Cookie, ...]:
        """The cookies that went along."""
        turn = self._last_turn
        return turn.retrieved.sent if turn else ()

    @property
    def kept_back(self) -> list[tuple[Withheld | Refused, CookieContext]]:
        """The cookies of this URL that did not go, although script asked to include them."""
        turn = self._last_turn
        if turn is None or self.asked.credentials != "include":
            return []
        here = [each for each in turn.retrieved.withheld if each.rule not in ELSEWHERE]
        return [*((each, turn.context) for each in here), *self.unstored]

    @property
    def _last_turn(self) -> CaseTurn | None:
        sent = [turn for turn in self.turns if turn.request.kind == "request"]
        return sent[-1] if sent else None


class AppBrowser:
    """A browser in which pages ask an app at the origin `api`.

    With a `client` its user is, whenever a page asks, logged in as that test client is. What
    answers set is kept, as far as a browser keeps it.
    """

    def __init__(self, app: "WSGIApplication", api: str, client: Client | None = None) -> None:
        self.app = app
        self.api = api
        self.client = client
        self.jar = Jar()

    def ask(self, origin: str, wanted: PageRequest) -> Happened:
        """Return what comes of it when a page of `origin` asks. No earlier preflight counts.

        Raises NoClaim if a redirect leads to another server, whose answer can't be told.
        """
        unstored = self.take_over_cookies()
        asked = wanted.asked_by(origin, self.api)
        call = self._call(asked, wanted)
        outcome = fetch(asked, call.answer)
        played = Played((PlayedCall(asked, 0, outcome, call.exchanges),))
        return Happened(played, tuple(call.turns), call.response, unstored)

    def cure(self, happened: Happened, wanted: PageRequest) -> Remedy | None:
        """Return what to change so that script may read, None if it may or it can't be told.

        The app is asked for what it wasn't asked before, once: for the request itself, where a
        preflight kept it back.
        """
        call = self._call(happened.asked, wanted)
        answers = {turn.request: turn.answer for turn in happened.played.exchanges}

        def answer(request: HttpRequest) -> HttpResponse | NetworkFailure:
            if request not in answers:
                answers[request] = call.answer(request)
            return answers[request]

        try:
            return remedy(happened.asked, lambda: (answer, PreflightCache()))
        except Exception:  # what the view raises that was not asked before
            return None

    @property
    def user_agent(self) -> str:
        """What the browser calls itself: as the client does, whose login may hang on that."""
        environ = getattr(self.client, "environ_base", {})
        return str(environ.get("HTTP_USER_AGENT", "whycors"))

    def _call(self, asked: Request, wanted: PageRequest) -> ScriptCall:
        return ScriptCall(self.app, self.api, self.jar, asked, wanted.content, self.user_agent)

    def take_over_cookies(self) -> tuple[tuple[Refused, CookieContext], ...]:
        """Take the client's cookies into the jar, as if its user had been to the API itself.

        Return those that no browser would have stored.
        """
        here = CookieContext(
            url=f"{self.api}/",
            method="GET",
            top_level_site=site_of_text(self.api),
            initiator=None,
            is_top_level_navigation=True,
            credentials_included=True,
            now=time.time(),
        )
        texts = set_cookies_of_client(self.client) if self.client else []
        received = [self.jar.receive(text, here, RULES) for text in texts]
        return tuple((each, here) for each in received if isinstance(each, Refused))
