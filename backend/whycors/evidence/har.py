"""HAR files: what Chromium, Firefox and Safari put in them, and what they leave out.

http://www.softwareishard.com/blog/har-12-spec/. No browser says in one that CORS was the cause.
"""

import re
from collections.abc import Iterator

from .exchanges import header_value, kind_of
from .json_values import Json, member, text_member, values_from
from .model import HeaderPairs, Place, Seen, SeenAnswer
from .paste import Paste

_ENTRIES = re.compile(r'"entries"\s{0,20}:\s{0,20}\[')


def is_entry(value: Json) -> bool:
    """Return whether a JSON value is an entry of a HAR file."""
    return isinstance(member(value, "request", "headers"), list) and "response" in value


def is_har(value: Json) -> bool:
    """Return whether a JSON value is a HAR file, or its log, or its entries."""
    entries = member(value, "log", "entries") or member(value, "entries")
    return isinstance(entries, list) or (
        isinstance(value, list) and any(is_entry(each) for each in value)
    )


def read_har(paste: Paste, start: int, end: int) -> tuple[Seen, ...]:
    """Return the entries between `start` and `end`, up to the first that can't be read."""
    found = _ENTRIES.search(paste.text, start, end)
    return tuple(_seen(paste, found.end() if found else start, end))


def _seen(paste: Paste, start: int, end: int) -> Iterator[Seen]:
    for begins, value, ends in values_from(paste.text, start):
        if begins >= end:
            return
        entries = [value] if is_entry(value) else value if isinstance(value, list) else []
        for entry in filter(is_entry, entries):
            if str(text_member(entry, "request", "url")).startswith("http"):
                yield read_entry(paste.place("har", begins, ends), entry)


def read_entry(place: Place, entry: Json) -> Seen:
    """Return what an entry tells."""
    method = text_member(entry, "request", "method")
    headers = _headers(member(entry, "request", "headers"))
    is_preflight = text_member(entry, "_resourceType") == "preflight"
    mode = header_value(headers or (), "sec-fetch-mode")
    return Seen(
        place=place,
        by="browser",
        kind="preflight" if is_preflight else kind_of(method, headers),
        method=method,
        url=text_member(entry, "request", "url"),
        headers=headers,
        has_body=_has_body(entry),
        mode=mode,
        answer=_answer(entry),
    )


def _answer(entry: Json) -> SeenAnswer:
    """Return an answer: with status 0 there was none; without headers, they were left out."""
    response = member(entry, "response")
    error = text_member(response, "_error")
    status = member(response, "status")
    if not isinstance(status, int) or not 100 <= status <= 999:
        return SeenAnswer(error=error or "status 0")
    return SeenAnswer(status, _headers(member(response, "headers")), error)


def _headers(listed: Json) -> HeaderPairs | None:
    """Return the headers, or None if there isn't any: then the browser didn't tell them."""
    pairs = [
        (text_member(each, "name"), text_member(each, "value"))
        for each in (listed if isinstance(listed, list) else ())
    ]
    return tuple((n, v) for n, v in pairs if n is not None and v is not None) or None


def _has_body(entry: Json) -> bool | None:
    """Return whether the request had a body; Firefox doesn't tell it of one that wasn't sent."""
    size = member(entry, "request", "bodySize")
    if member(entry, "request", "postData") or (isinstance(size, int) and size > 0):
        return True
    is_sent = member(entry, "response", "status") != 0
    return False if is_sent or "_initiator" in entry else None
