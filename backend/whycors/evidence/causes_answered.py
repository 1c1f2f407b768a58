"""Who answered: often somebody before the app, whom no CORS header of the app concerns."""

import re

from ..fetch_standard import Url, parse_url
from .cause import Found
from .told import Told

#: Reasons that the answer of a stranger to the app brings about, and statuses by themselves.
_MAY_BE_ANOTHERS = (
    "MissingAllowOriginHeader",
    "OriginNotAllowed",
    "InvalidStatus",
    "DisallowedRedirect",
    "HttpStatus",
)
_LOGIN = re.compile(
    r"[/.=_-](log-?in|log-?on|sign-?in|sso|saml2?|oauth2?|oidc|authori[sz]e|authn?|accounts?|session/new)"
    r"(?![a-z])",
    re.IGNORECASE,
)
#: Tunnels by what their addresses end in.
_TUNNELS = {
    "ngrok": (".ngrok.io", ".ngrok.app", ".ngrok.dev", ".ngrok-free.app", ".ngrok-free.dev"),
    "localtunnel": (".loca.lt", ".localtunnel.me"),
    "codespaces": (".app.github.dev", ".githubpreview.dev"),
    "devtunnels": (".devtunnels.ms",),
    "other": (".trycloudflare.com", ".serveo.net", ".localhost.run", ".lhr.life", ".pinggy.link"),
}


def who_answered(told: Told) -> Found | None:
    """Return the cause where somebody else than the app's CORS code answered, or may have."""
    if told.base not in _MAY_BE_ANOTHERS:
        return None
    return _by_redirect(told) or _by_host(told) or _by_status(told)


def _by_redirect(told: Told) -> Found | None:
    first, last = parse_url(told.parameters.get("initial_url", "")), told.url
    location = told.header("location")
    if first is None and told.base == "DisallowedRedirect" and location is not None:
        first, last = told.url, parse_url(location)
    if first is None or last is None:
        return None
    values = {"initial_url": first.href, "url": last.href}
    if last.href == first.href + "/":
        return Found("call-with-slash", {**values, "slash_url": last.href})
    if last.href == "https" + first.href.removeprefix("http"):
        return Found("call-by-https", {**values, "https_url": last.href})
    if _LOGIN.search(last.href):
        return Found("login-page", values, "follows")
    return Found("redirected-elsewhere", values) if last.hostname != first.hostname else None


def _by_host(told: Told) -> Found | None:
    url = told.url
    name = tunnel_of(url) if url else None
    if url is None or name is None:
        return None
    return Found("tunnel-or-app", {"tunnel": name}, "unknown")


def tunnel_of(url: Url) -> str | None:
    """Return the tunnel that a URL's host belongs to, "other" for one without its own advice."""
    return next((name for name, ends in _TUNNELS.items() if url.hostname.endswith(ends)), None)


def _by_status(told: Told) -> Found | None:
    """Return the cause that the answer's status shows."""
    status = told.status
    if status == 403 and told.url and told.url.port == "5000":
        return Found("airplay", degree="unknown")
    if told.is_preflights:
        return _by_preflight_status(status)
    return next((Found(cause) for cause, statuses in _BY_STATUS if status in statuses), None)


_BY_STATUS = (
    ("login-required", (401, 403)),
    ("no-route", (404, 410)),
    ("route-lacks-method", (405,)),
    ("too-large", (413,)),
    ("proxy-error", (502, 503, 504, *range(520, 531))),
    ("server-failed", range(500, 520)),
)


def _by_preflight_status(status: int) -> Found | None:
    by_status = {401: "needs-login", 403: "needs-login", 404: "no-route", 405: "method"}
    if status in by_status:
        return Found(f"preflight-{by_status[status]}")
    rest = _BY_STATUS[-2:]
    return next((Found(cause) for cause, statuses in rest if status in statuses), None)
