"""All origins as one WSGI app: an app at its own, blank pages at all others."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from werkzeug.wrappers import Request, Response

from ...browsers.http_cache import may_be_kept
from ...fetch_standard import HeaderList, values_of

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

#: The host of the page whose origin is opaque. Nobody can own a name under `.invalid`.
SANDBOX = "sandbox.invalid"
#: Where the API's origin answers with the cookies that its user has.
COOKIES_PATH = "/.well-known/whycors-cookies"
BLANK_PAGE = '<!doctype html><link rel="icon" href="data:,"><title>A page of a claim</title>'


@dataclass
class AnyHost:
    """The origin `api`, at which an app is asked, and all others, whose pages ask it.

    Whoever opens one of them has the `cookies`, given as Set-Cookie headers, and a browser that
    calls itself `user_agent`. `arrived` has the
    Cookie header of each request that the app got, preflights left out. `is_spent` says that the
    browser may have kept something for later: a preflight's permission, a cookie, an answer.
    """

    app: "WSGIApplication"
    api: str
    cookies: list[str]
    user_agent: str
    arrived: list[str] = field(default_factory=list)
    is_spent: bool = False
    has_permitted: bool = False

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        request = Request(environ)
        if request.host_url.removesuffix("/") != self.api:
            return _page(request)(environ, start_response)
        if request.path == COOKIES_PATH:
            return self._with_cookies()(environ, start_response)
        if request.method == "OPTIONS" and "Access-Control-Request-Method" in request.headers:
            self.has_permitted = True
            return self.app(environ, start_response)
        self.arrived.append(request.headers.get("Cookie", ""))
        self.is_spent |= self.has_permitted

        def start(status: str, headers: list[tuple[str, str]], *error: Any) -> Any:
            self.is_spent |= _is_kept(request.method, int(status[:3]), tuple(headers))
            return start_response(status, headers, *error)

        return self.app(environ, start)

    def _with_cookies(self) -> Response:
        response = Response(BLANK_PAGE, mimetype="text/html")
        for cookie in self.cookies:
            response.headers.add("Set-Cookie", cookie)
        return response


def _is_kept(method: str, status: int, headers: HeaderList) -> bool:
    return bool(values_of(headers, "set-cookie")) or may_be_kept(method, status, headers)


def _page(request: Request) -> Response:
    response = Response(BLANK_PAGE, mimetype="text/html")
    if request.host == SANDBOX:
        response.headers["Content-Security-Policy"] = "sandbox allow-scripts"
    return response
