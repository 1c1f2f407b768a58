"""A diff names its file as `git apply` and `patch -p1` take it."""

from pathlib import Path

import pytest

from backend.whycors.flask_apps.repairs.fixing import diff_of_repair
from backend.whycors.flask_apps.repairs.repair import Repair
from backend.whycors.flask_apps.source.app_files import app_files
from tests.unit.whycors.flask_apps.conftest import LoadWritten

SHOP = {"shop.py": "from flask import Flask\n\napp = Flask('shop')\n"}


@pytest.mark.parametrize("is_below", [True, False])
def test_head_has_one_slash_before_the_file(
    is_below: bool, load_written: LoadWritten, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load_written(SHOP, "shop:app")
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path if is_below else tmp_path / "elsewhere")
    [file] = app_files(tmp_path)

    diff = diff_of_repair(Repair(file, f"{SHOP['shop.py']}app.debug = True\n"))

    shown = "shop.py" if is_below else f"{tmp_path}/shop.py"
    named = shown.removeprefix("/")
    assert diff.file == shown
    assert diff.text.splitlines()[:2] == [f"--- a/{named}", f"+++ b/{named}"]
