"""What heads and their headers tell, wherever they stand."""

import re
from collections.abc import Iterable

from ..fetch_standard import Kind
from .model import HeaderPairs

#: A header on a line of its own: https://www.rfc-editor.org/rfc/rfc9110#name-field-names
_NAME = r"[ \t]*(:?[!#$%&'*+.^_`|~0-9A-Za-z-]{1,200})"
HEADER_LINE = re.compile(_NAME + r"[ \t]?:(?!//)[ \t]*([^\n]*)")
# What a console begins its lines with: a script and a line of it, or the class of an error.
_OF_A_CONSOLE = re.compile(r"(?:Error|Exception|Warning|\.[a-z]{2,4}|VM[0-9]{1,6})[ \t]?:[ \t]*$")
_NOT_A_HEADER = re.compile(rf"^(?!{_NAME}:)", re.MULTILINE)
#: A status line of HTTP/1.1, 2 or 3; the latter two have no reason.
STATUS_LINE = re.compile(r"HTTP/[0-9.]{1,3}[ \t]{1,4}([0-9]{3})(?:[ \t]([^\n]*))?$")
#: A request line: https://www.rfc-editor.org/rfc/rfc9112#name-request-line
REQUEST_LINE = re.compile(r"([A-Za-z]{1,30}) (\S{1,8000}) HTTP/([0-9.]{1,3})$")
#: What a browser sends, and nobody types.
_OF_A_BROWSER = re.compile(r"sec-fetch-|sec-ch-ua|user-agent: mozilla/", re.IGNORECASE)


def header_of(line: str) -> tuple[str, str] | None:
    """Return a line's name and value, or None if it isn't a header."""
    found = HEADER_LINE.match(line)
    if found is None or _OF_A_CONSOLE.search(line, 0, found.start(2)):
        return None
    return found[1], found[2].strip(" \t")


def end_of_headers(text: str, start: int) -> int:
    """Return where the lines end that begin at `start` and are headers, however many."""
    found = _NOT_A_HEADER.search(text, start)
    return found.start() - 1 if found else len(text)


def header_value(headers: HeaderPairs, name: str) -> str | None:
    """Return the value of the first header of that name, in any case; None if there isn't one."""
    return next((value for each, value in headers if each.lower() == name), None)


def is_a_browsers(headers: Iterable[tuple[str, str]]) -> bool:
    """Return whether a browser sent these headers, or a copy of them."""
    return any(_OF_A_BROWSER.match(f"{name}: {value}") for name, value in headers)


def kind_of(method: str | None, headers: HeaderPairs | None) -> Kind | None:
    """Return the kind of a request, or None if what is told of it leaves that open.

    `headers` is None if not all of them are told.
    https://fetch.spec.whatwg.org/#cors-preflight-request
    """
    if method is not None and method != "OPTIONS":
        return "request"
    if headers is None:
        return None
    if header_value(headers, "access-control-request-method") is not None:
        return "preflight"
    return None if method is None else "request"
