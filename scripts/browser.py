"""A Chromium for the tests and the screenshots: an installed one, Playwright's, or the system's."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from scripts.debian import install_packages
from scripts.environment import SetupError

COMMANDS = (
    "chromium-headless-shell",  # the same browser without its own windows: nearly twice as fast
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
)
MAC_PROGRAMS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
WINDOWS_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
WINDOWS_PROGRAMS = ("Google/Chrome/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe")
DEBIAN_BROWSERS = ("chromium-headless-shell", "chromium")  # not every Debian has the first of them
DEBIAN_FONTS = "fonts-noto-cjk"


def find_or_install_browser(python: Path) -> Path | None:
    """Return the browser's program, or None for the one that Playwright installed.

    The environment variable CHROMIUM decides, if set. Says what it does. Raises SetupError.
    """
    browser = installed_browser()
    if browser:
        print(f"Browser: {browser}", flush=True)
        return browser
    print("Browser: none found, trying Playwright's own …", flush=True)
    install = [str(python), "-m", "playwright", "install", "chromium"]
    if subprocess.run(install, capture_output=True).returncode == 0:
        print("Browser: Playwright's own Chromium", flush=True)
        return None
    if any(install_packages((name, DEBIAN_FONTS)) for name in DEBIAN_BROWSERS):
        browser = installed_browser()
    if browser is None:
        raise SetupError(
            "No Chromium, Chrome or Edge was found, and none could be installed. "
            "Install one, or set CHROMIUM to its program, and start again."
        )
    print(f"Browser: {browser}", flush=True)
    return browser


def installed_browser() -> Path | None:
    """Return an installed Chromium, Chrome or Edge. Raises SetupError for a wrong CHROMIUM."""
    wanted = os.environ.get("CHROMIUM")
    if wanted:
        if not Path(wanted).is_file():
            raise SetupError(f"CHROMIUM: {wanted!r} is not a file. Set it to a browser's program.")
        return Path(wanted)
    candidates: list[Path] = []
    if sys.platform == "darwin":
        candidates = [Path(program) for program in MAC_PROGRAMS]
    elif sys.platform == "win32":
        folders = [Path(os.environ[name]) for name in WINDOWS_FOLDERS if name in os.environ]
        candidates = [folder / program for folder in folders for program in WINDOWS_PROGRAMS]
    else:
        candidates = [Path(found) for name in COMMANDS if (found := shutil.which(name))]
    return next((path for path in candidates if path.is_file()), None)


def install_chinese_font() -> None:
    """Install a font with Chinese letters where there is none and one can be installed: Linux."""
    if sys.platform == "linux" and not _has_chinese_font():
        install_packages((DEBIAN_FONTS,))


def _has_chinese_font() -> bool:
    try:
        found = subprocess.run(["fc-list", ":lang=zh"], capture_output=True)
    except FileNotFoundError:
        return False
    return bool(found.stdout.strip())
