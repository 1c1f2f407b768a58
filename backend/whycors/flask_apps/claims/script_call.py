"""One call of fetch() by a page's script, answered by an app in process."""

import time
from typing import TYPE_CHECKING

from werkzeug.test import Client, TestResponse

from ...browsers.cookie_rules import COOKIE_RULES
from ...cases.case_cookies import CaseTurn, script_context
from ...cases.case_server import Turn
from ...cookies import CookieContext, Jar, cookie_turn, is_same_site_request
from ...fetch_standard import (
    OPAQUE,
    HttpRequest,
    HttpResponse,
    Request,
    Url,
    is_potentially_trustworthy,
    is_same_origin,
    parse_url,
    values_of,
)
from .no_claim import NoClaim, hides

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

__tracebackhide__ = hides

#: Those of the browser that claims can be proved in.
RULES = COOKIE_RULES["chromium"]


class ScriptCall:
    """What the app at the origin `api` answers to the requests of one call, and its last answer.

    Beside what the algorithm knows of, a request has a body's `content`, the cookies that a jar
    gives it, and the headers by which an app may tell whose page asks: Referer and Sec-Fetch-Site.
    """

    def __init__(
        self,
        app: "WSGIApplication",
        api: str,
        jar: Jar,
        asked: Request,
        content: bytes,
        user_agent: str,
    ) -> None:
        self.exchanges: list[Turn] = []
        self.turns: list[CaseTurn] = []
        self.response: TestResponse | None = None
        self._client = Client(app, use_cookies=False)
        self._api = api
        self._jar = jar
        self._asked = asked
        self._content = content
        self._user_agent = user_agent
        self._method: str | None = None
        self._urls: list[Url] = []

    def answer(self, request: HttpRequest) -> HttpResponse:
        """Return what the app answers. Raises what the app raises, and NoClaim elsewhere."""
        url = parse_url(request.url)
        if url is None or url.origin != self._api:
            raise NoClaim(
                f"{self._asked.method} {self._asked.url} is redirected to {request.url}, which is "
                f"not this app: what is answered there can't be told here."
            )
        if request.kind == "request":
            self._urls.append(url)
            self._method = self._method or request.method
        context = script_context(self._asked, request, self._urls, time.time())
        cookies = self._jar.cookies_for(context, RULES).header
        response = self._open(request, url, context, cookies)
        answer = HttpResponse(response.status_code, tuple(response.headers))
        turn = cookie_turn(self._jar, context, RULES, values_of(answer.headers, "set-cookie"))
        self.turns.append(
            CaseTurn(context, RULES, turn.retrieved, turn.received, 0, len(self.turns), request)
        )
        self.exchanges.append(Turn(request, answer))
        self.response = response
        return answer

    def _open(
        self, request: HttpRequest, url: Url, context: CookieContext, cookies: str
    ) -> TestResponse:
        # A redirect that makes a GET of it drops the body.
        has_body = request.kind == "request" and request.method == self._method
        headers = [*request.headers, *_of_the_page(self._asked.origin, url, context)]
        headers += [("Origin", request.origin)] if request.origin is not None else []
        headers += [("Cookie", cookies)] if cookies else []
        try:
            return self._client.open(
                request.url.removeprefix(self._api),
                base_url=self._api,
                method=request.method,
                headers=headers,
                data=self._content if has_body else b"",
                buffered=True,
                # The method as it is spelled: the client would make PATCH of `patch`.
                environ_overrides={
                    "REMOTE_ADDR": "127.0.0.1",
                    "HTTP_USER_AGENT": self._user_agent,
                    "REQUEST_METHOD": request.method,
                },
            )
        except Exception as error:
            error.add_note(
                f"The app raised this when a page at {self._asked.origin} asked for "
                f"{request.method} {request.url}."
            )
            raise


def _of_the_page(origin: str, url: Url, context: CookieContext) -> list[tuple[str, str]]:
    """Return the headers by which the browser says whose page asks, beside Origin.

    https://w3c.github.io/webappsec-fetch-metadata/ and, for Referer, the policy that is everybody's
    default: https://w3c.github.io/webappsec-referrer-policy/
    """
    page = parse_url(origin) if origin != OPAQUE else None
    is_secret = page is None or (page.scheme == "https" and not is_potentially_trustworthy(url))
    headers = [] if is_secret else [("Referer", f"{origin}/")]
    if is_potentially_trustworthy(url):
        near = "same-site" if is_same_site_request(context) else "cross-site"
        site = "same-origin" if is_same_origin(origin, url.origin) else near
        headers += [
            ("Sec-Fetch-Site", site),
            ("Sec-Fetch-Mode", "cors"),
            ("Sec-Fetch-Dest", "empty"),
        ]
    return headers
