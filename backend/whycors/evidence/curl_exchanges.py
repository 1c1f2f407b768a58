"""Which request each printed answer is to."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal
from urllib.parse import urljoin

from .answer_heads import Head, Printed
from .curl_command import CurlCommand
from .exchanges import header_value, is_a_browsers, kind_of
from .model import HeaderPairs, Place, Seen, SeenAnswer
from .request_url import url_of_head


@dataclass(frozen=True)
class _Asked:
    """What is known of a request before its answer is read."""

    method: str | None = None
    url: str | None = None
    headers: HeaderPairs | None = None
    has_body: bool | None = None


def seen_in(printed: Printed, command: CurlCommand | None, place: Place) -> tuple[Seen, ...]:
    """Return the requests of a transcript, each with its answer if it has one."""
    return tuple(
        Seen(
            place=place,
            by=_asker(place, asked),
            kind=kind_of(asked.method, asked.headers),
            method=asked.method,
            url=asked.url,
            headers=asked.headers,
            has_body=asked.has_body,
            answer=answer,
        )
        for asked, answer in _exchanges(printed, command)
    )


def _exchanges(
    printed: Printed, command: CurlCommand | None
) -> Iterator[tuple[_Asked, SeenAnswer | None]]:
    asked = _first(command)
    is_open = command is not None
    for head in printed.heads:
        if head.status is not None:
            yield asked, SeenAnswer(head.status, head.headers)
            asked, is_open = _next(asked, head, command), False
            continue
        if is_open and asked.headers is not None and command is None:
            yield asked, None
        asked, is_open = _told(asked, head, printed), True
    if printed.error:
        yield asked, SeenAnswer(error=printed.error)
    elif is_open:
        yield asked, None


def _first(command: CurlCommand | None) -> _Asked:
    if command is None:
        return _Asked()
    return _Asked(command.method, command.url, command.sent, command.has_body)


def _told(asked: _Asked, head: Head, printed: Printed) -> _Asked:
    """Return the request as its own head tells it, which -v prints."""
    length = header_value(head.headers, "content-length")
    return _Asked(
        method=head.method,
        url=url_of_head(head, asked.url, printed) or asked.url,
        headers=head.headers,
        has_body=True if length not in (None, "0") else asked.has_body,
    )


def _next(asked: _Asked, answer: Head, command: CurlCommand | None) -> _Asked:
    """Return curl's next request, if there is one: to where a redirect leads, or the same again.

    https://curl.se/docs/manpage.html#-L
    """
    if answer.location is None:
        return asked
    url = urljoin(asked.url or "", answer.location)
    becomes_get = answer.status == 303 or (answer.status in (301, 302) and asked.method == "POST")
    if not becomes_get or asked.method in (None, "HEAD") or (command and command.asked_method):
        return replace(asked, url=url)
    headers = tuple(command.headers) if command else asked.headers
    return replace(asked, url=url, method="GET", headers=headers, has_body=False)


def _asker(place: Place, asked: _Asked) -> Literal["browser", "curl", "unknown"]:
    if place.form == "curl":
        return "curl"
    return "browser" if asked.headers and is_a_browsers(asked.headers) else "unknown"
