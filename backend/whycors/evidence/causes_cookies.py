"""CORS let everything through, and still a header or a cookie is missing."""

from collections.abc import Iterator
from dataclasses import replace

from ..cases.case import Case, play_case, read_case
from ..cases.case_cookies import CaseTurn, turns_in, wanted_headers
from ..cookies import CookieRule, Refused, Stored, Withheld
from ..cookies.sites import is_third_party
from ..fetch_standard import parse_url
from .cause import Found, LostCookie
from .told import Told

_LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
_BY_RULE: dict[CookieRule, str] = {
    "credentials-mode": "credentials-not-asked",
    "domain": "cookie-of-another-host",
    "public-suffix": "cookie-attribute",
    "path": "cookie-of-another-path",
    "samesite-strict": "cookie-for-its-own-site",
    "samesite-lax": "cookie-for-its-own-site",
    "samesite-default": "cookie-for-its-own-site",
    "samesite-lax-method": "cookie-for-its-own-site",
    "none-without-secure": "cookie-needs-secure",
    "partitioned-without-secure": "cookie-needs-secure",
    "prefix-secure": "cookie-needs-secure",
    "prefix-host": "cookie-attribute",
    "partition": "third-party-cookie",
    "third-party": "third-party-cookie",
}


def missing_header(told: Told) -> Found | None:
    """Return the cause where a header arrived that script may not read."""
    played = told.judgement.played
    if told.reason or told.headers is None or played is None:
        return None
    hidden = wanted_headers(played)
    if not hidden:
        return None
    return Found("header-not-exposed", {"headers": ", ".join(hidden)}, exposed=tuple(hidden))


def missing_cookie(told: Told) -> Found | None:
    """Return the cause where a cookie was not kept, or not sent, or will not be for long."""
    case = told.incident.case
    if told.reason or told.headers is None or case is None:
        return None
    if "request.credentials" not in told.incident.supposed:
        return next(_found(read_case(case)), None)
    # Nobody said whether the call has credentials: without them no cookie counts at all.
    asked = {**case, "request": {**case["request"], "credentials": "include"}}
    found = next(_found(read_case(asked)), None)
    if found is not None:
        return replace(found, degree="unknown")
    is_set = any(name.lower() == "set-cookie" for name, _ in told.headers)
    return Found("credentials-open", degree="unknown") if is_set else None


def _found(case: Case) -> Iterator[Found]:
    """Yield the causes, what keeps a cookie back before what only will."""
    turns = turns_in(play_case(case), case.browser)
    for fate in _lost(turns):
        yield Found(_cause(fate), cookie=fate)
    for turn in turns:
        for received, attributes in turn.received:
            is_apart = "partitioned" in attributes.lower()
            if isinstance(received, Stored) and is_third_party(turn.context) and not is_apart:
                fate = LostCookie(received, turn.context, turn.rules)
                yield Found("third-party-cookie", cookie=fate)


def _lost(turns: list[CaseTurn]) -> Iterator[LostCookie]:
    """Yield the cookies that were refused, then those that stayed. A removed one is meant to go."""
    for turn in turns:
        for received, _ in turn.received:
            if isinstance(received, Refused) and received.rule != "expired":
                yield LostCookie(received, turn.context, turn.rules)
    last = turns[-1:] if turns else []
    for turn in last:
        for withheld in turn.retrieved.withheld:
            yield LostCookie(withheld, turn.context, turn.rules)


def _cause(fate: LostCookie) -> str:
    assert isinstance(fate.what, (Refused, Withheld))
    rule = fate.what.rule
    if rule == "secure":
        url = parse_url(fate.context.url)
        is_loopback = url is not None and url.hostname in _LOOPBACK
        return "secure-cookie-over-http" if is_loopback else "secure-cookie-in-the-clear"
    return _BY_RULE.get(rule, "cookie-attribute")
