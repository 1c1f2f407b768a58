"""What is found in an app's answers can be played and told."""

from flask_cors import CORS

from backend.whycors.cases.case import play_case, read_case
from backend.whycors.flask_apps.report.finding_words import finding_advice, finding_sentence
from tests.unit.whycors.flask_apps.findings.small_apps import app_of
from tests.unit.whycors.flask_apps.found_in_apps import findings_in, the_finding


def test_every_finding_can_be_played_and_told() -> None:
    app = app_of(with_session=True)
    CORS(app, supports_credentials=True)
    app.add_url_rule("/orders/", "orders", lambda: "", methods=["POST", "PUT"])
    found = findings_in(app)

    assert found
    for finding in found:
        assert finding.witness
        case = read_case(dict(finding.witness.case))
        assert play_case(case).exchanges
        assert finding.witness.command.startswith("curl -i ")
        for language in ("en", "zh"):
            assert "{" not in finding_sentence(finding, language)
            assert finding_advice(finding, language)


def test_witness_of_a_stranger_reads() -> None:
    app = app_of(with_session=True)
    CORS(app, supports_credentials=True)
    finding = the_finding(app, "any-origin-with-credentials")

    assert finding.witness
    assert play_case(read_case(dict(finding.witness.case))).outcome.outcome == "readable"
