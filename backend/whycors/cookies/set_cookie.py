"""What the text of a Set-Cookie header says: name, value and attributes (section 5.6)."""

import re
from typing import NamedTuple

from .dates import parse_cookie_date
from .model import CookieRule, SameSite

MAX_PAIR_BYTES = 4096
MAX_ATTRIBUTE_BYTES = 1024
#: Control characters but for the tab. A server can't send the line breaks among them.
_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")
_WHITESPACE = " \t"
_MAX_AGE = re.compile(r"-?[0-9]+", re.ASCII)
_SAME_SITE: dict[str, SameSite] = {"strict": "Strict", "lax": "Lax", "none": "None"}


class SetCookie(NamedTuple):
    """A parsed Set-Cookie header. An attribute that is absent, or was ignored, is None."""

    name: str
    value: str
    max_age: int | None = None
    expires: float | None = None
    domain: str = ""
    path: str | None = None
    secure: bool = False
    http_only: bool = False
    same_site: SameSite = "default"
    partitioned: bool = False


def parse_set_cookie(text: str) -> SetCookie | CookieRule:
    """Return what the header says, or the rule by which it says nothing."""
    if _CONTROL.search(text):
        return "syntax"
    pair, *attributes = text.split(";")
    name, value = _split(pair) if "=" in pair else ("", pair.strip(_WHITESPACE))
    # Checked first by the storage model (section 5.7, step 2).
    if not name and not value:
        return "syntax"
    if len(name) + len(value) > MAX_PAIR_BYTES:
        return "too-large"
    cookie = SetCookie(name, value)
    for attribute in attributes:
        cookie = _with_attribute(cookie, *_split(attribute))
    return cookie


def _split(pair: str) -> tuple[str, str]:
    name, _, value = pair.partition("=")
    return name.strip(_WHITESPACE), value.strip(_WHITESPACE)


def _with_attribute(cookie: SetCookie, name: str, value: str) -> SetCookie:
    """Return the cookie with one more attribute: the last one of a name counts."""
    if len(value) > MAX_ATTRIBUTE_BYTES:
        return cookie
    match name.lower():
        case "expires":
            date = parse_cookie_date(value)
            return cookie if date is None else cookie._replace(expires=date)
        case "max-age":
            return cookie._replace(max_age=int(value)) if _MAX_AGE.fullmatch(value) else cookie
        case "domain":
            return cookie._replace(domain=value.removeprefix(".").lower())
        case "path":
            return cookie._replace(path=value)
        case "secure":
            return cookie._replace(secure=True)
        case "httponly":
            return cookie._replace(http_only=True)
        case "samesite":
            return cookie._replace(same_site=_SAME_SITE.get(value.lower(), "default"))
        case "partitioned":
            return cookie._replace(partitioned=True)
    return cookie
