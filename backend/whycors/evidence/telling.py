"""Put together what is told of a failure, so that its cause can be found."""

from dataclasses import replace

from ..fetch_standard import HttpResponse
from .incident import FactName, Incident, Judgement
from .line_meaning import is_of_preflight
from .model import HeaderPairs
from .told import Told

#: Facts that are values of sentences, and the names that they have there.
_NAMES: dict[FactName, str] = {
    "page_origin": "page_origin",
    "url": "url",
    "method": "method",
    "status": "status",
}
#: What the algorithm's parameter of a failure is, by the end of the reason's name.
_PARAMETERS = {
    "MethodDisallowedByPreflightResponse": "method",
    "MethodNotAllowedInNoCorsMode": "method",
    "ForbiddenMethod": "method",
    "HeaderDisallowedByPreflightResponse": "header",
    "LocalNetworkAccessPermissionDenied": "space",
    "InsecureLocalNetwork": "space",
}


def told_by(incident: Incident, judgement: Judgement) -> Told:
    """Return what is told of an incident, so that its cause can be found."""
    outcome = _of_outcome(incident, judgement)
    parameters = _of_facts(incident) | outcome | _of_lines(incident)
    told = Told(incident, judgement, parameters, _deciding_headers(incident, judgement))
    if not (told.is_preflights or is_of_preflight(told.reason)):
        return told
    # The request's own status, as curl got it, says nothing of its preflight.
    status = told.fact("preflight_status") or _of_lines(incident).get("status")
    others = {name: value for name, value in parameters.items() if name != "status"}
    return replace(told, parameters={**others, "status": status} if status else others)


def _of_facts(incident: Incident) -> dict[str, str]:
    return {
        _NAMES[fact.name]: fact.value
        for fact in incident.facts
        if fact.name in _NAMES and fact.value is not None
    }


def _of_lines(incident: Incident) -> dict[str, str]:
    """Return what the lines tell; of two that tell the same, the first one counts."""
    parameters: dict[str, str] = {}
    for line in incident.lines:
        parameters = dict(line.recognised.parameters) | parameters
    return parameters


def _of_outcome(incident: Incident, judgement: Judgement) -> dict[str, str]:
    """Return what the algorithm found wrong, as far as nothing of it is supposed."""
    played = judgement.played
    if played is None or played.outcome.failure is None:
        return {}
    failure, step = played.outcome.failure, played.outcome.failed_step
    found: dict[str, str] = {}
    if judgement.degree != "unknown":
        found[_PARAMETERS.get(failure.reason, "value")] = failure.parameter
    allowed = step.values.get("allowed") if step else None
    if allowed and _deciding_headers(incident, judgement) is not None:
        found["value"] = allowed
    if len(played.exchanges) > 1 and failure.url and "request.url" not in incident.supposed:
        first = played.exchanges[0].request.url
        found |= {"url": failure.url} | ({"initial_url": first} if first != failure.url else {})
    return found


def _deciding_headers(incident: Incident, judgement: Judgement) -> HeaderPairs | None:
    """Return the headers of the answer that decided, None where nobody gave them."""
    played = judgement.played
    is_supposed = any(
        path.startswith("responses") and path.endswith("headers") for path in incident.supposed
    )
    if played is not None and played.exchanges and not is_supposed:
        answer = played.exchanges[-1].answer
        return tuple(answer.headers) if isinstance(answer, HttpResponse) else None
    answers = [seen.answer for seen in incident.seen if seen.kind != "preflight" and seen.answer]
    return answers[-1].headers if answers else None
