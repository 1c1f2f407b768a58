"""The origin of a page, where its URL has a scheme that only its browser knows."""

from .urls import OPAQUE, Url, parse_url

#: Schemes of pages that have no origin of their own, wherever they are opened.
OPAQUE_SCHEMES = frozenset(
    ("about", "blob", "data", "file", "filesystem", "javascript", "view-source")
)


def origin_of_page(text: str) -> str | None:
    """Return the origin that a browser serializes for a page, whose URL or origin `text` is.

    None if it is neither. To the URL standard, the origin of `tauri://localhost` is opaque: it
    gives one to http, https, ws, wss, ftp and some blob: URLs only. But a browser that opens pages
    of another scheme registers it, as one with hosts: for its extensions, or, as a webview, for
    the app around it (`tauri:`, `capacitor:`, `ionic:`, `app:`, `vscode-webview:`). It then
    compares scheme, host and port as it does for http, and sends them as `Origin`. That a page has
    such a URL tells that its browser has registered the scheme.
    https://url.spec.whatwg.org/#concept-url-origin
    """
    if text == OPAQUE:
        return OPAQUE
    url = parse_url(text)
    if url is None:
        return None
    if url.origin != OPAQUE or url.scheme in OPAQUE_SCHEMES:
        return url.origin
    return _own_origin(url)


def has_own_scheme(origin: str) -> bool:
    """Return whether a page's origin has a scheme that neither the web nor `null` has."""
    url = None if origin == OPAQUE else parse_url(origin)
    return url is not None and url.origin == OPAQUE and origin_of_page(origin) == origin


def _own_origin(url: Url) -> str | None:
    """Return scheme, host and port. Without a host it is no page: `localhost:8000` has none."""
    if not url.hostname:
        return None
    port = f":{url.port}" if url.port else ""
    return f"{url.scheme}://{url.hostname}{port}"
