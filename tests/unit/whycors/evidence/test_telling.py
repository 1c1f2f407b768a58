"""What is told of a failure: of the answer that decided, and of no other."""

from backend.whycors.evidence.gathering import incidents
from backend.whycors.evidence.judging import judge
from backend.whycors.evidence.reading import read_evidence
from backend.whycors.evidence.telling import told_by
from backend.whycors.evidence.told import Told
from tests.unit.whycors.evidence.pastes import PAGE, PREFLIGHT_MISSING, curl, curl_preflight

ALLOWS = f"Access-Control-Allow-Origin: {PAGE}"


def told(*pieces: str) -> Told:
    [incident] = incidents(read_evidence("\n\n".join(pieces)))
    return told_by(incident, judge(incident))


def test_status_of_a_request_is_not_that_of_its_preflight() -> None:
    assert told(PREFLIGHT_MISSING, curl(ALLOWS)).status == 0


def test_status_of_the_preflight_that_decided_is_told() -> None:
    seen = curl_preflight(ALLOWS, status=204), curl(ALLOWS, method="PUT")

    assert told(*seen).status == 204
