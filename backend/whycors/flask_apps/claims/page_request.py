"""What a page asks for in a claim, and the claims that are refused because they can't fail."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypedDict
from urllib.parse import urlencode

from ...fetch_standard import Body, HeaderList, Request, origin_of_page
from .no_claim import NoClaim, hides

__tracebackhide__ = hides

#: Methods that have no body.
BODILESS = ("GET", "HEAD")


class SentOptions(TypedDict, total=False):
    """What is sent beside a request's method and path.

    `json` is sent as JSON; `data` as it is if it is text or bytes, and as a form's fields if it is
    a mapping.
    """

    headers: Mapping[str, str]
    json: Any
    data: str | bytes | Mapping[str, str]


class RequestOptions(SentOptions, total=False):
    """The same, and `cookies`: whether script asks to include them, by `credentials`."""

    cookies: bool


@dataclass(frozen=True)
class PageRequest:
    """A request that script makes with fetch(); `path` may have a query.

    `content` is what a `body` consists of.
    """

    method: str
    path: str
    headers: HeaderList = ()
    body: Body | None = None
    content: bytes = b""
    cookies: bool = False

    def __str__(self) -> str:
        return f"{self.method} {self.path}"

    def asked_by(self, origin: str, api: str) -> Request:
        """Return what script of a page of `origin` asks for, the API's origin being `api`."""
        return Request(
            origin,
            f"{api}{self.path}",
            method=self.method,
            headers=self.headers,
            credentials="include" if self.cookies else "same-origin",
            body=self.body,
        )


def page_request(
    method_or_path: str, path: str | None, sent: SentOptions, cookies: bool = False
) -> PageRequest:
    """Return the request that the words of a claim describe; GET where no method is given.

    Raises NoClaim for what no page could ask for.
    """
    method, path = ("GET", method_or_path) if path is None else (method_or_path, path)
    if not path.startswith("/"):
        raise NoClaim(f"{path!r} isn't a path of the app. It begins with a slash: '/notes/1'.")
    body, content = _body(sent)
    if body is not None and method.upper() in BODILESS:
        raise NoClaim(f"{method} {path} has no body: fetch() refuses one with {method}.")
    headers = tuple(sent.get("headers", {}).items())
    if "json" in sent and not any(name.lower() == "content-type" for name, _ in headers):
        headers = (*headers, ("Content-Type", "application/json"))
    return PageRequest(method, path, headers, body, content, cookies)


def _body(sent: SentOptions) -> tuple[Body | None, bytes]:
    if "json" in sent and "data" in sent:
        raise NoClaim("json and data are both given: a request has one body.")
    data = json.dumps(sent["json"]) if "json" in sent else sent.get("data")
    if data is None:
        return None, b""
    if isinstance(data, bytes):
        return Body("arraybuffer"), data
    if isinstance(data, str):
        return Body("text"), data.encode()
    return Body("urlsearchparams"), urlencode(data).encode()


def checked_origin(text: str, name: str) -> str:
    """Return `text`, which is called `name`, if it is an origin as browsers write it.

    Raises NoClaim otherwise: no page has such an origin, so whatever is said of it holds.
    """
    origin = origin_of_page(text)
    if origin == text:
        return text
    instead = f"Write {origin!r}." if origin else "Write one like 'https://shop.example'."
    raise NoClaim(f"{name}: {text!r} is not an origin as a browser writes it. {instead}")
