"""How an Access-Control-Allow-Origin misses the request's origin: the part that differs."""

from typing import Literal

from ..fetch_standard import OPAQUE, Url, has_own_scheme, origin_of_page, parse_url

Difference = Literal[
    "opaque",
    "allows-null",
    "pattern",
    "own-scheme",
    "no-scheme",
    "default-port",
    "case",
    "slash",
    "path",
    "loopback",
    "scheme",
    "port",
    "host",
]
LOOPBACK_HOSTS = {"localhost", "127.0.0.1", "[::1]"}


def difference(allowed: str, origin: str) -> Difference | None:
    """Return in what `allowed` differs from `origin`, None where it is more than one thing.

    Both are serialized origins, or meant to be: https://html.spec.whatwg.org/#ascii-serialisation-of-an-origin
    """
    if origin == OPAQUE:
        return "opaque"
    if allowed == OPAQUE:
        return "allows-null"
    if "*" in allowed and allowed != "*":
        return "pattern"
    if has_own_scheme(origin):
        is_meant = origin_of_page(allowed) == origin
        return _in_writing(allowed, origin) if is_meant else "own-scheme"
    if origin.partition("://")[2] == allowed.lower():
        return "no-scheme"
    url, wanted = parse_url(allowed), parse_url(origin)
    if url is None or wanted is None:
        return None
    return _in_writing(allowed, origin) if url.origin == origin else _in_parts(url, wanted)


def _in_writing(allowed: str, origin: str) -> Difference | None:
    """Return how two texts differ that mean the same origin."""
    if allowed.lower() == origin:
        return "case"
    if allowed == f"{origin}/":
        return "slash"
    if allowed.startswith(f"{origin}/"):
        return "path"
    return "default-port" if allowed in (f"{origin}:80", f"{origin}:443") else None


def _in_parts(url: Url, wanted: Url) -> Difference | None:
    """Return the one part of scheme, host and port in which two origins differ."""
    if (url.scheme, url.port) == (wanted.scheme, wanted.port):
        return "loopback" if {url.hostname, wanted.hostname} <= LOOPBACK_HOSTS else "host"
    if (url.hostname, url.port) == (wanted.hostname, wanted.port):
        return "scheme"
    return "port" if (url.scheme, url.hostname) == (wanted.scheme, wanted.hostname) else None
