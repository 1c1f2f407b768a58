"""URLs, origins and sites. The parsing is the URL standard's own, by the ada library."""

import functools
import ipaddress
import re
from typing import NamedTuple

import ada_url
from publicsuffixlist import PublicSuffixList

# https://fetch.spec.whatwg.org/#port-blocking
BAD_PORTS = frozenset(
    "0 1 7 9 11 13 15 17 19 20 21 22 23 25 37 42 43 53 69 77 79 87 95 101 102 103 104 109 "
    "110 111 113 115 117 119 123 135 137 139 143 161 179 389 427 465 512 513 514 515 526 530 "
    "531 532 540 548 554 556 563 587 601 636 989 990 993 995 1719 1720 1723 2049 3659 4045 "
    "4190 5060 5061 6000 6566 6665 6666 6667 6668 6669 6679 6697 10080".split()
)

OPAQUE = "null"


class Url(NamedTuple):
    """A parsed URL. `href` has its fragment; `as_sent` is the URL as a server can know it: without
    fragment, user name and password.
    """

    href: str
    scheme: str
    hostname: str
    port: str
    origin: str
    has_credentials: bool
    as_sent: str

    @property
    def without_fragment(self) -> str:
        return self.href.partition("#")[0]

    @property
    def target(self) -> str:
        """The path with its query, as a request to a server has them."""
        _, slash, target = self.as_sent.partition("://")[2].partition("/")
        return f"{slash}{target}"

    @property
    def without_credentials(self) -> str:
        """The URL without user name and password."""
        return self.as_sent + self.fragment

    @property
    def fragment(self) -> str:
        """The fragment with its "#", or "" when there is none."""
        return self.href.removeprefix(self.without_fragment)

    @property
    def is_http(self) -> bool:
        return self.scheme in ("http", "https")

    @property
    def has_bad_port(self) -> bool:
        """https://fetch.spec.whatwg.org/#block-bad-port"""
        return self.is_http and self.port in BAD_PORTS


#: What an http URL is made of: it is serialized in one way only, user name and password escaped.
_HTTP_URL = re.compile(
    r"(?P<scheme>https?)://(?:(?P<userinfo>[^@/?#]*)@)?"
    r"(?P<hostname>\[[^\]]*\]|[^:/?#]*)(?::(?P<port>[0-9]+))?(?P<target>[^#]*)"
)


#: One fetch asks for the same few URLs again and again.
@functools.lru_cache(maxsize=256)
def parse_url(text: str, base: str | None = None) -> Url | None:
    """Return the URL that `text` means, on its own or relative to `base`, or None for no URL.

    https://url.spec.whatwg.org/#url-parsing
    """
    if not text.isascii():
        # A lone surrogate is U+FFFD: https://webidl.spec.whatwg.org/#dfn-obtain-unicode
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    try:
        href = ada_url.join_url(base, text) if base else ada_url.URL(text).href
    except ValueError:
        return None
    if found := _HTTP_URL.match(href):
        scheme, userinfo, hostname, port, target = found.groups()
        origin = f"{scheme}://{hostname}:{port}" if port else f"{scheme}://{hostname}"
        return Url(href, scheme, hostname, port or "", origin, bool(userinfo), origin + target)
    parsed = ada_url.URL(href)
    return Url(
        href=href,
        scheme=parsed.protocol.removesuffix(":"),
        hostname=parsed.hostname,
        port=parsed.port,
        origin=parsed.origin,
        has_credentials=bool(parsed.username or parsed.password),
        as_sent=_as_sent(href),
    )


def _as_sent(href: str) -> str:
    scheme, _, rest = href.partition("#")[0].partition("://")
    authority, slash, path = rest.partition("/")
    return f"{scheme}://{authority.rpartition('@')[2]}{slash}{path}"


def parse_url_of_page(text: str, origin: str) -> Url | None:
    """Return the URL that `text` means to a page of `origin`, None for no URL.

    Where in its origin the page is, we don't know: a relative URL is relative to the root.
    """
    return parse_url(text, None if origin == OPAQUE else origin)


def is_same_origin(one: str, other: str) -> bool:
    """Return whether two serialized origins are the same origin; an opaque one never is.

    https://html.spec.whatwg.org/#same-origin
    """
    return one == other and one != OPAQUE


def is_potentially_trustworthy(url: Url) -> bool:
    """Return whether a request to `url` can't be tampered with on its way.

    https://w3c.github.io/webappsec-secure-contexts/#is-origin-trustworthy
    """
    return url.scheme in ("https", "wss", "data", "file") or address_space(url) == "loopback"


def address_space(url: Url) -> str:
    """Return "loopback", "local" or "public", as far as the host's name tells.

    https://wicg.github.io/local-network-access/#ip-address-space
    """
    return _address_space_of(url.hostname.strip("[]").removesuffix("."))


@functools.lru_cache(maxsize=256)
def _address_space_of(host: str) -> str:
    if host == "localhost" or host.endswith(".localhost"):
        return "loopback"
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return "public"
    if address.is_loopback:
        return "loopback"
    return "local" if address.is_private or address.is_link_local else "public"


def is_schemelessly_same_site(one: Url, other: Url) -> bool:
    """Return whether two URLs are of the same site but for their schemes.

    https://html.spec.whatwg.org/#schemelessly-same-site
    """
    return _domain_of_site(one.hostname) == _domain_of_site(other.hostname)


def site_of(url: Url) -> str:
    """Return the site of a URL with a tuple origin, such as `http://localhost`: no port.

    https://html.spec.whatwg.org/#obtain-a-site
    """
    return f"{url.scheme}://{_domain_of_site(url.hostname)}"


def _domain_of_site(host: str) -> str:
    """Return the host's registrable domain; a host that has none stands for itself."""
    # Without a dot there is nothing to look for in the list, which takes a while to read.
    return host if "." not in host else registrable_domain(host) or host


def registrable_domain(host: str) -> str | None:
    """Return the part of a name that its owner registered, None for an address or a public suffix.

    https://url.spec.whatwg.org/#host-registrable-domain
    """
    return None if is_ip_address(host) else _public_suffixes().privatesuffix(host)


@functools.cache
def _public_suffixes() -> PublicSuffixList:
    """Return the list of https://publicsuffix.org/ that came with its package."""
    return PublicSuffixList()


def is_ip_address(host: str) -> bool:
    """Return whether a URL's host is an address and not a name."""
    return host.startswith("[") or host.replace(".", "").isdigit()
