"""What is read from what people have: lines, exchanges, cases, each with its place in the text.

No value here is secret: what is read has been blanked (see secrets.py).
"""

from dataclasses import dataclass
from typing import Any, Literal

from ..browsers.recognise import Recognised
from ..fetch_standard import Kind

#: What a piece of the text is.
Form = Literal[
    "console", "curl", "headers", "copied-curl", "copied-fetch", "copied-powershell",
    "har", "case", "url",
]  # fmt: skip
#: Why lines can't be read; "unread.<fault>" in words/diagnosis says it, with {value} where there is
#: one. "" is ordinary text. "json" isn't JSON or breaks off: {value} says how and where. "case"
#: breaks the schema, as {value} says. "curl-quotes" don't close; "curl-words" and
#: "too-many-headers" are more than there can be. "fetch" and "powershell" break off. "html" is a
#: page. "too-long" isn't looked through for console lines after {value} characters, and "pieces"
#: are more than {value}.
Fault = Literal[
    "", "json", "case", "curl-quotes", "curl-words", "fetch", "powershell", "too-many-headers",
    "html", "binary", "too-long", "pieces",
]  # fmt: skip
#: Names and values in the order in which they stand.
HeaderPairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Place:
    """Where a piece stands: its first and its last line in the text, from 1."""

    form: Form
    first_line: int
    last_line: int


@dataclass(frozen=True)
class Line:
    """A line of a browser's console, or several that say one thing."""

    place: Place
    text: str
    recognised: Recognised


@dataclass(frozen=True)
class SeenAnswer:
    """An answer as far as the text tells it; None is what it doesn't tell.

    `error` stands where there was no answer, in the words of who tried: `net::ERR_FAILED`, say.
    With a status it stands where Chromium had the answer and kept it from the page.
    """

    status: int | None = None
    headers: HeaderPairs | None = None
    error: str | None = None


@dataclass(frozen=True)
class Seen:
    """A request that the text shows, and its answer if it shows that; None is what it doesn't tell.

    `by` is who made it: a request of curl's is answered as curl asked, with its own headers, and
    not as a browser would have asked. `kind` says whether it is a CORS-preflight request. `mode`
    and `credentials` are what the page asked for: what developer tools copy seldom tells them.
    """

    place: Place
    by: Literal["browser", "curl", "unknown"]
    kind: Kind | None = None
    method: str | None = None
    url: str | None = None
    headers: HeaderPairs | None = None
    has_body: bool | None = None
    mode: str | None = None
    credentials: str | None = None
    answer: SeenAnswer | None = None


@dataclass(frozen=True)
class GivenCase:
    """A case as case.schema.json describes it."""

    place: Place
    case: dict[str, Any]


@dataclass(frozen=True)
class Unread:
    """Lines that say nothing that can be read, and why."""

    first_line: int
    last_line: int
    fault: Fault = ""
    value: str = ""


@dataclass(frozen=True)
class Evidence:
    """All that was read from a text. `url` is set where the text is nothing but a URL."""

    lines: tuple[Line, ...] = ()
    seen: tuple[Seen, ...] = ()
    cases: tuple[GivenCase, ...] = ()
    unread: tuple[Unread, ...] = ()
    url: str | None = None
    blanked: int = 0
