"""The header lines and statuses by which an answer shows that no app sent it."""

import re
from collections.abc import Iterator

from ..fetch_standard import HttpResponse, get, parse_delta_seconds

#: Servers that run apps, and sign their answers: nothing in between has signed over it.
_APP_SERVERS = (
    "werkzeug", "gunicorn", "uvicorn", "hypercorn", "granian", "waitress", "daphne", "cheroot",
    "kestrel", "jetty", "puma", "webrick", "wsgiserver", "tornado", "aiohttp",
)  # fmt: skip
#: Servers that pass on what an app answers, or answer themselves.
_GATEWAYS = (
    "nginx", "openresty", "apache", "caddy", "haproxy", "envoy", "istio-envoy", "traefik", "awselb",
    "cloudflare", "cloudfront", "varnish", "akamaighost", "google frontend", "kong", "litespeed",
    "microsoft-iis", "microsoft-httpapi", "microsoft-azure-application-gateway", "ngrok",
)  # fmt: skip
#: Statuses that only a server between browser and app has a reason to send (RFC 9110, 15.6.3, .5).
_GATEWAY_STATUSES = (502, 504)
_UNAVAILABLE = 503
#: https://developers.cloudflare.com/support/troubleshooting/http-status-codes/cloudflare-5xx-errors/
_CLOUDFLARE_STATUSES = (*range(520, 528), 530)
#: What the servers' own error pages are labelled as: an app's name UTF-8.
_OWN_PAGE = re.compile(r"text/html(?:\s*;\s*charset=(?:iso-8859-1|us-ascii))?\s*", re.IGNORECASE)
#: Headers in which a cache says that it had the answer already, and how it says so.
_CACHE_HEADERS = (
    "x-cache", "x-cache-status", "x-proxy-cache", "x-nginx-cache", "x-varnish-cache",
    "x-vercel-cache", "cf-cache-status", "cache-status", "cdn-cache", "x-litespeed-cache",
)  # fmt: skip
_HIT = re.compile(r"\b(?:hit|stale|updating|revalidated)\b", re.IGNORECASE)
#: Two ids: of this request, and of the one that filled the cache. docs: varnish-cache.org
_VARNISH_HIT = re.compile(r"[0-9]+\s+[0-9]+")


def sign_of_tunnel(answer: HttpResponse) -> str | None:
    """Return the line by which the answer is a page of the tunnel's, not of what is behind it."""
    for name, value in answer.headers:
        if name.lower() == "ngrok-error-code" or name.lower().startswith("x-localtunnel-"):
            return f"{name}: {value}"
    # https://github.com/localtunnel/localtunnel: the page that asks for a password.
    return "status 511" if answer.status == 511 else None


def sign_of_proxy(answer: HttpResponse) -> str | None:
    """Return the line or the status by which a server before the app answered in its place."""
    if answer.status in _GATEWAY_STATUSES:
        return f"status {answer.status}"
    if answer.status == _UNAVAILABLE and (line := _line_of_gateway(answer)):
        return f"status {answer.status}, {line}"
    if answer.status in _CLOUDFLARE_STATUSES and get(answer.headers, "cf-ray"):
        return f"status {answer.status}"
    return next(_lines_of_gateways_own_answers(answer), None)


def _lines_of_gateways_own_answers(answer: HttpResponse) -> Iterator[str]:
    for name, value in answer.headers:
        # What a gateway sets on the answers that it makes itself, and on no other.
        is_own = name.lower() in ("cf-mitigated", "x-amzn-errortype", "x-kong-response-latency")
        if is_own and answer.status >= 400:
            yield f"{name}: {value}"


def sign_of_cache(answer: HttpResponse) -> str | None:
    """Return the line by which a cache had the answer already."""
    for name, value in answer.headers:
        known = name.lower()
        if known == "age" and parse_delta_seconds([value.strip(" \t")]):
            return f"{name}: {value}"
        if known in _CACHE_HEADERS and _HIT.search(value):
            return f"{name}: {value}"
        if known == "x-varnish" and _VARNISH_HIT.fullmatch(value.strip()):
            return f"{name}: {value}"
    return None


def sign_of_web_server(answer: HttpResponse) -> str | None:
    """Return the line by which an error is the web server's own: it did not ask the app."""
    if answer.status < 400:
        return None
    line = _line_of_gateway(answer)
    if line is not None and _OWN_PAGE.fullmatch(get(answer.headers, "content-type") or ""):
        return line
    server = get(answer.headers, "server") or ""
    return f"Server: {server}" if server.lower() == "amazons3" else None


def names_app_server(name: str, value: str) -> bool:
    """Return whether a header line is the signature of a server that runs apps."""
    return name == "server" and value.lower().startswith(_APP_SERVERS)


def _line_of_gateway(answer: HttpResponse) -> str | None:
    """Return the Server line, if it names a server that stands before apps."""
    server = get(answer.headers, "server") or ""
    return f"Server: {server}" if server.lower().startswith(_GATEWAYS) else None
