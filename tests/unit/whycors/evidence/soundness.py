"""Whether what is said of a case is true, whatever was left out of it."""

from backend.whycors.evidence.gathering import incidents
from backend.whycors.evidence.incident import Judgement
from backend.whycors.evidence.judging import judge
from backend.whycors.evidence.line_meaning import base_reason
from backend.whycors.evidence.model import Evidence
from backend.whycors.fetch_standard import Outcome


def judgements(evidence: Evidence) -> list[Judgement]:
    return [judge(incident) for incident in incidents(evidence)]


def is_true(judgement: Judgement, outcome: Outcome) -> bool:
    """Return whether nothing that is said to be known contradicts what really came of the case."""
    reason = outcome.failure.reason if outcome.failure else None
    if judgement.degree == "unknown":
        fits = judgement.outcome in (None, outcome.outcome)
        named = {judgement.reason, *judgement.may_also_be}
        return fits and (not judgement.may_also_be or base_reason(reason or "") in named)
    if judgement.outcome not in (None, outcome.outcome):
        return False
    if judgement.at is None and reason is not None:
        return judgement.reason == base_reason(reason)
    return judgement.reason == reason
