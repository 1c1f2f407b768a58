"""The example project: its own tests find its six faults, and pass once these are mended."""

import pytest

from tests.example_shops import copied_shop

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


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Run the shop's tests with the plugin, and no other that is installed."""
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    monkeypatch.setenv("PYTEST_PLUGINS", "backend.whycors.flask_apps.pytest_plugin")


def said_by_test(pytester: pytest.Pytester) -> dict[str, str]:
    """Run the shop's tests; return what is said by those that fail, without its line breaks."""
    _, _, failed = pytester.inline_run("--cors-lang=en").listoutcomes()
    return {
        report.nodeid.partition("::")[2]: " ".join(
            line.removeprefix("E").strip() for line in str(report.longrepr).splitlines()
        )
        for report in failed
    }


def test_claims_find_the_faults(pytester: pytest.Pytester) -> None:
    copied_shop(pytester.path)

    said = said_by_test(pytester)

    assert sorted(said) == sorted(FAULTS)
    assert [name for name, fault in FAULTS.items() if fault not in said[name]] == []


def test_claims_hold_of_the_mended_shop(pytester: pytest.Pytester) -> None:
    copied_shop(pytester.path, is_mended=True)

    assert said_by_test(pytester) == {}
