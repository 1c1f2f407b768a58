"""A WSGI app in process as the server that the algorithm asks, and a remedy proved on one."""

from collections.abc import Callable
from types import ModuleType
from typing import TYPE_CHECKING, Any

from werkzeug.test import Client

from ..fetch_standard import (
    STANDARD,
    Behaviour,
    HttpRequest,
    HttpResponse,
    NetworkFailure,
    Transport,
    fetch,
)
from .remedy import Remedy
from .source import amended_source

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication


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
    prepared: Callable[[Any], "WSGIApplication"] = lambda app: app,
) -> str | None:
    """Return the source of an app with the remedy in it, None where that is beyond us.

    What is returned was run: with it, at `root_url`, script may read. `prepared` does to the app
    what its server would do.
    """
    amended = amended_source(source, remedy)
    if amended is None:
        return None
    module = ModuleType("amended")
    try:
        exec(compile(amended, module.__name__, "exec"), module.__dict__)
        server = transport_to(prepared(module.create_app()), root_url)
    except Exception:  # what the file's own code may raise when it is run
        return None
    outcome = fetch(remedy.request, server, behaviour=behaviour)
    return amended if outcome.outcome == "readable" else None
