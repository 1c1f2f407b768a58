"""What the text of a Set-Cookie header says: name, value and attributes (section 5.6)."""

import re
from typing import NamedTuple

from .dates import parse_cookie_date
from .model import CookieRule, SameSite
from .rules import CookieRules

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


def parse_set_cookie(text: str, rules: CookieRules) -> SetCookie | CookieRule:
    """Return what the header says, or the rule by which it says nothing."""
    if _CONTROL.search(text):
        return "syntax"
    if rules.replaces_what_is_no_utf8 and not text.isascii():
        text = text.encode("latin-1").decode("utf-8", "replace").encode().decode("latin-1")
    pair, *attributes = text.split(";")
    name, value = _split(pair)
    if "=" not in pair and not rules.needs_name:
        name, value = "", name
    # The empty one is refused by the storage model (section 5.7, step 2).
    if not (name or value) or _is_odd(name, value, rules):
        return "syntax"
    if len(name) + len(value) > MAX_PAIR_BYTES:
        return "too-large"
    cookie = SetCookie(name, value)
    for attribute in attributes:
        cookie = _with_attribute(cookie, *_split(attribute), rules)
    return cookie


def _is_odd(name: str, value: str, rules: CookieRules) -> bool:
    """Return whether a browser refuses the pair although RFC 6265bis does not."""
    if not name:
        return rules.needs_name or ("=" in value and rules.refuses_nameless_pair)
    return "\t" in name and rules.refuses_tab_in_name


def _split(pair: str) -> tuple[str, str]:
    name, _, value = pair.partition("=")
    return name.strip(_WHITESPACE), value.strip(_WHITESPACE)


def _with_attribute(cookie: SetCookie, name: str, value: str, rules: CookieRules) -> SetCookie:
    """Return the cookie with one more attribute: the last one of a name counts."""
    if len(value) > MAX_ATTRIBUTE_BYTES:
        return cookie
    match name.lower():
        case "expires":
            date = parse_cookie_date(value)
            is_kept = date is None and not rules.unreadable_age_undoes
            return cookie if is_kept else cookie._replace(expires=date)
        case "max-age":
            seconds = _seconds(value, rules)
            is_kept = seconds is None and not rules.unreadable_age_undoes
            return cookie if is_kept else cookie._replace(max_age=seconds)
        case "domain":
            return cookie._replace(domain=value.lower())
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


def _seconds(text: str, rules: CookieRules) -> int | None:
    """Return the seconds of a Max-Age, None where it can't be read."""
    if text.startswith("-") and rules.minus_is_over:
        return 0
    return int(text) if _MAX_AGE.fullmatch(text) else None
