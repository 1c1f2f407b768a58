"""What a request that was seen tells of itself, in its headers."""

from ..fetch_standard import (
    OPAQUE,
    get,
    is_cors_safelisted_method,
    origin_of_page,
    parse_url,
)
from .attempts import method_of
from .model import Seen

#: What a browser or curl adds by itself; script's own come out of this list where a preflight
#: asks for them.
_ADDED = frozenset(
    "accept accept-encoding accept-language cache-control connection content-length cookie dnt "
    "host origin pragma priority referer te upgrade-insecure-requests user-agent "
    # HTTP/2's own, as Chromium copies them for PowerShell, and formerly for curl.
    "authority method path scheme".split()
)


def browser_of(turn: Seen) -> str | None:
    """Return whose request it is, by what it says of itself; None where it says nothing."""
    headers = turn.headers or ()
    agent = get(headers, "user-agent") or ""
    if "Firefox/" in agent:
        return "firefox"
    if "Chrome/" in agent or get(headers, "sec-ch-ua") is not None:
        return "chromium"
    return "safari" if "Version/" in agent and "Safari/" in agent else None


def origin_in(turn: Seen, name: str) -> str | None:
    """Return the page's origin as a header tells it: Origin, or Referer."""
    value = get(turn.headers or (), name)
    if value is None or (name == "origin" and value == OPAQUE):
        return value
    return origin_of_page(value)


def own_origin(turn: Seen) -> str | None:
    """Return the page's origin where the request stays in it, by Sec-Fetch-Site."""
    url = parse_url(turn.url or "")
    is_own = get(turn.headers or (), "sec-fetch-site") == "same-origin"
    return url.origin if url and is_own else None


def asked_names(turn: Seen) -> tuple[str, ...] | None:
    """Return the names that a preflight asks for, None for what isn't a whole preflight."""
    if turn.kind != "preflight" or turn.headers is None:
        return None
    listed = get(turn.headers, "access-control-request-headers") or ""
    return tuple(name.strip().lower() for name in listed.split(",") if name.strip())


def asks_for_a_simple_one(turn: Seen) -> bool:
    """Return whether a preflight asks for a method that needs none."""
    method = method_of(turn)
    return method is not None and is_cors_safelisted_method(method)


def is_added(name: str) -> bool:
    """Return whether it isn't script that sets a header, or most likely isn't."""
    lower = name.lower()
    return lower in _ADDED or lower.startswith(("sec-", "access-control-request-", ":", "x-client"))


def sent_credentials(turn: Seen) -> str | None:
    """Return "include" where a cookie went along, across origins."""
    return None if get(turn.headers or (), "cookie") is None else "include"


def mode_told(turn: Seen) -> str | None:
    """Return the mode that the request names."""
    mode = get(turn.headers or (), "sec-fetch-mode")
    told = turn.mode or mode
    return told if told in ("cors", "no-cors", "same-origin") else None


def mode_shown(turn: Seen) -> str | None:
    """Return "cors" where a request shows it: only a CORS request has a preflight, or an Origin
    although it is a GET or HEAD.
    """
    is_asking = turn.method in ("GET", "HEAD") and get(turn.headers or (), "origin") is not None
    return "cors" if turn.kind == "preflight" or is_asking else None
