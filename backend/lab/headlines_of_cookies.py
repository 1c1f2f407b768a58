"""Which sentence tells what became of the cookie, and what it names."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from backend.lab.cookie_fate import CookieFate
from backend.whycors.cookies import (
    Cookie,
    CookieContext,
    Refused,
    Withheld,
    is_same_site_request,
    site_of_text,
)

#: The rules that have sentences of their own; the reason below the headline tells of the others.
WITHHELD_BY = ("credentials-mode", "secure", "partition", "third-party", "samesite-lax-method")
REFUSED_BY = ("credentials-mode", "secure", "third-party", "none-without-secure")
SAME_SITE = ("samesite-strict", "samesite-lax", "samesite-default")


def key_of_cookie(fate: CookieFate, is_blocked: bool) -> str:
    """Return the key below `verdict.cookie.`; `is_blocked` says that script got no answer."""
    turn, what = fate.turn, fate.what
    if fate.name in ("sent", "stored") and is_blocked:
        return f"{fate.name}.unread"
    if fate.name == "sent":
        how = _way_of(what, turn.context) if isinstance(what, Cookie) and turn else "other"
        return f"sent.{how}"
    if fate.name == "withheld":
        return f"withheld.{_hold(what, turn.context)}" if turn and what else "withheld.other"
    if isinstance(what, Refused) and fate.name == "refused":
        return f"refused.{_refusal(what)}"
    return fate.name


def values_of_cookie(fate: CookieFate) -> Mapping[str, str]:
    """Return the hosts that are compared, with their ports and without, and the SameSite."""
    if fate.turn is None:
        return {}
    context = fate.turn.context
    page, api = urlsplit(context.initiator or ""), urlsplit(context.url)
    cookie = fate.what if isinstance(fate.what, Cookie | None) else fate.what.cookie
    return {
        "page": page.netloc,
        "api": api.netloc,
        "other": page.hostname or "",
        "host": api.hostname or "",
        "attribute": f"SameSite={cookie.same_site}" if cookie else "",
    }


def _way_of(cookie: Cookie, context: CookieContext) -> str:
    """Return by what a cookie went along."""
    if is_same_site_request(context):
        url = urlsplit(context.url)
        is_own = context.initiator == f"{url.scheme}://{url.netloc}"
        return "same-origin" if is_own else "same-site"
    if site_of_text(context.initiator) is None:
        return "other"
    if context.is_top_level_navigation:
        return "navigation"
    if cookie.partition is not None:
        return "partitioned"
    return "none" if cookie.same_site == "None" else "unset"


def _hold(what: object, context: CookieContext) -> str:
    """Return by what a cookie was withheld."""
    rule = what.rule if isinstance(what, Withheld) else None
    if rule in SAME_SITE:
        if site_of_text(context.initiator) is None:
            return "opaque"
        return "samesite-default" if rule == "samesite-default" else "samesite"
    return rule if rule in WITHHELD_BY else "other"


def _refusal(refused: Refused) -> str:
    if refused.rule in SAME_SITE:
        return "samesite"
    return refused.rule if refused.rule in REFUSED_BY else "other"
