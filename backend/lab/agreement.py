"""Where the algorithm and the browser say differently, and the case that shows it elsewhere."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from backend.lab.cookie_replay import RecordedTurn, Turns
from backend.lab.joined import JoinedCall, Judged
from backend.lab.replay import Answered, headers_on_the_wire
from backend.whycors.browsers.behaviours import Browser
from backend.whycors.cookies import Cookie
from backend.whycors.fetch_standard import get


def disagreements(call: JoinedCall) -> list[dict[str, Any]]:
    """Return what the algorithm and the browser say differently of a call, each with both values.

    What an element gets to see, the page can't tell: there only the requests are compared.
    """
    if call.judged is None:
        return []
    computed, observed = _computed(call, call.judged), _observed(call)
    compared = computed if call.asker == "script" else ["requests"]
    return [
        {"call": call.id, "about": name, "computed": computed[name], "observed": observed[name]}
        for name in compared
        if computed[name] != observed[name]
    ]


def cookie_disagreements(call: JoinedCall, turns: Turns) -> list[dict[str, Any]]:
    """Return where other cookies arrived than the rules say, each with both `Cookie` headers.

    Cookies that no answer of the run set are nobody's concern: the browser may have them from
    another program on this machine.
    """
    own = [turns[each.number] for each in call.own_exchanges if each.number in turns]
    return [
        {
            "call": call.id,
            "about": "cookie",
            "computed": _cookie_header(turn, turn.retrieved.sent),
            "observed": _cookie_header(turn, turn.arrived),
        }
        for turn in own
        if not turn.agrees
    ]


def _cookie_header(turn: RecordedTurn, cookies: Collection[Cookie]) -> str:
    return "; ".join(cookie.as_sent for cookie in turn.jar if cookie in cookies)


def _computed(call: JoinedCall, judged: Judged) -> dict[str, Any]:
    outcome = judged.outcome
    kept = [answered.request for answered in call.answered if answered.was_kept]
    sent = [request for request in outcome.requests if request not in kept]
    return {
        "outcome": outcome.outcome,
        "type": outcome.type,
        "status": outcome.status,
        "readable_headers": outcome.readable_headers,
        "requests": [[request.kind, request.method, request.origin] for request in sent],
    }


def _observed(call: JoinedCall) -> dict[str, Any]:
    """Return what really happened: script's part by the page, the requests by the record."""
    requests = [
        [exchange.kind, exchange.method, get(tuple(exchange.request_headers), "origin")]
        for exchange in call.own_exchanges
    ]
    seen = call.seen.observed or {"type": None, "status": None, "readable_headers": []}
    return {
        "outcome": call.seen.outcome,
        "type": seen["type"],
        "status": seen["status"],
        "readable_headers": sorted(seen["readable_headers"]),
        "requests": requests,
    }


def case_of(run_id: str, browser: Browser, calls: Sequence[JoinedCall]) -> dict[str, Any]:
    """Return the last call as a case, those before it as its past, the record as its table."""
    last = calls[-1]
    rows = [_row(answered) for call in calls for answered in call.answered]
    of_page = [
        call
        for call in calls
        if call is last or (call.page_origin == last.page_origin and call.judged)
    ]
    *before, request = _with_pauses(of_page)
    return {
        "id": run_id,
        "page_origin": last.page_origin,
        "browser": browser,
        "before": before,
        "request": request,
        "responses": rows or [{"to": "*", "url": "*", "error": "refused"}],
    }


def _with_pauses(calls: Sequence[JoinedCall]) -> Iterator[dict[str, Any]]:
    """Yield the calls' requests, each with the time that passed since the one before it, if any."""
    now_ms = calls[0].seen.at_ms
    for call in calls:
        pause_ms = call.seen.at_ms - now_ms
        yield call.seen.request | ({"after_ms": pause_ms} if pause_ms > 0 else {})
        now_ms = max(now_ms, call.seen.at_ms)


def _row(answered: Answered) -> dict[str, Any]:
    request, exchange = answered.request, answered.exchange
    key = {"to": request.kind, "url": request.url}
    if exchange is None:
        return key | {"error": "refused"}
    headers = [list(header) for header in headers_on_the_wire(exchange)]
    return key | {"status": exchange.status, "headers": headers}
