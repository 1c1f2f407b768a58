"""A real Chromium against a real lab, with its console watched."""

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    TimeoutError,
    WebError,
)

from scripts.running_lab import ROOT, Lab, running_lab


@pytest.fixture(scope="session")
def lab() -> Iterator[Lab]:
    """The whole lab, started once for all tests that only use it."""
    with running_lab() as running:
        yield running


def copied_lab(folder: Path) -> Path:
    """Copy the repository's servers into `folder`, where a test may edit them."""
    for name in ("backend", "frontend", "scripts"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "requirements.lock", folder)
    (folder / ".venv").symlink_to(ROOT / ".venv", target_is_directory=True)
    return folder


TIMEOUT_MS = 8_000


def is_of_cors(message: ConsoleMessage) -> bool:
    return "has been blocked by CORS policy" in message.text


class Console:
    """What the browser printed: the CORS lines, and whatever else there should not be."""

    def __init__(self) -> None:
        self.cors_lines: list[str] = []
        self.others: list[str] = []
        self.expected: tuple[str, ...] = ()

    def hear(self, message: ConsoleMessage) -> None:
        if message.type not in ("error", "warning"):
            return
        if is_of_cors(message):
            self.cors_lines.append(message.text)
        elif message.text != "Failed to load resource: net::ERR_FAILED":
            self.others.append(message.text)

    def hear_error(self, error: WebError) -> None:
        self.others.append(str(error.error))

    def wait_for_cors_line(self, context: BrowserContext, lines: list[str]) -> None:
        """Let the last of `lines` come, if another window's process still has it."""
        if self.cors_lines[-1:] != lines[-1:]:
            with contextlib.suppress(TimeoutError):
                context.wait_for_event("console", is_of_cors)

    @property
    def unexpected(self) -> list[str]:
        return [line for line in self.others if not any(part in line for part in self.expected)]


@contextlib.contextmanager
def listening(context: BrowserContext) -> Iterator[Console]:
    """Listen to the console of every page. At the end only CORS lines may be in it."""
    heard = Console()
    context.on("console", heard.hear)
    context.on("weberror", heard.hear_error)
    yield heard
    context.remove_listener("console", heard.hear)
    context.remove_listener("weberror", heard.hear_error)
    assert heard.unexpected == []


@pytest.fixture
def console(context: BrowserContext) -> Iterator[Console]:
    """The console of every page of the test."""
    with listening(context) as heard:
        yield heard


@pytest.fixture(scope="session")
def course(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[BrowserContext]:
    """One reader who goes through the whole course: a new one for each experiment would be slower.

    Experiments can't meet: each run has its own URLs, and cookies that are bound to them.
    """
    context = browser.new_context(**browser_context_args)
    context.set_default_timeout(TIMEOUT_MS)
    context.new_page()
    yield context
    context.close()


@pytest.fixture
def page(console: Console, context: BrowserContext) -> Page:
    """A new page whose console is watched."""
    context.set_default_timeout(TIMEOUT_MS)
    return context.new_page()
