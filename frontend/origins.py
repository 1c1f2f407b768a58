"""The origins of the lab as the browser sees them: of the API, and of the pages that ask it."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

# Whose page runs the client code. The page and the attacker have two ports; under other names for
# this machine the same pages are of other origins, and those are often of another site, too.
# One of them browsers are told to treat as a page from the public internet: see headers.py.
PUBLIC = "public"
OTHER_NAMES = {
    "other-site": ("page", "127.0.0.1"),
    "evil-site": ("attacker", "evil.localhost"),
    "lookalike": ("attacker", "localhost.evil.localhost"),
    "app": ("page", "app.localhost"),
    PUBLIC: ("page", "public.localhost"),
    "evil-app": ("attacker", "evilapp.localhost"),
}
ORIGIN_KINDS = ("page", "attacker", *OTHER_NAMES, "null")

# Under which of its names the client code asks the API. "proxy" is the page's own origin, which
# hands the request on: frontend/proxy.py.
API_NAMES = {"ip": "127.0.0.1", "subdomain": "api.app.localhost"}
API_KINDS = ("own", "proxy", *API_NAMES)

# What an experiment may need that the lab does not have everywhere: the names above; localhost,
# where code speaks of it; and a secure context, https://w3c.github.io/webappsec-secure-contexts/.
NEEDS = ("other-names", "localhost", "secure-context")
LOOPBACK = re.compile(r"(.+\.)?localhost|127(\.\d+){3}|::1")


# Where the environment names none. backend/variables.py has them, too.
DEFAULT_PORTS = {"FRONTEND": "8000", "API": "5001", "ATTACKER": "8002"}


@dataclass(frozen=True)
class Origins:
    """The three origins as the browser sees them."""

    page: str
    api: str
    attacker: str

    @classmethod
    def from_environment(cls, environ: Mapping[str, str]) -> "Origins":
        """Return the origins of API_ORIGIN, FRONTEND_ORIGIN and ATTACKER_ORIGIN, or the defaults.

        The values are taken as they are: the API checks the environment before the lab starts.
        """

        def origin(name: str) -> str:
            given = environ.get(f"{name}_ORIGIN", "").strip()
            port = environ.get(f"{name}_PORT", "").strip() or DEFAULT_PORTS[name]
            return given or f"http://localhost:{port}".removesuffix(":80")

        return cls(origin("FRONTEND"), origin("API"), origin("ATTACKER"))

    def by_kind(self) -> dict[str, str]:
        """Return the API's origin as "api", and the origin of each kind of page that is here."""
        ours = {"page": self.page, "api": self.api, "attacker": self.attacker}
        names = {kind: _renamed(ours[of], name) for kind, (of, name) in OTHER_NAMES.items()}
        return ours | (names if self._are_of_localhost else {}) | {"null": "null"}

    def apis(self) -> dict[str, str]:
        """Return the origin at which each kind of API that is here is asked."""
        names = {kind: _renamed(self.api, name) for kind, name in API_NAMES.items()}
        ours = {"own": self.api, "proxy": self.page}
        return ours | (names if self._are_of_localhost else {})

    def lacks(self, need: str | None) -> bool:
        """Return whether a need, one of NEEDS, can't be met here.

        The other names are this machine's own, and so are of use on localhost only.
        """
        if need == "secure-context":
            return not (_is_trustworthy(self.page) and _is_trustworthy(self.api))
        return need is not None and not self._are_of_localhost

    @property
    def _are_of_localhost(self) -> bool:
        ours = (self.page, self.api, self.attacker)
        return {urlsplit(origin).hostname for origin in ours} == {"localhost"}

    def are_attackers(self, host: str) -> bool:
        """Return whether a Host header names the attacker's origin, by its port or its name."""
        attacker, page = urlsplit(self.attacker), urlsplit(self.page)
        by_port = attacker.port != page.port and host.endswith(f":{attacker.port}")
        return host == attacker.netloc or by_port


def role_of(kind: str) -> str:
    """Return whose a kind of page is: "page", "attacker", or "null" where nobody can tell."""
    return OTHER_NAMES[kind][0] if kind in OTHER_NAMES else kind


def are_other_names(kinds: Collection[str]) -> bool:
    """Return whether one of the `kinds`, of pages or of APIs, is another name for this machine."""
    return not {*OTHER_NAMES, *API_NAMES}.isdisjoint(kinds)


def _is_trustworthy(origin: str) -> bool:
    """https://w3c.github.io/webappsec-secure-contexts/#is-origin-trustworthy"""
    scheme, host = urlsplit(origin).scheme, urlsplit(origin).hostname or ""
    return scheme == "https" or bool(LOOPBACK.fullmatch(host))


def _renamed(origin: str, host: str) -> str:
    """Return the origin with the same scheme and port under another host name."""
    scheme, _, rest = origin.partition("://")
    _, colon, port = rest.rpartition(":")
    return f"{scheme}://{host}:{port}" if colon and port.isdecimal() else f"{scheme}://{host}"
