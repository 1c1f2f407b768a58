"""One exchange of a watched app, as evidence: which call it may be of, and nothing secret."""

from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from ...evidence.model import HeaderPairs, Place, Seen, SeenAnswer
from ...evidence.secrets import blanked
from ...fetch_standard import REDIRECT_STATUSES, get, parse_url
from ...recording.exchange import Exchange, Headers

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

#: Evidence has a place in a text. What is seen as it happens has none.
NOWHERE = Place("har", 0, 0)


class WatchedTurn(NamedTuple):
    """An exchange, and the URL that the app is mounted at, without a slash at its end."""

    exchange: Exchange
    root_url: str

    @property
    def url(self) -> str:
        """The URL that was asked for."""
        return self.root_url + self.exchange.path

    @property
    def origin(self) -> str:
        """The origin of the page that asks."""
        return _printable(self.exchange.request_header("origin") or "")

    @property
    def method(self) -> str:
        """The method of the request, or the one that a preflight asks for."""
        asked = self.exchange.request_header("access-control-request-method")
        return asked or "" if self.exchange.kind == "preflight" else self.exchange.method

    @property
    def redirects_to(self) -> str | None:
        """The URL to which the answer redirects, None where it redirects nowhere."""
        if self.exchange.status not in REDIRECT_STATUSES:
            return None
        location = get(tuple(self.exchange.response_headers), "location")
        target = parse_url(location, self.url) if location else None
        return target.without_fragment if target else None

    def seen(self, credentials: str | None = None) -> Seen:
        """Return it as evidence, without its secret values.

        `credentials` are those with which it is supposed to be made; None for what the wire shows.
        """
        exchange = self.exchange
        answer = None
        if exchange.status is not None:
            answer = SeenAnswer(exchange.status, self._telling_headers())
        return Seen(
            place=NOWHERE,
            by="browser",
            kind=exchange.kind,
            method=exchange.method,
            url=blanked(self.url)[0],
            headers=_without_secrets(exchange.request_headers),
            has_body=exchange.request_header("content-length") not in (None, "", "0"),
            credentials=credentials or _credentials_shown(exchange),
            answer=answer,
        )

    @property
    def answer_headers(self) -> HeaderPairs:
        """The answer's headers, without secret values."""
        return _without_secrets(self.exchange.response_headers)

    def _telling_headers(self) -> HeaderPairs:
        """Return the answer's headers without what would only hint at who answered: it is known."""
        if self.exchange.answered_by not in ("view", "app"):
            return self.answer_headers
        return tuple(each for each in self.answer_headers if each[0].lower() != "content-type")


def turn_of(exchange: Exchange, environ: "WSGIEnvironment") -> WatchedTurn | None:
    """Return an exchange that has begun, None where no page of another origin asks for it.

    That is one without an Origin, one of a page of the app's own origin, a form or a link, and a
    WebSocket, for which CORS doesn't count.
    """
    origin = environ.get("HTTP_ORIGIN")
    if origin is None or "HTTP_UPGRADE" in environ:
        return None
    if environ.get("HTTP_SEC_FETCH_SITE") == "same-origin" or exchange.mode == "navigate":
        return None
    host = environ.get("HTTP_HOST") or f"{environ['SERVER_NAME']}:{environ['SERVER_PORT']}"
    root = f"{environ['wsgi.url_scheme']}://{host}"
    if origin == root:
        return None
    mounted = quote(environ.get("SCRIPT_NAME", "").encode("latin-1"), safe="/:@!$&'()*+,;=~")
    return WatchedTurn(exchange, root + mounted)


def _credentials_shown(exchange: Exchange) -> str | None:
    """Return "include" where the browser says that it may send cookies to another site.

    https://privacycg.github.io/storage-access-headers/#sec-fetch-storage-access-header
    """
    said = exchange.request_header("sec-fetch-storage-access")
    return "include" if said is not None else None


def _without_secrets(headers: Headers) -> HeaderPairs:
    return tuple(
        (name, _printable(blanked(f"{name}: {value}")[0].removeprefix(f"{name}: ")))
        for name, value in headers
    )


def _printable(text: str) -> str:
    """Return a text that moves no terminal's cursor; control characters are left out."""
    return "".join(char for char in text if char.isprintable())
