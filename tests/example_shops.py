"""The example project in a folder of its own, as it is or mended, and what its tests say."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

EXAMPLE_SHOP = Path(__file__).parent / "example_shop"
#: Runs somebody's tests with the plugin, and with no other that is installed.
ONLY_THE_PLUGIN = {
    "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
    "PYTEST_PLUGINS": "backend.whycors.flask_apps.pytest_plugin",
}


def copied_shop(folder: Path, is_mended: bool = False) -> Path:
    """Copy the shop into `folder`, with the patch that mends it if wanted; return the folder."""
    shutil.copytree(
        EXAMPLE_SHOP, folder, ignore=shutil.ignore_patterns("__pycache__"), dirs_exist_ok=True
    )
    if is_mended:
        subprocess.run(["git", "apply", "mended.patch"], cwd=folder, check=True)
    return folder


def said_by_tests(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, *options: str
) -> dict[str, str]:
    """Run the shop's tests in pytester's folder; return what is said by those that don't pass.

    It goes by the names of the tests.
    """
    for name, text in ONLY_THE_PLUGIN.items():
        monkeypatch.setenv(name, text)
    _, skipped, failed = pytester.inline_run("--cors-lang=en", *options).listoutcomes()
    return {
        report.nodeid.partition("::")[2]: re.sub(
            r"^E {1,7}", "", str(report.longrepr), flags=re.MULTILINE
        )
        for report in (*skipped, *failed)
    }
