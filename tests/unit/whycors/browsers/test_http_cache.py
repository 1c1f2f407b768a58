"""Whether the browser may answer again from its HTTP cache: RFC 9111, as the lab needs it."""

import pytest

from backend.whycors.browsers.http_cache import may_be_kept

DATE = "Mon, 01 Jan 2024 00:00:00 GMT"
LATER = "Tue, 02 Jan 2024 00:00:00 GMT"


@pytest.mark.parametrize(
    ("control", "kept"),
    [
        ("max-age=600", True),
        ("Max-Age=600", True),
        ("public, max-age=1", True),
        ('max-age="600"', True),
        (f"max-age={'9' * 5000}", True),
        ("max-age=0", False),
        ("max-age=-1", False),
        ("max-age=", False),
        ("max-age", False),
        ("s-maxage=600", False),
        ("no-store, max-age=600", False),
        ("max-age=600, NO-STORE", False),
        ("no-cache, max-age=600", False),
        ('no-cache="set-cookie", max-age=600', False),
        ("", False),
    ],
)
def test_cache_control_decides_before_all_else(control: str, kept: bool) -> None:
    headers = (("Cache-Control", control),)

    assert may_be_kept("GET", 200, headers) is kept


@pytest.mark.parametrize(
    ("status", "headers", "kept"),
    [
        (200, (), False),
        (200, (("Last-Modified", DATE),), True),
        (404, (("Last-Modified", DATE),), False),
        (301, (), True),
        (302, (), False),
        (301, (("Cache-Control", "no-store"),), False),
        (200, (("Date", DATE), ("Expires", LATER)), True),
        (200, (("Date", LATER), ("Expires", DATE)), False),
        (200, (("Expires", LATER), ("Cache-Control", "max-age=0")), False),
        (301, (("Expires", "0"),), False),
    ],
)
def test_answer_without_max_age_goes_by_its_dates(
    status: int, headers: tuple[tuple[str, str], ...], kept: bool
) -> None:
    assert may_be_kept("GET", status, headers) is kept


def test_two_lines_of_cache_control_count_together() -> None:
    headers = (("Cache-Control", "max-age=600"), ("cache-control", "no-store"))

    assert not may_be_kept("GET", 200, headers)


@pytest.mark.parametrize("method", ["HEAD", "POST", "OPTIONS"])
def test_only_a_get_is_answered_from_the_cache(method: str) -> None:
    assert not may_be_kept(method, 200, (("Cache-Control", "max-age=600"),))
