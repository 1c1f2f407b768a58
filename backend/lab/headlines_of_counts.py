"""Why so many requests arrived: which sentence says so."""

from collections.abc import Sequence

from backend.lab.joined import JoinedCall
from backend.lab.result import Result
from backend.whycors.fetch_standard import StepId, is_cors_safelisted_method

NEEDED: StepId = "main-fetch/preflight-needed"
SAME_ORIGIN: StepId = "main-fetch/same-origin"


def why_so_many(result: Result) -> str:
    """Return the key, below `verdict.requests.`, of why that many requests arrived."""
    preflights = sum(exchange.kind == "preflight" for exchange in result.exchanges)
    if not result.exchanges:
        return _of_none(result)
    if preflights == 0:
        return _without_preflights(result)
    if preflights == len(result.exchanges):
        return "refused"
    asked = [call for call in result.calls if call.step(NEEDED)]
    if any(result.had_permission(call) for call in asked):
        return "remembered"
    return "each" if len(asked) > 1 else f"asked.{_why_asked(asked)}"


def _of_none(result: Result) -> str:
    ending = result.ending
    if ending.by == "browser":
        return "kept"
    if ending.call is None:
        return "nothing"
    return "unanswered" if ending.name == "unanswered" else "unasked"


def _without_preflights(result: Result) -> str:
    calls = result.calls
    if any(result.had_permission(call) for call in calls):
        return "permitted"
    if any(message.redirects for call in calls for message in call.told.messages):
        return "redirected"
    if all(call.asker != "script" for call in calls):
        return "element"
    same_origin = all(call.step(SAME_ORIGIN) for call in calls)
    return "same-origin" if same_origin else "simple"


def _why_asked(asked: Sequence[JoinedCall]) -> str:
    """Return what of a request makes a preflight necessary."""
    step = asked[0].step(NEEDED) if asked else None
    if step is None:
        return "other"
    method = not is_cors_safelisted_method(step.values["method"] or "")
    if step.values["headers"] is not None:
        return "both" if method else "headers"
    return "method" if method else "flag"


def headers_asked_about(result: Result) -> str:
    """Return the header names that made the first preflight necessary, "" if none did."""
    asked = [step for call in result.calls if (step := call.step(NEEDED))]
    return (asked[0].values["headers"] or "") if asked else ""
