"""A WSGI app in process as the server that the algorithm asks, and a remedy proved on one."""

from collections.abc import Callable
from types import ModuleType
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from werkzeug.test import Client

from ..fetch_standard import (
    STANDARD,
    Behaviour,
    HttpRequest,
    HttpResponse,
    NetworkFailure,
    Request,
    Transport,
    fetch,
    parse_url_of_page,
)
from .cookie_settings import without_secure
from .exposing import Exposure
from .exposing_source import exposing_sources
from .remedy import Remedy
from .shared_response import with_own_responses
from .source import amended_sources

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

#: The origin of a page that no app knows.
ANOTHER_PAGE = "http://another-page.example"
#: Does to an app what its server would do.
Prepared = Callable[[Any], "WSGIApplication"]


def transport_to(app: "WSGIApplication", root_url: str) -> Transport:
    """Return the transport to an app that is mounted at `root_url`; nobody answers elsewhere.

    The app gets requests without their bodies and cookies: the algorithm knows of neither.
    """
    client = Client(app, use_cookies=False)
    root_url = root_url.removesuffix("/")

    def answer(request: HttpRequest) -> HttpResponse | NetworkFailure:
        if not request.url.startswith(f"{root_url}/"):
            return NetworkFailure("refused")
        headers = [*request.headers]
        if request.origin is not None:
            headers.append(("Origin", request.origin))
        try:
            response = client.open(
                request.url.removeprefix(root_url),
                base_url=root_url,
                method=request.method,
                headers=headers,
                buffered=True,
            )
        except Exception:  # an app that raises is answered for by its server, with a bare 500
            return HttpResponse(500)
        return HttpResponse(response.status_code, tuple(response.headers))

    return answer


def proved_source(
    source: str,
    remedy: Remedy,
    root_url: str,
    behaviour: Behaviour = STANDARD,
    prepared: Prepared = lambda app: app,
) -> str | None:
    """Return the source of an app with the remedy in it, None where that is beyond us.

    What is returned was run: with it, at `root_url`, script may read, and it lets nobody in with
    cookies that it didn't before. `prepared` does to the app what its server would do.
    """
    last = remedy.exchanges[-1].request.url if remedy.exchanges else remedy.request.url
    now = _server_of(source, root_url, prepared)
    is_open = now is not None and _lets_anybody_in(remedy.request, now)
    for amended in amended_sources(source, remedy, path_below(root_url, last)):
        server = _server_of(amended, root_url, prepared)
        if server and fetch(remedy.request, server, behaviour=behaviour).outcome == "readable":
            if is_open or not _lets_anybody_in(remedy.request, server):
                return amended
    return None


def _lets_anybody_in(asked: Request, server: Transport) -> bool:
    """Return whether a page that nobody has heard of may read the same with its user's cookies."""
    url = parse_url_of_page(asked.url, asked.origin)
    stranger = Request(ANOTHER_PAGE, url.href if url else asked.url, credentials="include")
    return fetch(stranger, server).outcome == "readable"


def proved_own_responses(
    source: str,
    asked: Request,
    root_url: str,
    behaviour: Behaviour = STANDARD,
    prepared: Prepared = lambda app: app,
) -> str | None:
    """Return the source of an app whose views share no response, None where that is beyond us.

    What is returned was run: with it, script may read after other pages have asked.
    """
    amended = with_own_responses(source)

    def begin() -> Transport | None:
        return _server_of(amended, root_url, prepared) if amended else None

    return amended if is_read_after_others(asked, begin, behaviour) else None


def proved_exposure(
    source: str,
    asked: Request,
    offer: Exposure,
    root_url: str,
    behaviour: Behaviour = STANDARD,
    prepared: Prepared = lambda app: app,
) -> str | None:
    """Return the source of an app that exposes the headers on offer, None where it is beyond us.

    What is returned was run: with it, script may read them.
    """
    wanted = {name.lower() for name in offer.names}
    for amended in exposing_sources(source, offer, path_below(root_url, offer.change.url)):
        server = _server_of(amended, root_url, prepared)
        outcome = fetch(asked, server, behaviour=behaviour) if server else None
        if outcome and wanted <= set(outcome.readable_headers):
            return amended
    return None


def proved_without_secure(source: str, prepared: Prepared = lambda app: app) -> str | None:
    """Return the source of an app whose session cookie isn't Secure, None where it is beyond us.

    What is returned starts. That a browser keeps such a cookie, its rules tell.
    """
    amended = without_secure(source)
    starts = amended is not None and _server_of(amended, "http://localhost", prepared) is not None
    return amended if starts else None


def is_read_after_others(
    asked: Request, begin: Callable[[], Transport | None], behaviour: Behaviour
) -> bool:
    """Return whether script may read, too, once another page, or nobody's page, has asked the same.

    An app that keeps what it answers the first time answers all later ones with that. `begin`
    returns a new server each time, None where there is none.
    """
    url = parse_url_of_page(asked.url, asked.origin)
    if url is None:
        return False
    for origin in (ANOTHER_PAGE, None):
        server = begin()
        if server is None:
            return False
        server(HttpRequest("request", asked.method, url.as_sent, origin))
        if fetch(asked, server, behaviour=behaviour).outcome != "readable":
            return False
    return True


def path_below(root_url: str, url: str) -> str:
    """Return the decoded path of a URL below an app's own, without its query."""
    return unquote(url.removeprefix(root_url.removesuffix("/")).partition("?")[0])


def _server_of(source: str, root_url: str, prepared: Prepared) -> Transport | None:
    """Return the transport to the app of a source, None if it doesn't start."""
    module = ModuleType("amended")
    try:
        exec(compile(source, module.__name__, "exec"), module.__dict__)
        return transport_to(prepared(module.create_app()), root_url)
    except Exception:  # what the file's own code may raise when it is run
        return None
