"""A reset puts back what the repository has, keeps what somebody wrote, and forgets the runs."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from werkzeug.test import Client

from backend.lab.scenarios import Scenarios
from tests.unit.cors_requests import ATTACKER, PAGE
from tests.unit.in_process import WriteScenario, api_of
from tests.unit.lab.wire_record import RUN, begin_run, problem_of

SOUND = """from flask import Flask

from backend.notes import notes


def create_app():
    app = Flask(__name__)
    app.register_blueprint(notes)
    return app
"""
EDITED = SOUND.replace("Flask(__name__)", "Flask('edited')")
FROM_PAGE = {"Origin": PAGE, "Sec-Fetch-Site": "same-site"}
PATHS = ("example.py", "chapter/other.py")


@pytest.fixture
def folder(scenarios: Scenarios, write_scenario: WriteScenario) -> Path:
    """A folder with two scenarios as the repository has them. No test resets the repository's."""
    originals = scenarios.folder.parent / "lab" / "originals.json"
    originals.parent.mkdir()
    originals.write_text(json.dumps(dict.fromkeys(PATHS, SOUND)), encoding="utf-8")
    for path in PATHS:
        (scenarios.folder / path).parent.mkdir(exist_ok=True)
        (scenarios.folder / path).write_text(SOUND)
    return scenarios.folder


def reset(api: Client) -> Any:
    return api.post("/lab/reset", json={}, headers=FROM_PAGE).get_json()


def shown(api: Client) -> Any:
    return api.get("/lab/reset").get_json()


def files_in(folder: Path) -> dict[str, str]:
    return {p.relative_to(folder).as_posix(): p.read_text() for p in folder.rglob("*.py*")}


def test_edited_files_are_restored_and_kept_beside(api: Client, folder: Path) -> None:
    for path in PATHS:
        (folder / path).write_text(EDITED)

    assert reset(api)["restored"] == [
        {"path": f"backend/scenarios/{path}", "kept": f"backend/scenarios/{path}.mine"}
        for path in PATHS
    ]
    assert files_in(folder) == dict.fromkeys(PATHS, SOUND) | {
        f"{path}.mine": EDITED for path in PATHS
    }


def test_missing_file_is_put_back(api: Client, folder: Path) -> None:
    (folder / "chapter" / "other.py").unlink()
    (folder / "chapter").rmdir()

    assert shown(api)["edited"] == ["backend/scenarios/chapter/other.py"]
    assert reset(api)["restored"] == [{"path": "backend/scenarios/chapter/other.py", "kept": None}]
    assert files_in(folder) == dict.fromkeys(PATHS, SOUND)


def test_files_of_ones_own_stay(api: Client, folder: Path, write_scenario: WriteScenario) -> None:
    write_scenario("mine", EDITED)

    assert reset(api) == {"restored": [], "runs": 0}
    assert files_in(folder)["mine.py"] == EDITED


def test_line_ends_of_another_system_are_left_alone(api: Client, folder: Path) -> None:
    (folder / "example.py").write_bytes(SOUND.replace("\n", "\r\n").encode())

    assert (shown(api)["edited"], reset(api)["restored"]) == ([], [])


def test_runs_are_forgotten(api: Client, folder: Path) -> None:
    begin_run(api, "example")
    begin_run(api, "example", "b" * 16)

    assert shown(api)["runs"] == 2
    assert reset(api)["runs"] == 2
    assert shown(api)["runs"] == 0
    assert "the lab was reset" in problem_of(api.get(f"/lab/runs/{RUN}"), 410)["detail"]


@pytest.mark.parametrize("root", ["/scenarios/example", ""], ids=["standing", "at the root"])
def test_notes_of_standing_apps_are_forgotten(
    scenarios: Scenarios, folder: Path, root: str
) -> None:
    api = api_of(scenarios, SCENARIO="example")
    before = api.get(f"{root}/notes").get_json()
    api.post(f"{root}/notes", data={"text": "left by the first group"})
    assert api.get(f"{root}/notes").get_json() != before

    reset(api)

    assert api.get(f"{root}/notes").get_json() == before


@pytest.mark.parametrize("headers", [{}, {"Origin": ATTACKER}, {"Origin": "null"}], ids=str)
def test_strangers_reset_nothing(api: Client, folder: Path, headers: dict[str, str]) -> None:
    (folder / "example.py").write_text(EDITED)

    problem = problem_of(api.post("/lab/reset", json={}, headers=headers), 403)

    assert problem["type"] == "urn:cors-lab:other-origin"
    assert files_in(folder)["example.py"] == EDITED


def test_form_resets_nothing(api: Client, folder: Path) -> None:
    begin_run(api, "example")

    problem = problem_of(api.post("/lab/reset", data="{}", headers=FROM_PAGE), 415)

    assert (problem["type"], shown(api)["runs"]) == ("urn:cors-lab:not-json", 1)


def test_shared_lab_is_not_reset_from_a_page(scenarios: Scenarios, folder: Path) -> None:
    api = api_of(scenarios, HOST="0.0.0.0")
    begin_run(api, "example")

    problem = problem_of(api.post("/lab/reset", json={}, headers=FROM_PAGE), 403)

    assert problem["type"] == "urn:cors-lab:shared-lab"
    assert "python3 scripts/reset.py" in problem["detail"]
    assert (shown(api)["offer"], shown(api)["runs"]) == ("shared", 1)


def test_one_file_that_cant_be_written_keeps_all(
    api: Client, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in PATHS:
        (folder / path).write_text(EDITED)
    may_be_written = os.access
    monkeypatch.setattr(
        os, "access", lambda path, mode: path.name != "other.py" and may_be_written(path, mode)
    )

    problem = problem_of(api.post("/lab/reset", json={}, headers=FROM_PAGE), 403)

    assert (shown(api)["offer"], problem["type"]) == ("read-only", "urn:cors-lab:read-only-lab")
    assert "can't write backend/scenarios/chapter/other.py, so nothing" in problem["detail"]
    assert files_in(folder) == dict.fromkeys(PATHS, EDITED)


def test_read_only_lab_without_edits_forgets_its_runs(
    api: Client, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    begin_run(api, "example")

    assert (shown(api)["offer"], reset(api)["runs"]) == ("offered", 1)


def test_full_disk_is_said(api: Client, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(source: str, target: Path) -> None:
        raise OSError(28, "No space left on device")

    (folder / "example.py").write_text(EDITED)
    begin_run(api, "example")
    monkeypatch.setattr(os, "replace", full)

    problem = problem_of(api.post("/lab/reset", json={}, headers=FROM_PAGE), 403)

    assert "No space left on device" in problem["detail"]
    assert (files_in(folder)["example.py"], shown(api)["runs"]) == (EDITED, 1)
