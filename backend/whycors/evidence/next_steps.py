"""What to run next: the exact curl commands, with what is known of the request."""

import shlex
from collections.abc import Iterator

from ..fetch_standard import is_cors_safelisted_method, parse_url
from .alternatives import UNTOLD
from .stacks import YOUR_PAGE
from .supposing import UNKNOWN_URL
from .told import Told

#: What stands for a method that nobody gave: one that browsers ask about first.
GUESSED_METHOD = "PUT"


def commands(told: Told) -> dict[str, str]:
    """Return the commands by their names in texts, every value quoted: no paste may run."""
    known, url = told.parameters, told.parameters.get("url") or UNKNOWN_URL
    method = known.get("method")
    other = known.get("value") or YOUR_PAGE
    first = known.get("initial_url") or url
    return {
        "get_command": _curl(*_origin(told), url),
        "request_command": _curl("-X", method or "GET", *_origin(told), *_headers(told), url),
        "preflight_command": _curl(*_origin(told), *_preflight(told), url),
        "other_command": _curl("-H", f"Origin: {other}", url),
        "first_command": _curl(first),
        "uncached_command": _curl(*_origin(told), _unasked(url)),
    }


def asking(told: Told) -> Iterator[str]:
    """Yield the keys of the texts with the commands that ask as the browser did."""
    method = told.parameters.get("method")
    preflight = "preflight" if method else "preflight_guess"
    is_unsafe = bool(method) and not is_cors_safelisted_method(method or "")
    asks_first = told.is_preflights or is_unsafe or bool(told.unsafe_headers)
    if asks_first:
        yield preflight
    if not told.is_preflights:
        yield from _asking_itself(method)
    # Only Chromium says which of the two it was.
    is_open = method is None and told.judgement.at is None and told.browser != "chromium"
    if is_open and not asks_first:
        yield preflight


def _asking_itself(method: str | None) -> Iterator[str]:
    if method is None:
        yield "get_guess"
    elif method in ("GET", "HEAD"):
        yield "get"
    else:
        yield "request_unsafe"


def _curl(*arguments: str) -> str:
    return shlex.join(["curl", "-i", *arguments])


def _origin(told: Told) -> list[str]:
    return ["-H", f"Origin: {told.parameters.get('page_origin') or YOUR_PAGE}"]


def _preflight(told: Told) -> list[str]:
    method = told.parameters.get("method") or GUESSED_METHOD
    names = told.parameters.get("header") or ",".join(told.unsafe_headers)
    headers = ["-H", f"Access-Control-Request-Headers: {names.lower()}"] if names else []
    return ["-X", "OPTIONS", "-H", f"Access-Control-Request-Method: {method}", *headers]


def _headers(told: Told) -> list[str]:
    """Return script's own headers, without those of which nobody gave the value."""
    given = (pair for pair in told.request_headers if pair[1] != UNTOLD)
    return [part for pair in given for part in ("-H", ": ".join(pair))]


def _unasked(url: str) -> str:
    """Return the URL with a query that no cache has an answer to."""
    parsed = parse_url(url)
    bare = parsed.without_fragment if parsed else url
    return f"{bare}{'&' if '?' in bare else '?'}uncached=1"
