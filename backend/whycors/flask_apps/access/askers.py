"""Who asks an app: its own pages, pages that resemble them, and pages that nobody knows."""

from collections.abc import Iterator, Sequence

from ...fetch_standard import (
    OPAQUE,
    Url,
    has_own_scheme,
    is_ip_address,
    is_potentially_trustworthy,
    is_same_origin,
    origin_of_page,
    parse_url,
    registrable_domain,
)
from ..model import Asker

#: What an attacker puts before a name, or in front of a domain of his own. Nobody owns `.example`.
BEFORE, BEHIND = "evil", "evil.example"
#: The host of a page that resembles none of the app's.
STRANGER = "stranger.example"
MAX_OCTET, MAX_PORT = 255, 65535
OTHER_SCHEME = {"http": "https", "https": "http"}
DEFAULT_PORT = {"http": "80", "https": "443"}


def askers_for(pages: Sequence[str], api: str) -> list[Asker]:
    """Return the pages, each given by its origin or address, and those that might pass for one.

    The app's own pages come first, then what resembles each of them, `null`, and strangers; each
    origin comes once. The origin of `api` is not among them: to it, nothing is cross-origin.
    Raises ValueError for what is no page.
    """
    own = [_origin_of(page) for page in pages]
    urls = [url for origin in own if (url := _url_of(origin))]
    wanted = [
        *(Asker("page", origin) for origin in own),
        *(asker for url in urls for asker in _resembling(url, {*own, api})),
        Asker("null", OPAQUE),
        *_strangers(urls, api),
    ]
    by_origin: dict[str, Asker] = {}
    for asker in wanted:
        if not is_same_origin(asker.origin, _origin_of(api)):
            by_origin.setdefault(asker.origin, asker)
    return list(by_origin.values())


def _origin_of(page: str) -> str:
    origin = origin_of_page(page)
    if origin is None:
        raise ValueError(f"{page!r} is no page: give an origin, such as https://app.example")
    return origin


def _url_of(origin: str) -> Url | None:
    """Return the URL of an origin of the web's, None for `null` and a browser's own schemes."""
    return None if origin == OPAQUE or has_own_scheme(origin) else parse_url(origin)


def _resembling(url: Url, taken: set[str]) -> Iterator[Asker]:
    port = f":{url.port}" if url.port else ""
    yield Asker("sibling-port", _sibling(url, taken), url.origin)
    twin = _origin_of(f"{OTHER_SCHEME[url.scheme]}://{url.hostname}{port}")
    yield Asker("other-scheme", twin, url.origin)
    for name in _ending_alike(url.hostname):
        yield Asker("look-alike-prefix", f"{url.scheme}://{name}{port}", url.origin)
    if not url.hostname.startswith("["):
        name = f"{url.hostname}.{BEHIND}"
        yield Asker("look-alike-suffix", f"{url.scheme}://{name}{port}", url.origin)
    if not is_ip_address(url.hostname):
        yield Asker("subdomain", f"{url.scheme}://{BEFORE}.{url.hostname}{port}", url.origin)


def _sibling(url: Url, taken: set[str]) -> str:
    """Return another port of the page's host: one that begins like the page's, where there is one.

    A pattern without an end takes `:30000` for `:3000`.
    """
    port = int(url.port or DEFAULT_PORT[url.scheme])
    longer = range(port * 10, min(port * 10 + 10, MAX_PORT + 1)) if url.port else range(0)
    # Beside the default port, a development server's own: https://app.example:8443.
    others = range(port + 1 if url.port else port + 8000, MAX_PORT + 1)
    ports = (*longer, *others, *range(port - 1, 0, -1))
    origins = (f"{url.scheme}://{url.hostname}:{each}" for each in ports)
    return next(origin for origin in origins if origin not in taken and not _is_barred(origin))


def _is_barred(origin: str) -> bool:
    """Return whether browsers open nothing at the origin's port."""
    url = parse_url(origin)
    return url is None or url.has_bad_port


def _ending_alike(host: str) -> list[str]:
    """Return other hosts that end in this one, or in the domain that was registered for it."""
    if host.startswith("["):
        return []
    if is_ip_address(host):
        first, _, _ = host.partition(".")
        return [f"{digit}{host}" for digit in "12" if int(f"{digit}{first}") <= MAX_OCTET]
    return [f"{BEFORE}{name}" for name in dict.fromkeys((host, registrable_domain(host) or host))]


def _strangers(pages: list[Url], api: str) -> Iterator[Asker]:
    """Yield a stranger for each scheme that the pages have, and one that isn't mixed content."""
    schemes = dict.fromkeys(url.scheme for url in pages) or {"https": None}
    target = _url_of(_origin_of(api))
    if target and not is_potentially_trustworthy(target):
        schemes |= {"http": None}
    for scheme in schemes:
        yield Asker("stranger", f"{scheme}://{STRANGER}")
