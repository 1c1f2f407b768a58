"""Who answered: often somebody before the app, whom no CORS header of the app concerns."""

import re

from ..cases.case_server import Turn
from ..fetch_standard import HttpRequest, HttpResponse, Url, parse_url
from ..remedies.answerer import Sender, sender
from .cause import Found
from .causes_gateways import answered_by_itself
from .incident import Degree
from .told import Told

#: Reasons that the answer of a stranger to the app brings about, and statuses by themselves.
_MAY_BE_ANOTHERS = (
    "MissingAllowOriginHeader",
    "OriginNotAllowed",
    "AllowOriginMismatch",
    "InvalidStatus",
    "DisallowedRedirect",
    "HttpStatus",
)
_LOGIN = re.compile(
    r"[/.=_-](log-?in|log-?on|sign-?in|sso|saml2?|oauth2?|oidc|authori[sz]e|authn?|session/new)"
    r"(?![a-z])|//accounts?\.",
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
    return _by_redirect(told) or _by_answer(told) or _by_host(told) or _by_status(told)


def _by_redirect(told: Told) -> Found | None:
    if told.base == "AllowOriginMismatch":
        return None  # the target answers as an API does
    first, last = parse_url(told.parameters.get("initial_url", "")), told.url
    location = told.header("location")
    is_answers = first is None and location is not None and told.url is not None
    if is_answers:
        first, last = told.url, parse_url(location or "", told.url.href if told.url else None)
    if first is None or last is None:
        return None
    values = {"initial_url": first.href, "url": last.href}
    if last.href == first.href + "/":
        return Found("call-with-slash", {**values, "slash_url": last.href})
    if last.href == "https" + first.href.removeprefix("http"):
        return Found("call-by-https", {**values, "https_url": last.href})
    if _LOGIN.search(last.href):
        return Found("login-page", values, "follows")
    # Of a redirect that did not let the page in, it is not the target that answered.
    is_elsewhere = last.hostname != first.hostname and not is_answers
    return Found("redirected-elsewhere", values) if is_elsewhere else None


def sender_of(told: Told) -> Sender | None:
    """Return who sent the answer that decided, None where nobody gave its headers."""
    played = told.judgement.played
    turns = played.exchanges if played else []
    answered = [_pair(turn) for turn in turns if isinstance(turn.answer, HttpResponse)]
    if told.headers is None or not answered:
        return None
    return sender(*answered[-1], answered[:-1])


def _by_answer(told: Told) -> Found | None:
    """Return the cause that the answer itself shows, by its headers."""
    found = sender_of(told)
    if found is None:
        return None
    by, sign = found
    if itself := answered_by_itself(told, found):
        return itself
    values = {"sign": sign, "tunnel": (tunnel_of(told.url) if told.url else None) or "other"}
    if by == "cache" and told.base in ("MissingAllowOriginHeader", "AllowOriginMismatch"):
        varies = "origin" in (told.header("vary") or "").lower()
        return Found("cached-answer", values, "follows" if varies else "unknown")
    if told.base == "AllowOriginMismatch":
        return None
    return _by_sender(Sender(by, sign), values)


def _by_sender(who: Sender, values: dict[str, str]) -> Found | None:
    causes = {
        "tunnel": "tunnel-page",
        "login-page": "login-page-seen",
        "proxy": "proxy-error",
        "web-server": "web-server-error",
    }
    return Found(causes[who.answerer], values) if who.answerer in causes else None


def _pair(turn: Turn) -> tuple[HttpRequest, HttpResponse]:
    assert isinstance(turn.answer, HttpResponse)
    return turn.request, turn.answer


def _by_host(told: Told) -> Found | None:
    """Return the cause where the host may be a tunnel's: nothing says whose page it was."""
    name = tunnel_of(told.url) if told.url else None
    # Their warnings are for who asks for a page: a preflight does not get one.
    if told.is_preflights and name in ("ngrok", "localtunnel"):
        return None
    is_open = told.headers is None and told.base in ("MissingAllowOriginHeader", "OriginNotAllowed")
    return Found("tunnel-or-app", {"tunnel": name}, "unknown") if name and is_open else None


def tunnel_of(url: Url) -> str | None:
    """Return the tunnel that a URL's host belongs to, "other" for one without its own advice."""
    return next((name for name, ends in _TUNNELS.items() if url.hostname.endswith(ends)), None)


def _by_status(told: Told) -> Found | None:
    """Return the cause that the answer's status shows."""
    status = told.status
    if (told.header("server") or "").startswith("AirTunes"):
        return Found("airplay", degree="follows")
    if status == 403 and told.url and told.url.port == "5000":
        return Found("airplay", degree="unknown")
    if told.base == "AllowOriginMismatch":
        return None
    # What was seen is so, whatever the request is besides.
    degree: Degree | None = "follows" if told.incident.seen else None
    if told.is_preflights:
        return _by_preflight_status(status, degree)
    found = next((cause for cause, statuses in _BY_STATUS if status in statuses), None)
    if found is None:
        return None
    # Where only a status is told, the page may read the answer for all we know.
    cause = _WITHOUT_CORS.get(found, found) if told.base == "HttpStatus" else found
    return Found(cause, degree=degree)


_WITHOUT_CORS = {"login-required": "login-asked", "server-failed": "server-error"}
_BY_STATUS = (
    ("login-required", (401, 403)),
    ("no-route", (404, 410)),
    ("route-lacks-method", (405,)),
    ("too-large", (413,)),
    ("too-many-requests", (429,)),
    ("proxy-error", (502, 503, 504, *range(520, 531))),
    ("server-failed", range(500, 520)),
)


def _by_preflight_status(status: int, degree: Degree | None) -> Found | None:
    by_status = {401: "needs-login", 403: "needs-login", 404: "no-route", 405: "method"}
    if status in by_status:
        return Found(f"preflight-{by_status[status]}", degree=degree)
    if 300 <= status < 400:
        return Found("preflight-disallowed-redirect", degree=degree)
    causes = (cause for cause, statuses in _BY_STATUS[-2:] if status in statuses)
    return next((Found(cause, degree=degree) for cause in causes), None)
