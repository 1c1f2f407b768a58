"""How far a request of a stranger's page gets: to the view, to a login, or not even there."""

from typing import Literal

from ...cookies import site_of_text
from ...fetch_standard import HttpRequest, HttpResponse
from ..access.cells import BODY
from ..model import AppExchange, Cell
from .answers import Answers

#: `login` is something that looked at a cookie and found nobody in it: no real one was sent.
Reach = Literal["view", "login", "stopped"]
#: What a login answers: a refusal, or the way to the page where one logs in.
_LOGIN_STATUSES = (302, 303, 401)
FORBIDDEN = 403


def reach_of(answers: Answers, cell: Cell) -> Reach:
    """Return how far the request of a cell gets that needs no preflight.

    It is tried with the page's `Origin`, and with what else a browser says of where it comes from.
    """
    if len(cell.exchanges) != 1 or cell.exchanges[0].request.kind != "request":
        return "stopped"
    plain = cell.exchanges[0]
    asked = (plain, answers.checked.ask(_as_sent(plain.request), True, BODY))
    if any(each.unknown for each in asked):
        return "stopped"
    if all(each.by in ("view", "stand-in") for each in asked):
        return "view"
    return "login" if all(_is_login(answers, cell, each) for each in asked) else "stopped"


def is_turned_away(answers: Answers, cell: Cell) -> bool:
    """Return whether something before the view refuses a page for the origin that it has.

    That is so where one of the app's own pages, or a request without `Origin`, fares otherwise; or
    where nothing looked for a user: a bare 403 to everybody that was tried may be for the origin.
    """
    last = cell.exchanges[-1]
    if last.by != "before-view" or not isinstance(last.answer, HttpResponse):
        return False
    has_cookies = cell.ask.credentials == "include"
    for origin in (None, *answers.pages):
        other = answers.checked.ask(last.request._replace(origin=origin), has_cookies, BODY)
        is_alike = isinstance(other.answer, HttpResponse) and (
            other.answer.status == last.answer.status
        )
        if not is_alike and not other.unknown:
            return True
    looked = answers.checked.cookie_reads.get(last.request)
    return last.answer.status == FORBIDDEN and not looked


def _as_sent(request: HttpRequest) -> HttpRequest:
    """Return a page's request with the headers that a browser adds to it."""
    is_near = site_of_text(request.origin) == site_of_text(request.url)
    told = (
        ("Sec-Fetch-Site", "same-site" if is_near else "cross-site"),
        ("Sec-Fetch-Mode", "cors"),
        ("Sec-Fetch-Dest", "empty"),
        ("Referer", f"{request.origin}/"),
    )
    return request._replace(headers=(*request.headers, *told))


def _is_login(answers: Answers, cell: Cell, exchange: AppExchange) -> bool:
    """Return whether what stopped a request looked at its cookies, and at no token."""
    answer = exchange.answer
    if exchange.by != "before-view" or not isinstance(answer, HttpResponse):
        return False
    looks_at_cookies = bool(answers.checked.cookie_reads.get(exchange.request))
    has_token = _asks_for_tokens(answers) or answers.reads_authorization(cell.ask.route)
    return answer.status in _LOGIN_STATUSES and looks_at_cookies and not has_token


def _asks_for_tokens(answers: Answers) -> bool:
    """Return whether Flask-WTF, or flask-jwt-extended for its cookies, wants a CSRF token."""
    is_for_jwt = bool(answers.app.config.get("JWT_COOKIE_CSRF_PROTECT"))
    return is_for_jwt or "csrf" in answers.app.extensions
