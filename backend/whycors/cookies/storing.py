"""Whether a browser stores a cookie: the storage model's checks, in its order (section 5.7)."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from ..fetch_standard import Url, is_ip_address, is_potentially_trustworthy, registrable_domain
from .matching import default_path, domain_matches, path_matches
from .model import Cookie, CookieContext, CookieRule
from .rules import CookieRules
from .set_cookie import SetCookie
from .sites import is_same_site_request, is_third_party, partition_to_store, url_of

#: The furthest that Max-Age and Expires may reach (section 5.5).
MAX_AGE_SECONDS = 400 * 24 * 60 * 60


class _Attempt(NamedTuple):
    """A cookie about to be stored, with what its header says."""

    cookie: Cookie
    said: SetCookie
    context: CookieContext
    rules: CookieRules


def new_cookie(said: SetCookie, context: CookieContext, rules: CookieRules) -> Cookie:
    """Return the cookie that a header describes, whether it may be stored or not (5 to 17)."""
    url = url_of(context)
    # Its own name is no use as a Domain where everybody's names end in it (step 9).
    domain = said.domain.removeprefix(".")
    domain = "" if domain == url.hostname and is_public_suffix(domain) else domain
    names_path = said.path is not None and said.path.startswith("/")
    return Cookie(
        name=said.name,
        value=said.value,
        domain=domain or url.hostname,
        # An address has no names below it: browsers take its Domain for nothing.
        host_only=not domain or is_ip_address(domain),
        path=said.path if said.path and names_path else default_path(url),
        secure=said.secure,
        http_only=said.http_only,
        same_site=said.same_site,
        partition=partition_to_store(said.partitioned, context, rules),
        created=context.now,
        expires=_expiry(said, context.now),
    )


def _expiry(said: SetCookie, now: float) -> float | None:
    """Return when the cookie ends: Max-Age wins over Expires (step 6)."""
    if said.max_age is not None:
        return now + min(said.max_age, MAX_AGE_SECONDS) if said.max_age > 0 else 0.0
    return None if said.expires is None else min(said.expires, now + MAX_AGE_SECONDS)


def is_public_suffix(domain: str) -> bool:
    """Return whether anybody may register a name below this one, as below `com`."""
    return bool(domain) and not is_ip_address(domain) and registrable_domain(domain) is None


def is_secure(url: Url, rules: CookieRules) -> bool:
    """Return whether the URL's scheme denotes a "secure" protocol, as the browser defines it."""
    return url.scheme in ("https", "wss") or (
        rules.trusts_loopback and is_potentially_trustworthy(url)
    )


def refusal(
    cookie: Cookie, said: SetCookie, context: CookieContext, rules: CookieRules
) -> CookieRule | None:
    """Return the first rule that forbids to store the cookie, None where none does."""
    attempt = _Attempt(cookie, said, context, rules)
    return next(filter(None, (check(attempt) for check in _CHECKS)), None)


def overwrites_secure(
    cookie: Cookie, kept: Iterable[Cookie], context: CookieContext, rules: CookieRules
) -> bool:
    """Return whether a cookie that came in the clear would stand in for a secure one (step 16)."""
    return (
        not cookie.secure
        and not is_secure(url_of(context), rules)
        and any(
            old.secure
            and old.name == cookie.name
            and (
                domain_matches(old.domain, cookie.domain)
                or domain_matches(cookie.domain, old.domain)
            )
            and path_matches(cookie.path, old.path)
            for old in kept
        )
    )


def same_site_rule(cookie: Cookie, rules: CookieRules) -> CookieRule | None:
    """Return the rule that keeps a cookie within its own site, None where none does."""
    match cookie.same_site:
        case "Strict":
            return "samesite-strict"
        case "Lax":
            return "samesite-lax"
        case "default" if rules.lax_by_default:
            return "samesite-default"
    return None


def _check_credentials(attempt: _Attempt) -> CookieRule | None:
    """Without credentials an answer's cookies are not looked at: Fetch, HTTP-network fetch."""
    return None if attempt.context.credentials_included else "credentials-mode"


def _check_domain(attempt: _Attempt) -> CookieRule | None:
    cookie, host = attempt.cookie, url_of(attempt.context).hostname
    if attempt.said.domain == "." and attempt.rules.refuses_dot_alone:
        return "domain"
    if not cookie.host_only and is_public_suffix(cookie.domain):
        return "public-suffix"
    return None if domain_matches(host, cookie.domain) else "domain"


def _check_secure(attempt: _Attempt) -> CookieRule | None:
    may_be_secure = is_secure(url_of(attempt.context), attempt.rules)
    return "secure" if attempt.cookie.secure and not may_be_secure else None


def _check_same_site(attempt: _Attempt) -> CookieRule | None:
    if attempt.context.is_top_level_navigation or is_same_site_request(attempt.context):
        return None
    return same_site_rule(attempt.cookie, attempt.rules)


def _check_none(attempt: _Attempt) -> CookieRule | None:
    is_for_all_sites = attempt.cookie.same_site == "None" and attempt.rules.none_needs_secure
    return "none-without-secure" if is_for_all_sites and not attempt.cookie.secure else None


def _check_prefix(attempt: _Attempt) -> CookieRule | None:
    cookie = attempt.cookie
    # A nameless cookie is sent as its value, which must not look like such a name (step 22).
    name = (cookie.name or cookie.value).lower()
    if name.startswith("__secure-"):
        return None if cookie.name and cookie.secure else "prefix-secure"
    if name.startswith("__host-"):
        is_bound = cookie.secure and _is_bound_to_host(attempt) and _is_bound_to_root(attempt)
        return None if cookie.name and is_bound else "prefix-host"
    return None


def _is_bound_to_host(attempt: _Attempt) -> bool:
    host = url_of(attempt.context).hostname
    harmless = ("", host) if is_ip_address(host) else ("",)
    is_odd = attempt.rules.host_prefix_needs_no_domain and attempt.said.domain not in harmless
    return attempt.cookie.host_only and not is_odd


def _is_bound_to_root(attempt: _Attempt) -> bool:
    written, path = attempt.said.path, attempt.cookie.path
    if attempt.rules.host_prefix_path == "written":
        return written == "/"
    return path == "/" and (written is not None or attempt.rules.host_prefix_path == "resulting")


def _check_partitioned(attempt: _Attempt) -> CookieRule | None:
    is_open = attempt.said.partitioned and not attempt.cookie.secure
    return "partitioned-without-secure" if is_open else None


def _check_third_party(attempt: _Attempt) -> CookieRule | None:
    is_blocked = attempt.rules.third_party == "blocked" and is_third_party(attempt.context)
    return "third-party" if is_blocked and attempt.cookie.partition is None else None


_CHECKS: tuple[Callable[[_Attempt], CookieRule | None], ...] = (
    _check_credentials,
    _check_domain,
    _check_secure,
    _check_same_site,
    _check_none,
    _check_prefix,
    _check_partitioned,
    _check_third_party,
)
