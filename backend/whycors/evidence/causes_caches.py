"""The browser got another answer than the server gives: most often from a cache."""

from ..fetch_standard import get, parse_url
from .cause import Found
from .model import HeaderPairs, Seen
from .told import Told

_ALLOW_ORIGIN = "access-control-allow-origin"


def contradicted(told: Told) -> Found | None:
    """Return the cause where the console's line refuses what the answer that was seen allows."""
    is_so = told.judgement.disagreement == "line-refused-answer-allows"
    return Found("answer-allows-now", degree="unknown") if is_so else None


def kept_by_cache(told: Told) -> Found | None:
    """Return the cause where the server allows the page in an answer to nearly the same request."""
    if told.reason != "MissingAllowOriginHeader" or told.headers is None:
        return None
    beside = next(filter(None, (_allowing(seen, told) for seen in told.incident.seen)), None)
    if beside is None:
        return None
    url, value = beside
    found = {"other_url": url, "other_value": value}
    # A server may have a reason of its own to answer one URL like this and the other like that.
    return Found("cached-beside-star" if value == "*" else "cached-beside", found, "unknown")


def asked_without_origin(told: Told) -> Found | None:
    """Return the cause where an answer was seen that no page asked for, and that allows none.

    Most servers send the CORS headers to requests with an Origin only.
    """
    answers = [seen for seen in told.incident.seen if seen.answer and seen.answer.headers]
    is_asked = any(get(seen.headers or (), "origin") is not None for seen in answers)
    allows = any(get(_headers(seen), _ALLOW_ORIGIN) is not None for seen in answers)
    is_by_curl = bool(answers) and all(seen.by == "curl" for seen in answers)
    is_open = told.degree == "unknown" and not told.incident.lines
    return (
        Found("asked-without-origin")
        if is_open and is_by_curl and not (is_asked or allows)
        else None
    )


def _headers(seen: Seen) -> HeaderPairs:
    return (seen.answer.headers if seen.answer else None) or ()


def _allowing(seen: Seen, told: Told) -> tuple[str, str] | None:
    """Return the URL and the permission of an answer at the same path, if it has one."""
    value = get(_headers(seen), _ALLOW_ORIGIN)
    url, failed = parse_url(seen.url or ""), told.url
    if value is None or url is None or failed is None or seen.kind == "preflight":
        return None
    is_same_path = url.target.partition("?")[0] == failed.target.partition("?")[0]
    return (url.href, value) if url.origin == failed.origin and is_same_path else None
