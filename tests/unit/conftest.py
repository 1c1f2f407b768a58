import os
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from werkzeug.test import Client

from backend.settings import read_settings
from tests.unit.in_process import WriteScenario, api_of, notes_client, site_of


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take out of the environment what the lab reads from it."""
    ours = {"SECRET_KEY", *read_settings({}).as_environment()}
    for name in list(os.environ):
        if name in ours or name.startswith("CORS_"):
            monkeypatch.delenv(name)


@pytest.fixture
def api() -> Client:
    return api_of()


@pytest.fixture
def site() -> Client:
    return site_of()


@pytest.fixture
def visitor() -> FlaskClient:
    """Somebody who is not logged in, at an app that has the notes and nothing else."""
    return notes_client()


@pytest.fixture
def ann(visitor: FlaskClient) -> FlaskClient:
    """The same visitor, logged in as ann."""
    visitor.post("/login", json={"user": "ann"})
    return visitor


@pytest.fixture
def write_scenario(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> WriteScenario:
    """Writes `<name>.py` into a scenarios folder of this test's own, empty at first."""
    folder = tmp_path / "backend" / "scenarios"
    folder.mkdir(parents=True)
    monkeypatch.setattr("backend.settings.SCENARIOS_FOLDER", folder)
    monkeypatch.setattr("backend.lab.scenarios.SCENARIOS_FOLDER", folder)
    monkeypatch.setattr("backend.lab.scenarios.REPOSITORY", tmp_path)

    def write(name: str, source: str) -> Path:
        path = folder / f"{name}.py"
        path.write_text(source, encoding="utf-8")
        return path

    return write
