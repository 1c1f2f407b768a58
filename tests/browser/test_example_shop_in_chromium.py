"""The example project's claims in a real Chromium: they hold there, too, and fail there, too."""

import os

import pytest

from tests.example_shops import copied_shop, said_by_tests

pytest_plugins = ["pytester"]


@pytest.mark.parametrize("is_mended", [True, False], ids=["mended", "faulty"])
def test_chromium_agrees_with_each_claim(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, is_mended: bool
) -> None:
    copied_shop(pytester.path, is_mended)
    program = os.environ.get("CHROMIUM")
    options = [f"--cors-chromium={program}"] if program else []

    said = said_by_tests(pytester, monkeypatch, "--cors-browser", *options)

    assert len(said) == (0 if is_mended else 7)
    assert [name for name in said if "Chromium does the same." not in said[name]] == []
