"""The line that a browser prints in its console when a request fails, word for word as measured."""

from .console_chromium import chromium_line
from .console_firefox import firefox_line

__all__ = ["chromium_line", "firefox_line"]
