"""The dates of Expires, which servers have always written in many ways."""

import pytest

from backend.whycors.cookies.dates import parse_cookie_date

THE_DATE = 784111777.0


@pytest.mark.parametrize(
    "text",
    [
        "Sun, 06 Nov 1994 08:49:37 GMT",
        "Sunday, 06-Nov-94 08:49:37 GMT",
        "Sun Nov  6 08:49:37 1994",
        "6 november 94 8:49:37",
        "1994 nov 6th 08:49:37.5 +0200",
    ],
)
def test_date_is_read_in_any_order(text: str) -> None:
    assert parse_cookie_date(text) == THE_DATE


@pytest.mark.parametrize(
    "text",
    [
        "",
        "tomorrow",
        "06 Nov 1994",
        "06 Nov 1994 08:49",
        "06 Nov 1994 24:00:00",
        "31 Feb 1994 08:49:37",
        "06 Nov 1600 08:49:37",
        # The first number is the day.
        "94 Nov 06 08:49:37",
        "06 Nov 19940 08:49:37",
        "006 Nov 1994 08:49:37",
    ],
)
def test_what_is_no_date_is_ignored(text: str) -> None:
    assert parse_cookie_date(text) is None


def test_two_digits_are_a_year_near_ours() -> None:
    assert parse_cookie_date("1 Jan 70 00:00:00") == 0
    assert parse_cookie_date("1 Jan 69 00:00:00") == parse_cookie_date("1 Jan 2069 00:00:00")
