"""Which hosts the site answers as.

Another site can point its own name at this machine (DNS rebinding), and its pages would then have
the same origin as whatever answers. So the name that a request asks for must be one of the lab's.
"""

import re

from frontend.origins import Origins

PORT = re.compile(r":\d+$")
#: They lead to this machine whoever asks, so any port will do: health checks have their own.
LOOPBACK = ("localhost", "127.0.0.1", "[::1]")


class KnownHosts:
    """The Host headers of the lab's pages; `bound_to` is the IP address that they are served at."""

    def __init__(self, origins: Origins, bound_to: str) -> None:
        pages = (origin for kind, origin in origins.by_kind().items() if kind != "api")
        self._hosts = {origin.partition("://")[2].lower() for origin in pages} - {""}
        self._names = {*LOOPBACK, f"[{bound_to}]" if ":" in bound_to else bound_to}

    def __contains__(self, host: str) -> bool:
        host = host.lower()
        return host in self._hosts or PORT.sub("", host) in self._names
