"""The names under which the API answers.

Any site may point its own name at this machine (DNS rebinding). To the browser its pages then have
the API's origin, and could read everything. The Host header gives them away. An IP address is
nobody's name, so any address will do.
"""

import functools
import ipaddress
from collections.abc import Iterable
from typing import TYPE_CHECKING

from backend.lab.problems import problem

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

SHOWN_CHARACTERS = 100


class OwnNames:
    """A WSGI app that answers requests to the host `names`, whatever the port; others get a 421.

    https://www.rfc-editor.org/rfc/rfc9110#section-15.5.20
    """

    def __init__(self, app: "WSGIApplication", names: frozenset[str]) -> None:
        self._app = app
        self._names = names
        self._is_own = functools.lru_cache(maxsize=100)(functools.partial(_is_among, names))

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Look at the Host header, then let the app answer."""
        host = environ.get("HTTP_HOST", "")
        if self._is_own(host):
            return self._app(environ, start_response)
        detail = (
            f"Host: {host[:SHOWN_CHARACTERS]!r} is not a name of this API, which has "
            f"{', '.join(sorted(self._names))}. Set API_ORIGIN to the origin in the address bar."
        )
        return problem(421, "other-host", detail)(environ, start_response)


def _is_among(names: frozenset[str], host: str) -> bool:
    """Return whether a Host header holds an IP address or one of the names."""
    name, colon, port = host.rpartition(":")
    if not colon or not port.isdecimal():
        name = host
    return name.lower() in names or _is_address(name.removeprefix("[").removesuffix("]"))


def _is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True
