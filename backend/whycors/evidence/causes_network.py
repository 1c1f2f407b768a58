"""No answer came: because the port, the certificate or the protocol is the wrong one."""

import re

from .cause import Found
from .told import Told

#: What says that nobody answered, in any browser.
_NO_ANSWER = ("CORSDidNotSucceed", "ConnectionRefused")
_NO_TLS = re.compile(r"ERR_SSL_PROTOCOL_ERROR|SSL_ERROR_RX_RECORD_TOO_LONG", re.IGNORECASE)
_LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
_PORTS = {"http": "80", "https": "443"}
#: What Flask's development server prints as its address.
_FLASK_PORT = "5000"


def never_answered(told: Told) -> Found | None:
    """Return the cause where the network failed and the lines tell more than that."""
    text = " ".join(line.text for line in told.incident.lines)
    url = told.url
    host = {"host": url.hostname} if url else {}
    if _NO_TLS.search(text) and url:
        return Found("plain-http-server", {**host, "http_url": "http" + url.href[len("https") :]})
    if told.base not in _NO_ANSWER or url is None or url.scheme not in _PORTS:
        return None
    if url.hostname in _LOOPBACK and not url.port:
        port = _PORTS[url.scheme]
        return Found("no-port", {"port": port, "url_with_port": _with_port(url.href, url.origin)})
    if told.base == "CORSDidNotSucceed" and url.scheme == "https":
        return Found("no-answer-by-https", host)
    return None


def _with_port(href: str, origin: str) -> str:
    return href.replace(origin, f"{origin}:{_FLASK_PORT}", 1)
