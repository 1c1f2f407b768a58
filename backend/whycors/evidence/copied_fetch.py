"""A call of fetch(): copied from developer tools, or as somebody wrote it.

What Chromium and Firefox copy leaves out Origin, says "cors" of every request, and "omit" of every
one that no cookie went with, whatever the page had said. What a person wrote is what the page says.
"""

import re
from typing import Any

from .exchanges import kind_of
from .javascript import UNTOLD, Unclosed, after_blanks, javascript_value
from .model import HeaderPairs, Seen
from .paste import Paste, Piece
from .secrets import BLANKED

#: A call, and what a line of code may have before it.
CALL_LINE = r"(?:[A-Za-z_$][\w $={}()\[\],.>;:]{0,80}?[ .(={>;])?fetch\([ \t\n]{0,20}(?=[\"'`])"
_CALL = re.compile(rf"[ \t]*{CALL_LINE}")
#: A longer call isn't read: bodies are blanked before.
MAX_CALL = 20_000
_QUOTED_KEY = re.compile(r"\{[ \t\n]{0,40}\"")
#: Names of headers whose value decides whether a request may go without a preflight.
_TELLING = frozenset("accept accept-language content-language content-type range".split())


def read_fetch(paste: Paste, start: int) -> Piece | None:
    """Read the call of fetch() on the line at `start`."""
    found = _CALL.match(paste.text, start)
    if found is None:
        return None
    try:
        text = paste.text[found.end() : found.end() + MAX_CALL]
        url, length, options, is_copied = _arguments(text, 0)
    except Unclosed:
        end = paste.end_of_line(start)
        return Piece(start, end, unread=(paste.unread(start, end, "fetch"),))
    end = found.end() + length
    headers, method = _headers(options), _method(options)
    seen = Seen(
        place=paste.place("copied-fetch", start, end),
        by="browser",
        kind=kind_of(method, None),
        method=method,
        url=url if isinstance(url, str) else None,
        headers=headers,
        has_body=_has_body(options, is_copied),
        mode=_mode(options, is_copied),
        credentials=_credentials(options, is_copied),
    )
    return Piece(start, end, (seen,))


def _mode(options: Any, is_copied: bool) -> str | None:
    """Return the mode; a tool writes "cors" for every request, and nothing else."""
    mode = _said(options, "mode", "cors")
    return None if is_copied and mode == "cors" else mode


def _arguments(text: str, at: int) -> tuple[Any, int, Any, bool]:
    """Return URL, end, options ({} if there are none), and whether a tool wrote them as JSON."""
    url, at = javascript_value(text, at)
    options: Any = {}
    is_copied = False
    if text[at : at + 1] == ",":
        begins = after_blanks(text, at + 1)
        is_copied = bool(_QUOTED_KEY.match(text, begins))
        options, at = javascript_value(text, begins)
    if text[at : at + 1] != ")":
        raise Unclosed
    return url, at + 1, options if isinstance(options, dict) else UNTOLD, is_copied


def _said(options: Any, name: str, default: str) -> str | None:
    """Return an option's value, `default` where it isn't given, None where that isn't told."""
    if options is UNTOLD:
        return None
    value = options.get(name, default)
    return value if isinstance(value, str) else None


def _method(options: Any) -> str | None:
    return _said(options, "method", "GET")


def _credentials(options: Any, is_copied: bool) -> str | None:
    said = _said(options, "credentials", "same-origin")
    return said if said == "include" or not is_copied else None


def _has_body(options: Any, is_copied: bool) -> bool | None:
    """Return whether there is a body: Firefox's copy has none of a request that wasn't sent."""
    if options is UNTOLD or (is_copied and "body" not in options):
        return None
    return options.get("body") is not None


def _headers(options: Any) -> HeaderPairs | None:
    """Return the headers, with Referer where a tool put it beside them; None if one isn't told."""
    given = {} if options is UNTOLD else options.get("headers", {})
    if options is UNTOLD or not isinstance(given, dict):
        return None
    if any(value is UNTOLD and name.lower() in _TELLING for name, value in given.items()):
        return None
    pairs = [(n, v if isinstance(v, str) else BLANKED) for n, v in given.items()]
    referrer = options.get("referrer")
    if isinstance(referrer, str) and "://" in referrer:
        pairs.append(("Referer", referrer))
    return tuple(pairs)
