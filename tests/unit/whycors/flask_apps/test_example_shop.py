"""The example project: its own tests find its six faults, and pass once these are mended."""

import pytest

from tests.example_shops import copied_shop, said_by_tests

pytest_plugins = ["pytester"]

#: What the tests of the faulty shop fail with.
FAULTS = {
    "test_partner_reads_what_is_in_stock": "MissingAllowOriginHeader",
    "test_shop_fills_the_basket": "PreflightMissingAllowOriginHeader",
    "test_shop_knows_how_many_orders_there_are": "may read `X-Total-Count`",
    "test_nobody_else_reads_orders": "2 of 7 other pages can: `https://shop.example.evil.example`",
    "test_nobody_else_orders": "1 of 7 other pages can: `https://shop.example:8443`",
    "test_nobody_else_reads_the_account": "7 of 7 other pages can",
    "test_administrator_changes_prices": "PreflightInvalidStatus",
}


def test_claims_find_the_faults(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    copied_shop(pytester.path)

    said = said_by_tests(pytester, monkeypatch)

    assert sorted(said) == sorted(FAULTS)
    assert [name for name in FAULTS if FAULTS[name] not in " ".join(said[name].split())] == []


def test_claims_hold_of_the_mended_shop(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied_shop(pytester.path, is_mended=True)

    assert said_by_tests(pytester, monkeypatch) == {}
