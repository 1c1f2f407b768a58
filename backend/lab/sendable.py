"""What an app answers, looked at before the server has it.

Not every status line and header field that an app comes up with can be sent. Some status codes make
the server end its process, and every run with it; a field is left out without a word.
"""

import functools
import re
from collections.abc import Callable, Iterable
from itertools import chain
from typing import TYPE_CHECKING, Any

from werkzeug.wrappers import Response
from werkzeug.wsgi import ClosingIterator

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

# https://www.rfc-editor.org/rfc/rfc9110#section-15: a code below 200 ends no exchange. What is
# above 599 is nobody's, but it can be sent.
STATUS_LINE = re.compile(r"[2-9][0-9]{2}( [^\x00-\x1f\x7f]*)?")
TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")  # RFC 9110, section 5.6.2
FIELD_VALUE = re.compile(r"[\t -~]*")
# A record keeps them, so they are bounded; browsers take no more than 256 KiB anyway.
MAX_HEADER_BYTES = 64 * 1024
SHOWN_CHARACTERS = 60


def sendable(app: "WSGIApplication", instead: Callable[[str], Response]) -> "WSGIApplication":
    """Return the WSGI app that answers as `app` does, if that can be sent.

    Otherwise it answers with what `instead` makes of a sentence that says what is wrong.
    """

    def sendable_app(
        environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        started = False
        refused: Response | None = None

        def start(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
            nonlocal started, refused
            started = True
            if _can_be_sent(status, headers):
                refused = None
                return start_response(status, headers, *rest)
            refused = instead(_fault_in(status, headers))
            return start_response(refused.status, list(refused.headers), *rest)

        chunks = app(environ, start)
        if not started:
            # An app may call start_response as late as for its first chunk (PEP 3333), but the
            # server wants the status before that.
            chunks = _begun(chunks)
        if not started:
            start("", [])
        if refused is None:
            return chunks
        getattr(chunks, "close", bool)()
        return [refused.data]

    return sendable_app


def _begun(chunks: Iterable[bytes]) -> Iterable[bytes]:
    """Return the same chunks, with the first one already made."""
    rest = iter(chunks)
    first = next(rest, b"")
    return ClosingIterator(chain([first], rest), getattr(chunks, "close", None))


def _can_be_sent(status: str, headers: list[tuple[str, str]]) -> bool:
    """Return whether a server can send this. It is called for every answer, so it must be quick."""
    try:
        names, values = zip(*headers, strict=True) if headers else ((), ())
        text = "".join(values)
        is_plain = len(text) <= MAX_HEADER_BYTES // 2 and text.isascii() and text.isprintable()
        return (is_plain and _is_usual(status, names)) or not _fault_in(status, headers)
    except (TypeError, ValueError):
        return False


@functools.lru_cache(maxsize=100)
def _is_usual(status: str, names: tuple[str, ...]) -> bool:
    """Return whether all but the headers' values can be sent, with room for those."""
    is_short = sum(map(len, names)) <= MAX_HEADER_BYTES // 2
    return is_short and bool(STATUS_LINE.fullmatch(status)) and all(map(TOKEN.fullmatch, names))


def _fault_in(status: str, headers: list[tuple[str, str]]) -> str:
    """Return what a server can't send, as a sentence; "" if it can send all of it."""
    if not (isinstance(status, str) and STATUS_LINE.fullmatch(status)):
        return f"the status of a response is {_shown(status)}. It must be a number from 200 to 599."
    for field in headers:
        match field:
            case (str() as name, str() as value):
                if not TOKEN.fullmatch(name):
                    return f"a response has a header with the invalid name {_shown(name)}."
                if not FIELD_VALUE.fullmatch(value):
                    allowed = "Only printable ASCII characters can be sent."
                    return f"the value of the header {name} is {_shown(value)}. {allowed}"
            case _:
                return f"a response has {_shown(field)} in place of a header's name and value."
    size = sum(map(len, chain.from_iterable(headers)))
    if size > MAX_HEADER_BYTES:
        return f"the headers of a response have {size} bytes. They may have {MAX_HEADER_BYTES}."
    return ""


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= SHOWN_CHARACTERS else f"{text[:SHOWN_CHARACTERS]}…"
