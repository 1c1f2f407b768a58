"""The example without the lab: delete both lab folders, and it still works."""

import contextlib
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from scripts.running_lab import ROOT, clean_environment, free_ports


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """The repository without anything of the lab."""
    for name in ("scenarios", "notes.py", "configurable_environment.py", "__init__.py"):
        source, copy = ROOT / "backend" / name, tmp_path / "backend" / name
        copy.parent.mkdir(exist_ok=True)
        shutil.copytree(source, copy) if source.is_dir() else shutil.copy(source, copy)
    shutil.copytree(ROOT / "frontend" / "notes", tmp_path / "notes")
    return tmp_path


@contextlib.contextmanager
def server(folder: Path, *arguments: str) -> Iterator[None]:
    """Run a server of Python's or Flask's own, which prints its address when it is ready."""
    process = subprocess.Popen(
        [sys.executable, "-m", *arguments],
        cwd=folder,
        env=clean_environment() | {"PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert process.stdout is not None
    try:
        assert any("http://127.0.0.1" in line for line in process.stdout), f"{arguments} ended"
        yield
    finally:
        process.terminate()
        process.communicate()


def test_notes_page_works_without_the_lab(example: Path, page: Page) -> None:
    api, site, _ = free_ports()
    flask = ("flask", "--app", "backend.scenarios.core.flask_cors", "run", "--port", str(api))
    files = ("http.server", "--bind", "127.0.0.1", str(site))
    with server(example, *flask), server(example, *files):
        page.goto(f"http://localhost:{site}/notes/?api=http://localhost:{api}")

        expect(page.locator("#notes input")).to_have_value("Buy milk")
