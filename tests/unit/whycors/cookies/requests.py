"""Requests to set cookies with and to ask for them."""

from typing import Any

from backend.whycors import COOKIE_RULES, CookieContext, Jar, site_of_text

API = "http://localhost:5001"
PAGE = "http://localhost:8000"
OTHER = "http://127.0.0.1:8000"
RFC, CHROMIUM, FIREFOX, SAFARI = COOKIE_RULES.values()
NOW = 1_700_000_000.0


def request(
    page: str | None = PAGE, url: str = f"{API}/notes", method: str = "GET", **changes: Any
) -> CookieContext:
    """Return a request with credentials by a page, None for the person at the browser."""
    context = CookieContext(
        url=url,
        method=method,
        top_level_site=site_of_text(page),
        initiator=page,
        is_top_level_navigation=page is None,
        credentials_included=True,
        now=NOW,
    )
    return context._replace(**changes)


def navigation(page: str | None, method: str = "GET", **changes: Any) -> CookieContext:
    """Return a request that takes the whole window to the API."""
    return request(page, method=method, is_top_level_navigation=True, **changes)


def jar_with(*headers: str, context: CookieContext | None = None) -> Jar:
    """Return a jar with cookies that the API set when it was visited, by Chromium's rules."""
    jar = Jar()
    for header in headers:
        jar.receive(header, context or navigation(None), CHROMIUM)
    return jar
