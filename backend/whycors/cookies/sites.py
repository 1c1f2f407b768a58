"""Which requests are same-site, and which partition of the jar one is about."""

from ..fetch_standard import OPAQUE, Url, parse_url, site_of
from .model import CookieContext
from .rules import CookieRules

#: After a top-level site: its own page asked, but from inside a frame of another site's.
FROM_FOREIGN_FRAME = " (foreign frame)"


def site_of_text(text: str | None) -> str | None:
    """Return the site of a URL, an origin or a site, None for an opaque origin or no URL."""
    url = parse_url(text) if text and text != OPAQUE else None
    return site_of(url) if url and url.hostname else None


def url_of(context: CookieContext) -> Url:
    """Return the request's parsed URL. Raises ValueError where it is none."""
    url = parse_url(context.url)
    if url is None:
        raise ValueError(f"not a URL: {context.url!r}")
    return url


def is_same_site_request(context: CookieContext) -> bool:
    """Return whether the request is same-site (section 5.2).

    A top-level navigation is as its initiator is; the person at the browser counts as same-site.
    Other requests need the whole line of pages up to the top of the window to be of their site.
    """
    site = site_of(url_of(context))
    if context.is_top_level_navigation:
        return context.initiator is None or site_of_text(context.initiator) == site
    return not is_third_party(context)


def is_third_party(context: CookieContext) -> bool:
    """Return whether the request is part of another site's page, or of a frame below one's."""
    if context.is_top_level_navigation:
        return False
    site = site_of(url_of(context))
    return (
        site_of_text(context.top_level_site) != site
        or context.has_foreign_frame
        or (context.initiator is not None and site_of_text(context.initiator) != site)
    )


def partition_key(context: CookieContext) -> str:
    """Return what a partitioned cookie of this request is kept apart for: the top-level site.

    A page of the same site has another partition where a frame of another site is around it.
    """
    if context.is_top_level_navigation:
        return site_of(url_of(context))
    top = site_of_text(context.top_level_site) or OPAQUE
    is_own = top == site_of(url_of(context))
    return f"{top}{FROM_FOREIGN_FRAME}" if is_own and is_third_party(context) else top


def partition_to_store(
    is_partitioned: bool, context: CookieContext, rules: CookieRules
) -> str | None:
    """Return the partition that a cookie of the answer goes into, None for none."""
    is_apart = rules.third_party == "partitioned" and is_third_party(context)
    return partition_key(context) if is_partitioned or is_apart else None
