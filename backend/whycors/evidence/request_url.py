"""The URL of a request that is told by its head: a path, and a host among the headers."""

from urllib.parse import urlsplit

from .answer_heads import Head, Printed
from .exchanges import header_value, is_a_browsers

_LOOPBACK = ("localhost", "127.0.0.1", "::1")


def url_of_head(head: Head, known: str | None, printed: Printed) -> str | None:
    """Return the URL of the request, or None where nothing tells whether it was http or https.

    `known` is the URL that the command or a redirect named, which has a scheme.
    """
    if "://" in head.target:
        return head.target
    host = header_value(head.headers, "host")
    scheme = urlsplit(known).scheme if known else _scheme(head, host or "", printed)
    if host is None or scheme is None or not head.target.startswith("/"):
        return None
    return f"{scheme}://{host}{head.target}"


def _scheme(head: Head, host: str, printed: Printed) -> str | None:
    """Return the scheme, which no head names, where something else tells it.

    Browsers speak HTTP/2 over TLS only; they send Sec-Fetch-Site to a URL that is potentially
    trustworthy: https, or on this machine.
    https://w3c.github.io/webappsec-fetch-metadata/#set-site
    """
    if printed.is_tls or head.version.startswith(("2", "3")):
        return "https"
    if printed.has_notes:
        return "http"
    if not is_a_browsers(head.headers) or host.rpartition(":")[0] in _LOOPBACK:
        return None
    has_site = header_value(head.headers, "sec-fetch-site") is not None
    return "https" if has_site else "http"
