"""One sentence for what became of a cookie at a request, and why."""

from collections.abc import Sequence
from typing import Any

from ..browsers.behaviours import Browser
from ..cookies import (
    Cookie,
    CookieContext,
    CookieRules,
    CookieTurn,
    Refused,
    Stored,
    Withheld,
    is_same_site_request,
    site_of_text,
)
from ..cookies.rules import RFC6265BIS
from ..cookies.sites import FROM_FOREIGN_FRAME, partition_key
from ..fetch_standard import OPAQUE, Url, is_same_origin, parse_url
from .catalogues import catalogue

#: The point of the rules that a sentence rests on, where it rests on one of those that differ.
_POINTS = {
    "refused.secure": "trusts_loopback",
    "refused.third-party": "third_party",
    "sent.partitioned": "third_party",
    "sent.unset": "lax_by_default",
    "stored.partitioned": "third_party",
    "withheld.secure": "trusts_loopback",
    "withheld.third-party": "third_party",
}


def cookie_sentence(
    what: Cookie | Stored | Refused | Withheld,
    context: CookieContext,
    language: str,
    rules: CookieRules = RFC6265BIS,
) -> str:
    """Return why a cookie was sent (the cookie itself), stored, refused or withheld.

    `context` is the request, `rules` are those that it was judged by, `language` is one of
    LANGUAGES. Inline code stands in backticks. Raises ValueError if the request has no URL.
    """
    url = parse_url(context.url)
    if url is None:
        raise ValueError(f"not a URL: {context.url!r}")
    texts = catalogue("cookies", language)
    cookie = what if isinstance(what, Cookie) else what.cookie
    key = _key(what, context, url, rules)
    is_measured = _POINTS.get(key) not in rules.unmeasured
    text = texts[key] if is_measured else f"{texts[key]} {texts['unmeasured']}"
    return text.format_map(
        {
            "host": url.hostname,
            "method": context.method,
            "initiator": _shown(context.initiator, texts),
            "site": _shown(site_of_text(context.url), texts),
            "other": _shown(_other_site(context), texts),
            "top": _shown(partition_key(context), texts),
            **(_values(cookie, texts) if cookie else {}),
        }
    )


def told_cookie(
    what: Cookie | Stored | Refused | Withheld, turn: CookieTurn, attributes: str, language: str
) -> dict[str, Any]:
    """Return what became of a cookie at a turn, as pages and programs read it.

    `attributes` is the text of those that it was set with.
    """
    cookie = what if isinstance(what, Cookie) else what.cookie
    return {
        "name": cookie.name if cookie else "",
        "attributes": attributes,
        "rule": None if isinstance(what, Cookie) else what.rule,
        "sentence": cookie_sentence(what, turn.context, language, turn.rules),
    }


def in_browsers(browsers: Sequence[Browser], sentence: str, language: str) -> str:
    """Return the sentence as one that holds in these browsers."""
    texts = catalogue("cookies", language)
    names = texts["and"].join(map(str.capitalize, browsers))
    return texts["elsewhere"].format(browsers=names, sentence=sentence)


def _values(cookie: Cookie, texts: dict[str, str]) -> dict[str, str]:
    return {
        "name": cookie.name or cookie.value,
        "domain": cookie.domain,
        "path": cookie.path,
        "partition": _shown(cookie.partition, texts),
    }


def _key(
    what: Cookie | Stored | Refused | Withheld,
    context: CookieContext,
    url: Url,
    rules: CookieRules,
) -> str:
    """Return the key of the sentence."""
    match what:
        case Cookie():
            return f"sent.{_reason_to_send(what, context, url, rules)}"
        case Stored(cookie=cookie):
            if cookie.partition is not None:
                return "stored.partitioned"
            return "stored.host" if cookie.host_only else "stored.domain"
        case Refused():
            return f"refused.{what.rule}"
        case Withheld(cookie=cookie):
            is_common = what.rule == "partition" and cookie.partition is None
            return "withheld.partition.none" if is_common else f"withheld.{what.rule}"


def _reason_to_send(cookie: Cookie, context: CookieContext, url: Url, rules: CookieRules) -> str:
    """Return by what a cookie may go with the request."""
    if is_same_site_request(context):
        return _nearness(context, url)
    if context.is_top_level_navigation and cookie.same_site in ("Lax", "default"):
        if cookie.same_site == "Lax" or rules.lax_by_default:
            return "navigation" if context.method in ("GET", "HEAD") else "lax-unsafe"
    if cookie.partition is not None and not context.is_top_level_navigation:
        return "partitioned"
    return "none" if cookie.same_site == "None" else "unset"


def _nearness(context: CookieContext, url: Url) -> str:
    """Return how near the initiator of a same-site request is to its URL."""
    if context.initiator is None:
        return "by-hand"
    if is_same_origin(context.initiator, url.origin):
        return "same-origin"
    initiator = parse_url(context.initiator)
    has_same_host = initiator is not None and initiator.hostname == url.hostname
    return "same-site" if has_same_host else "same-site-names"


def _other_site(context: CookieContext) -> str | None:
    """Return the site by which the request is not same-site: the initiator's, or the top's."""
    site, asking = site_of_text(context.url), site_of_text(context.initiator)
    if context.initiator is not None and asking != site:
        return asking or OPAQUE
    return partition_key(context)


def _shown(text: str | None, texts: dict[str, str]) -> str:
    if text is None or text == OPAQUE:
        return texts["opaque"]
    return texts["foreign-frame"] if text.endswith(FROM_FOREIGN_FRAME) else f"`{text}`"
