"""What a witness shows is played again, and told."""

from backend.whycors.flask_apps.model import Witness
from backend.whycors.flask_apps.report.witness_words import told_witness

URL = "http://localhost:5000/orders"


def witness(status: int = 200, **request: object) -> Witness:
    """Return a request whose answer is shared with nobody."""
    case = {
        "id": "x",
        "page_origin": "http://a.test",
        "request": {"url": URL, **request},
        "responses": [{"to": "*", "url": "*", "status": status}],
    }
    return Witness(case, "curl")


def test_that_the_request_is_sent_is_told_first() -> None:
    told = told_witness(witness(method="POST", credentials="include"), "en")

    assert told.call == f"fetch('{URL}', {{ method: 'POST', credentials: 'include' }})"
    assert [sentence[:22] for sentence in told.comes] == [
        "The request itself is ",
        "The answer has no `Acc",
    ]


def test_request_that_was_never_sent_has_its_reason_only() -> None:
    told = told_witness(witness(status=401, method="DELETE"), "zh")

    assert len(told.comes) == 1
    assert "预检" in told.comes[0]


def test_call_has_the_options_that_count() -> None:
    headers = [["Authorization", "Bearer token"]]
    told = told_witness(witness(headers=headers, credentials="omit"), "en")

    assert told.call == f"fetch('{URL}', {{ headers: {{'Authorization': 'Bearer token'}} }})"
