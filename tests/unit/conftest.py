import os
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from werkzeug.test import Client

from backend.lab.scenarios import Scenarios
from backend.settings import read_settings
from tests.unit.in_process import WriteScenario, api_of, notes_client, site_of


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Remove from the environment what the lab reads from it."""
    ours = {"SECRET_KEY", *read_settings({}).as_environment()}
    for name in list(os.environ):
        if name in ours or name.startswith("CORS_"):
            monkeypatch.delenv(name)


@pytest.fixture
def scenarios(request: pytest.FixtureRequest, tmp_path: Path) -> Scenarios:
    """The lab's own scenarios; for a test that writes some, a folder of its own, empty at first."""
    if "write_scenario" not in request.fixturenames:
        return Scenarios()
    folder = tmp_path / "backend" / "scenarios"
    folder.mkdir(parents=True)
    return Scenarios(folder)


@pytest.fixture
def api(scenarios: Scenarios) -> Client:
    return api_of(scenarios)


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
def write_scenario(scenarios: Scenarios) -> WriteScenario:
    """Writes `<name>.py` into the folder of `scenarios`."""

    def write(name: str, source: str) -> Path:
        path = scenarios.folder / f"{name}.py"
        path.write_text(source, encoding="utf-8")
        return path

    return write
