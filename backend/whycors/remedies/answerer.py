"""Who sent an answer: the app, or somebody who answered in its place.

Told by what the answer shows, and only where it shows it. Whose an answer is decides what to
change: a header that the app adds is on none of the answers that the app never sees.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Literal, NamedTuple

from ..fetch_standard import REDIRECT_STATUSES, HttpRequest, HttpResponse, Url, get, parse_url
from .server_signs import (
    names_app_server,
    sign_of_cache,
    sign_of_proxy,
    sign_of_tunnel,
    sign_of_web_server,
)

#: "http-twin" is the http address of an API whose answers come over https.
Answerer = Literal[
    "app", "login-page", "tunnel", "cache", "proxy", "http-twin", "web-server", "unknown"
]


class Sender(NamedTuple):
    """Who sent an answer, and by what one sees it: a header line, a status, or a URL."""

    answerer: Answerer
    sign: str = ""


#: A request and its answer, as they went over the wire.
HttpExchange = tuple[HttpRequest, HttpResponse]

#: A label of a host's name, or a part of a path, that says what the page is for.
_LOGIN = re.compile(
    r"(?:^|[-_])(?:log[-_]?in|log[-_]?on|sign[-_]?in|sign[-_]?on|sso|saml2?|oauth2?|openid|oidc|"
    r"authorize|authenticate|auth|cas|adfs|idp)(?:$|[-_;])",
    re.IGNORECASE,
)


def answerer(
    request: HttpRequest, answer: HttpResponse, before: Sequence[HttpExchange] = ()
) -> Answerer:
    """Return who sent an answer, "unknown" where nothing tells.

    `before` are the exchanges that led to it: its preflight, and the redirects.
    """
    return sender(request, answer, before).answerer


def sender(
    request: HttpRequest, answer: HttpResponse, before: Sequence[HttpExchange] = ()
) -> Sender:
    """Return who sent an answer, and by what one sees it."""
    finds: tuple[tuple[Answerer, Callable[[], str | None]], ...] = (
        ("tunnel", lambda: sign_of_tunnel(answer)),
        ("http-twin", lambda: _https_twin(request, answer)),
        ("login-page", lambda: _login_page(request, answer, before)),
        ("proxy", lambda: sign_of_proxy(answer)),
        ("cache", lambda: sign_of_cache(answer) if request.kind == "request" else None),
        ("web-server", lambda: sign_of_web_server(answer)),
        ("app", lambda: _sign_of_app(answer)),
    )
    found = ((who, sign) for who, find in finds if (sign := find()) is not None)
    return next((Sender(who, sign) for who, sign in found), Sender("unknown"))


def _https_twin(request: HttpRequest, answer: HttpResponse) -> str | None:
    """Return the https URL that an http one redirects to, where nothing else differs."""
    target, url = _target(request, answer), parse_url(request.url)
    if target is None or url is None or (url.scheme, target.scheme) != ("http", "https"):
        return None
    is_same = (url.hostname, url.target) == (target.hostname, target.target)
    return f"Location: {target.href}" if is_same else None


def _login_page(
    request: HttpRequest, answer: HttpResponse, before: Sequence[HttpExchange]
) -> str | None:
    """Return the URL of the page to log in at that the browser was sent to, if it was."""
    for asked, said in (*before, (request, answer)):
        target = _target(asked, said)
        # Who asked for a login address got what he asked for.
        if target and _login_parts(target.href) - _login_parts(asked.url):
            return target.href
    return None


def _login_parts(text: str) -> set[str]:
    """Return the parts of a URL that say that people log in there."""
    url = parse_url(text)
    if url is None:
        return set()
    path = url.target.partition("?")[0]
    parts = (*url.hostname.split("."), *re.split("[/.]", path))
    named = {url.hostname} if url.hostname.startswith("accounts.") else set()
    return named | {part.lower() for part in parts if _LOGIN.search(part)}


def _target(request: HttpRequest, answer: HttpResponse) -> Url | None:
    """Return where a redirect leads, None if it is no redirect."""
    location = get(answer.headers, "location")
    is_redirect = answer.status in REDIRECT_STATUSES
    return parse_url(location, request.url) if location and is_redirect else None


def _sign_of_app(answer: HttpResponse) -> str | None:
    """Return the header line by which the answer is the app's, None where there is none."""
    return next(_app_lines(answer), None)


def _app_lines(answer: HttpResponse) -> Iterator[str]:
    for name, value in answer.headers:
        known = name.lower()
        is_cors = known.startswith("access-control-allow-")
        if is_cors or known == "x-powered-by" or names_app_server(known, value):
            yield f"{name}: {value}"
