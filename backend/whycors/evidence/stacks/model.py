"""What is to be let in, and the code that lets it in."""

import re
from dataclasses import dataclass
from typing import Literal

from ...fetch_standard import CORS_SAFELISTED_METHODS, is_token, parse_url

#: Stands for the page's origin where that isn't known: nobody has this name.
YOUR_PAGE = "https://YOUR-PAGE.example"
Limit = Literal["methods", "headers"]
#: Everybody, if no credentials are wanted.
ANYBODY = "*"
#: An origin with a scheme of its own, and a host without the URL standard's forbidden code points.
#: https://url.spec.whatwg.org/#forbidden-host-code-point
_OWN_SCHEME = re.compile(
    r"(?!https?:|file:)[a-z][a-z0-9+.-]*://[^\x00- \x7f-\U0010ffff#/<>?@\\^|*]+"
)


@dataclass(frozen=True)
class Wanted:
    """Whom an API is to let in, and with what: no more than this.

    `origins` are serialized, `*` alone stands for everybody. `methods` and the header names are
    those that pages are to use; methods that need no permission count with them. Where no request
    header is known, a library's own default stays if it lets a JSON body through, else that is
    allowed. `url` is what the page asks, where that is known: a development server's proxy needs to
    know where the API is. `limits` are what the server is known to list, "methods" or "headers":
    there flask-cors' own defaults are not in force.
    """

    origins: tuple[str, ...]
    credentials: bool
    methods: tuple[str, ...]
    request_headers: tuple[str, ...]
    exposed_headers: tuple[str, ...] = ()
    url: str | None = None
    limits: tuple[Limit, ...] = ()

    @property
    def allowed_methods(self) -> tuple[str, ...]:
        """The methods, and those that need no permission: a list without them would refuse them."""
        return tuple(dict.fromkeys((*CORS_SAFELISTED_METHODS, *self.methods)))

    @property
    def allowed_headers(self) -> tuple[str, ...]:
        """The request headers; where none is known, the one that a JSON body needs."""
        return self.request_headers or ("Content-Type",)

    @property
    def is_for_anybody(self) -> bool:
        return self.origins == (ANYBODY,)

    @property
    def can_be_let_in(self) -> bool:
        """Whether each origin can be told from all others, and each name is one.

        `null` can't: it is the origin of every page that has no other. Nor can `*` be let in with
        credentials, or a header's name that is a wildcard.
        """
        names = (*self.methods, *self.request_headers, *self.exposed_headers)
        if not all(is_token(name) and name != "*" for name in names):
            return False
        if self.is_for_anybody:
            return not self.credentials
        return bool(self.origins) and all(map(_is_origin, self.origins))


@dataclass(frozen=True)
class StackFix:
    """The code that lets in what is wanted, for one framework, server or proxy.

    `file` is where it belongs, `syntax` what it is written in. `was_run` says whether the tests run
    it in the real server.
    """

    id: str
    name: str
    file: str
    syntax: str
    code: str
    was_run: bool = True


def _is_origin(text: str) -> bool:
    """Return whether this is a serialized origin, other than `null`."""
    url = parse_url(text)
    if url is None or "*" in text:
        return False
    if url.is_http:
        return text in (url.origin, YOUR_PAGE)
    return url.href == text and bool(_OWN_SCHEME.fullmatch(text))
