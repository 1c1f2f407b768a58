"""Whether a cookie goes with a request: the retrieval algorithm's checks (section 5.8.3)."""

from .matching import domain_matches, path_matches, path_of
from .model import Cookie, CookieContext, CookieRule
from .rules import CookieRules
from .sites import is_same_site_request, is_third_party, partition_key, url_of
from .storing import is_secure, same_site_rule

#: https://www.rfc-editor.org/rfc/rfc9110#section-9.2.1
SAFE_METHODS = frozenset(("GET", "HEAD", "OPTIONS", "TRACE"))


def withholding(cookie: Cookie, context: CookieContext, rules: CookieRules) -> CookieRule | None:
    """Return the first rule that keeps a cookie from a request, None where it goes."""
    return (
        _is_elsewhere(cookie, context)
        or _is_unsafe(cookie, context, rules)
        or _is_of_another_site(cookie, context, rules)
        or _is_apart(cookie, context, rules)
    )


def _is_elsewhere(cookie: Cookie, context: CookieContext) -> CookieRule | None:
    url = url_of(context)
    if cookie.expires is not None and cookie.expires <= context.now:
        return "expired"
    host = url.hostname
    if host != cookie.domain if cookie.host_only else not domain_matches(host, cookie.domain):
        return "domain"
    return None if path_matches(path_of(url), cookie.path) else "path"


def _is_unsafe(cookie: Cookie, context: CookieContext, rules: CookieRules) -> CookieRule | None:
    if cookie.secure and not is_secure(url_of(context), rules):
        return "secure"
    return None if context.credentials_included else "credentials-mode"


def _is_of_another_site(
    cookie: Cookie, context: CookieContext, rules: CookieRules
) -> CookieRule | None:
    """Check SameSite: a Lax cookie goes from one site to another with safe navigations only."""
    rule = same_site_rule(cookie, rules)
    if rule is None or is_same_site_request(context):
        return None
    if rule == "samesite-strict" or not context.is_top_level_navigation:
        return rule
    if context.method in SAFE_METHODS:
        return None
    is_young = context.now - cookie.created < rules.lax_allowing_unsafe_seconds
    return None if rule == "samesite-default" and is_young else "samesite-lax-method"


def _is_apart(cookie: Cookie, context: CookieContext, rules: CookieRules) -> CookieRule | None:
    """Check that the cookie is in the part of the jar that the request is given."""
    if cookie.partition is not None:
        return None if cookie.partition == partition_key(context) else "partition"
    if rules.third_party == "allowed" or not is_third_party(context):
        return None
    return "partition" if rules.third_party == "partitioned" else "third-party"
