"""The line that a browser prints in its console when a request fails, word for word as measured."""

from backend.fetch_standard.console_chromium import chromium_line
from backend.fetch_standard.console_firefox import firefox_line

__all__ = ["chromium_line", "firefox_line"]
