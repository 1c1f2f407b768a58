"""Origins that are listed and that no browser ever sends."""

import re
from dataclasses import dataclass
from typing import Literal

from ...fetch_standard import OPAQUE, origin_of_page, parse_url
from ...remedies.flask_cors_call import REGEX_HINTS
from ..rules.hand_written import is_exact_origin
from .pattern_graph import PatternGraph, TooLarge
from .possible_origins import may_be_origin

_SEPARATORS = r"[,;|\s]+"
#: What keeps a listed text from being the origin of any page.
Why = Literal[
    "slash", "path", "no-scheme", "list", "joined", "default-port", "ipv6", "space", "name", "user",
    "local-file", "star", "bad-pattern", "pattern", "other",
]  # fmt: skip


@dataclass(frozen=True)
class Unmatched:
    """A listed text that matches no page's origin, and what was meant, if that is plain."""

    text: str
    why: Why
    meant: str | None = None


def unmatched(listed: str | re.Pattern[str]) -> Unmatched | None:
    """Return why no browser's `Origin` matches what is listed, None if one may."""
    if isinstance(listed, str):
        return _unmatched_text(listed)
    text = listed.pattern
    meant = origin_of_page(text) if text.startswith(("http://[", "https://[")) else None
    if meant and not listed.match(meant):
        return Unmatched(text, "ipv6", meant)
    try:
        is_possible = may_be_origin(PatternGraph(listed))
    except (TooLarge, RecursionError):
        return None
    return None if is_possible else Unmatched(text, "pattern")


def _unmatched_text(text: str) -> Unmatched | None:
    lower = text.lower()
    # flask-cors compares without regard to case. "None" is what becomes of origins=None.
    if lower in (OPAQUE, "none", "") or is_exact_origin(lower):
        return None
    if text != text.strip():
        return Unmatched(text, "space", _meant(text.strip()))
    if re.search(_SEPARATORS, text):
        return Unmatched(text, "list", _meant(re.split(_SEPARATORS, text)[0]))
    if lower.count("://") > 1:
        return Unmatched(text, "joined")
    if REGEX_HINTS & set(text):
        return Unmatched(text, "star" if text.startswith("*.") else "bad-pattern")
    if "://" not in text:
        return Unmatched(text, "no-scheme", _meant(text))
    return Unmatched(text, _why_not(text), _meant(text))


def _why_not(text: str) -> Why:
    url = parse_url(text)
    if text.lower().startswith("file:"):
        return "local-file"
    if url is None:
        return "other"
    authority, slash, path = text.partition("://")[2].partition("/")
    if slash:
        return "path" if path else "slash"
    if "@" in authority:
        return "user"
    if not authority.isascii():
        return "name"
    has_port = authority.rpartition(":")[2].isdigit()
    return "default-port" if has_port and not url.port else "other"


def _meant(text: str) -> str | None:
    """Return the origin that a browser writes for what was written, if it is one at all."""
    if "://" not in text:
        host = text.partition("/")[0]
        is_local = host.partition(":")[0] in ("localhost", "127.0.0.1")
        text = f"{'http' if is_local else 'https'}://{host}"
    origin = origin_of_page(text)
    return origin if origin and is_exact_origin(origin) else None
