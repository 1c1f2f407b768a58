"""The browser that the tests drive, and the options of the tests that make their cases."""

import os
from typing import Any

import pytest

# A project of its own, whose tests fail on purpose: test_example_shop.py runs them.
collect_ignore = ["example_shop"]

# As root, in a container, Chromium has no sandbox. The other switches keep it off the network.
CHROMIUM_ARGUMENTS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    arguments = {**browser_type_launch_args, "args": CHROMIUM_ARGUMENTS}
    if program := os.environ.get("CHROMIUM"):
        arguments["executable_path"] = program
    return arguments


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """Contexts without animation: nothing to wait for, and less to draw."""
    return {**browser_context_args, "reduced_motion": "reduce"}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--all-in-firefox", action="store_true", help="run every experiment in Firefox, too"
    )
    parser.addoption(
        "--all-on-a-name", action="store_true", help="run every experiment on a name, too"
    )
    group = parser.getgroup("differential")
    group.addoption("--cases", type=int, default=300, help="how many cases to compare")
    group.addoption("--case-seed", type=int, default=1, help="the seed that they are made from")
    group.addoption("--apps", type=int, default=120, help="how many Flask apps to compare")
    group.addoption("--app-seed", type=int, default=1, help="the seed that they are made from")
    group = parser.getgroup("fuzz")
    group.addoption("--requests", type=int, default=2000, help="how many requests to send")
    group.addoption("--request-seed", type=int, default=1, help="the seed that they are made from")
