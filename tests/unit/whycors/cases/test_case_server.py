"""What a case's server answers, and which cookies the script of its page sends there."""

import pytest

from backend.whycors.cases.case import play_case, read_case
from backend.whycors.cases.case_cookies import script_context
from backend.whycors.fetch_standard import HttpRequest, Request, parse_url
from tests.unit.whycors.cases.timed_cases import API, PAGE, case, row


def test_address_that_no_row_is_for_is_not_found() -> None:
    asked = {"url": f"{API}/absent", "mode": "no-cors"}

    played = play_case(read_case(case(asked, rows=[row(url=f"{API}/notes")])))

    assert [turn.answer.status for turn in played.exchanges] == [404]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("api", "url", "is_included"),
    [
        ("fetch", f"{PAGE}/me", False),
        ("xhr", f"{PAGE}/me", True),  # it has no way to leave the cookies out at home
        ("xhr", f"{API}/me", False),
    ],
)
def test_cookies_left_out_are_sent_home_by_xhr(api: str, url: str, is_included: bool) -> None:
    asked = Request(PAGE, url, api=api, credentials="omit")  # type: ignore[arg-type]
    parsed = parse_url(url)
    assert parsed is not None

    context = script_context(asked, HttpRequest("request", "GET", url, PAGE), [parsed], 0)

    assert context.credentials_included is is_included
