"""What the browser makes of a call's exchanges, as far as the wire shows it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Literal, NamedTuple

from ...evidence.gathering import incidents
from ...evidence.incident import Incident, Judgement
from ...evidence.judging import judge
from ...evidence.model import Evidence
from ...fetch_standard import OutcomeName
from .watching_turns import WatchedTurn

Json = dict[str, Any]
#: The browser had asked before, and remembers what it was answered.
_REMEMBERED_SECONDS = "600"

#: `waits`: a preflight passed, or an answer redirects, and what follows hasn't come. `unfollowed`:
#: a preflight passed, nothing followed, and the browser would have refused it if the call is made
#: with credentials, which no preflight shows.
CallState = Literal["waits", "unfollowed", "refused", "readable", "opaque"]


class JudgedCall(NamedTuple):
    """What comes of a call as far as the wire shows it.

    Of one that is unfollowed, `incident` and `judgement` are those of a call with credentials.
    """

    state: CallState
    incident: Incident
    judgement: Judgement


def judged(turns: Sequence[WatchedTurn]) -> JudgedCall:
    """Return what the browser makes of a call's exchanges so far."""
    incident, judgement = _judged(turns)
    return JudgedCall(_state(turns[-1], judgement.outcome), incident, judgement)


def _state(last: WatchedTurn, outcome: OutcomeName | None) -> CallState:
    if outcome == "network-error":
        return "refused"
    if outcome in ("opaque", "opaque-redirect") or last.exchange.mode == "no-cors":
        return "opaque"
    is_on_its_way = last.exchange.kind == "preflight" or last.redirects_to is not None
    return "waits" if is_on_its_way else "readable"


def judged_with_credentials(turns: Sequence[WatchedTurn]) -> JudgedCall | None:
    """Return what comes of a call if it is made with credentials, None if it isn't refused then.

    No preflight shows whether it is, and no request without a cookie.
    """
    incident, judgement = _judged(turns, "include")
    is_refused = judgement.outcome == "network-error"
    return JudgedCall("unfollowed", incident, judgement) if is_refused else None


def _judged(
    turns: Sequence[WatchedTurn], credentials: str | None = None
) -> tuple[Incident, Judgement]:
    (incident, *_) = incidents(Evidence(seen=tuple(turn.seen(credentials) for turn in turns)))
    incident = _with_remembered_preflight(incident, turns[0])
    return incident, judge(incident)


def _with_remembered_preflight(incident: Incident, first: WatchedTurn) -> Incident:
    """Return the incident of a request that came without the preflight that it needs.

    The browser had asked before: it would not have sent the request otherwise. So the case has an
    earlier call, whose preflight allowed it.
    """
    case = incident.case
    if case is None or first.exchange.kind == "preflight":
        return incident
    supposed = {path.partition(".")[0] for path in incident.supposed}
    places = [
        place
        for place, row in enumerate(case["responses"])
        if row["to"] == "preflight" and f"responses[{place}]" in supposed
    ]
    if not places:
        return incident
    rows = list(case["responses"])
    for place in places:
        rows[place] = _allowing(case)
    return replace(
        incident,
        case={**case, "before": [case["request"]], "responses": rows},
        supposed=tuple(
            path
            for path in incident.supposed
            if not any(path.startswith(f"responses[{place}].") for place in places)
        ),
    )


def _allowing(case: Json) -> Json:
    """Return the answer to a preflight that allows the request of a case."""
    request = case["request"]
    headers = [
        ["Access-Control-Allow-Origin", case["page_origin"]],
        ["Access-Control-Allow-Credentials", "true"],
        ["Access-Control-Allow-Methods", request["method"]],
        ["Access-Control-Allow-Headers", ", ".join(name for name, _ in request["headers"])],
        ["Access-Control-Max-Age", _REMEMBERED_SECONDS],
    ]
    return {"to": "preflight", "url": "*", "status": 204, "headers": headers}
