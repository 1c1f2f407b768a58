"""The example project's claims in a real Chromium: they hold there, too, and fail there, too."""

import os

import pytest

from tests.example_shops import copied_shop

pytest_plugins = ["pytester"]


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Run the shop's tests with the plugin, and no other that is installed."""
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    monkeypatch.setenv("PYTEST_PLUGINS", "backend.whycors.flask_apps.pytest_plugin")


@pytest.mark.parametrize("is_mended", [True, False], ids=["mended", "faulty"])
def test_chromium_agrees_with_each_claim(pytester: pytest.Pytester, is_mended: bool) -> None:
    copied_shop(pytester.path, is_mended)
    program = os.environ.get("CHROMIUM")
    options = [f"--cors-chromium={program}"] if program else []

    run = pytester.inline_run("--cors-lang=en", "--cors-browser", *options)

    _, skipped, failed = run.listoutcomes()
    assert skipped == []
    assert len(failed) == (0 if is_mended else 7)
    disagreed = [each for each in failed if "Chromium does the same." not in str(each.longrepr)]
    assert [each.nodeid for each in disagreed] == []
