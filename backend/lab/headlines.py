"""Which sentence tells what came of an experiment: it answers the question that was asked.

The sentences are the page's texts below `verdict.`; here are their keys, and what they name.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from backend.lab.ending import answerer_of
from backend.lab.headlines_of_cookies import key_of_cookie, values_of_cookie
from backend.lab.headlines_of_counts import headers_asked_about, why_so_many
from backend.lab.result import Result
from backend.whycors.fetch_standard import parse_url
from backend.whycors.recording.exchange import Exchange

#: Whose answers have sentences of their own; "other" is anybody else's.
SAID_OF_OPAQUE = ("view", "browser", "elsewhere")
SAID_OF_PREFLIGHTS = ("view", "app")


class Headline(NamedTuple):
    """The key of a sentence below `verdict.`, and a value for each name in it."""

    id: str
    values: Mapping[str, str]


def headline_of(result: Result) -> Headline:
    """Return the sentence that answers the question of an experiment."""
    id, exchange = _ANSWERS[result.question.ask](result)
    return Headline(id, _values(result, exchange))


def _outcome(result: Result) -> tuple[str, Exchange | None]:
    """May script read the answer?"""
    ending = result.ending
    if result.theft:
        return _of_theft(result)
    if ending.name == "not-sent":
        return f"outcome.not-sent.{_kept_back(result)}", ending.preflight
    if ending.name == "unanswered":
        return f"outcome.unanswered.{_unanswered(result)}", None
    return f"outcome.{_of_answer(result)}", ending.answer


def _requests(result: Result) -> tuple[str, Exchange | None]:
    """How many requests arrive?"""
    preflights = (each for each in result.exchanges if each.kind == "preflight")
    return f"requests.{why_so_many(result)}", next(preflights, None)


def _cookie(result: Result) -> tuple[str, Exchange | None]:
    """Does the cookie go along, or is it stored?"""
    is_blocked = result.ending.name == "blocked"
    return f"cookie.{key_of_cookie(result.cookie, is_blocked)}", result.ending.answer


def _header(result: Result) -> tuple[str, Exchange | None]:
    """Does script see the response header?"""
    if result.answered is None:
        return "header.no-answer", None
    fate: str = result.header
    if fate == "hidden" and result.ending.is_refused:
        fate = "blocked"
    return f"header.{fate}", result.answered


def _written(result: Result) -> tuple[str, Exchange | None]:
    """Is something written, and who reads the answer?"""
    ending = result.ending
    if result.theft and result.theft.deed == "wrote":
        return _of_theft(result)
    if result.written:
        return f"written.{'read' if result.read_what_it_wrote else 'unread'}", result.written
    if ending.name == "not-sent":
        why = _kept_back(result)
        return (
            f"written.{why if why in ('nothing', 'redirected') else 'not-sent'}",
            ending.preflight,
        )
    if ending.name == "unanswered":
        return "written.unanswered", None
    if ending.answer is None or ending.answer.method in ("GET", "HEAD"):
        return "written.nothing", ending.answer
    by = ending.by if ending.by in SAID_OF_PREFLIGHTS else "other"
    return f"written.refused.{by}", ending.answer


_ANSWERS: dict[str, Callable[[Result], tuple[str, Exchange | None]]] = {
    "outcome": _outcome,
    "requests": _requests,
    "cookie": _cookie,
    "header": _header,
    "written": _written,
}


def _of_theft(result: Result) -> tuple[str, Exchange | None]:
    assert result.theft
    if result.theft.deed == "read":
        return f"theft.{'note' if result.theft.owner else 'read'}", result.ending.answer
    read = "read" if result.read_what_it_wrote else "unread"
    return f"theft.wrote.{read}", result.written


def _of_answer(result: Result) -> str:
    """Return how an answer was dealt with, and whose it was."""
    ending, call = result.ending, result.ending.call
    assert call
    if call.end == "uses":
        how = "opened" if call.asker == "navigation" else "used"
        if ending.name == "blocked":
            return "blocked.element"
        is_script = ending.answer is not None and ending.answer.destination == "script"
        by_view = "script" if is_script else "view"
        return f"{how}.{by_view if ending.by == 'view' else 'other'}"
    if ending.name == "opaque":
        return f"opaque.{ending.by if ending.by in SAID_OF_OPAQUE else 'other'}"
    if ending.by == "view" and result.is_attack:
        return f"{ending.name}.attacker"
    if ending.name == "readable" and ending.by == "view" and result.had_permission(call):
        return "readable.remembered"
    return f"{ending.name}.{ending.by}"


def _kept_back(result: Result) -> str:
    """Return why a request was not sent: who answered the preflight, if there was one."""
    call, preflight = result.ending.call, result.ending.preflight
    if call is None:
        return "nothing"
    if preflight is None:
        return "unasked"
    if any(exchange.kind == "request" for exchange in call.own_exchanges):
        return "redirected"
    by = answerer_of(preflight)
    return f"asked.{by if by in SAID_OF_PREFLIGHTS else 'other'}"


def _unanswered(result: Result) -> str:
    call = result.ending.call
    assert call
    return "tried" if call.told.messages[-1].exchange is None else "arrived"


def _values(result: Result, exchange: Exchange | None) -> dict[str, str]:
    """Return what a sentence may name. All of it is said of `exchange` and of the last call."""
    theft = result.theft
    kinds = [each.kind for each in result.exchanges]
    values = {
        "view": f"{exchange.view}()" if exchange and exchange.view else "",
        "status": str(exchange.status) if exchange else "",
        "method": _method(result, exchange),
        "origin": _origin_tried(result),
        "header": result.question.header or "",
        "count": str(len(kinds)),
        "preflights": str(kinds.count("preflight")),
        "headers": headers_asked_about(result) if result.question.ask == "requests" else "",
        "user": theft.user.capitalize() if theft else "",
        "owner": theft.owner.capitalize() if theft and theft.owner else "",
        **(values_of_cookie(result.cookie) if result.question.ask == "cookie" else {}),
    }
    return {name: value for name, value in values.items() if value}


def _method(result: Result, exchange: Exchange | None) -> str:
    """Return the request's method: of a preflight, the one that it asks about."""
    asked = exchange.request_header("access-control-request-method") if exchange else None
    call = result.ending.call
    called = str(call.seen.request.get("method", "GET")) if call else ""
    return asked or (exchange.method if exchange else called)


def _origin_tried(result: Result) -> str:
    call = result.ending.call
    tried = call.answered[-1].request.url if call and call.answered else ""
    url = parse_url(tried) if tried else None
    return url.origin if url else ""
