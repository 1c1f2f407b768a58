"""A scenario's file is written for a page of the front end on loopback, and for nobody else."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from werkzeug.test import Client, TestResponse

from backend.lab.scenarios import Scenarios
from tests.unit.cors_requests import ATTACKER, PAGE
from tests.unit.in_process import WriteScenario, api_of
from tests.unit.lab.wire_record import problem_of

SOUND = "from flask import Flask\n\n\ndef create_app():\n    return Flask(__name__)\n"
EDITED = SOUND.replace("Flask(__name__)", "Flask('edited')")
FROM_PAGE = {"Origin": PAGE, "Sec-Fetch-Site": "same-site"}
FILE, RESTORE = "/lab/scenarios/example/file", "/lab/scenarios/example/restore"


@pytest.fixture
def example(scenarios: Scenarios, write_scenario: WriteScenario) -> Path:
    """A scenario whose file is as the repository has it."""
    originals = scenarios.folder.parent / "lab" / "originals.json"
    originals.parent.mkdir()
    originals.write_text(json.dumps({"example.py": SOUND}), encoding="utf-8")
    return write_scenario("example", SOUND)


def shown(api: Client) -> dict[str, Any]:
    told: dict[str, Any] = api.get("/lab/scenarios/example").get_json()
    return told


def put(api: Client, text: object, headers: dict[str, str] = FROM_PAGE) -> TestResponse:
    return api.put(FILE, json={"text": text, "version": shown(api)["version"]}, headers=headers)


def marked(hunks: list[list[dict[str, Any]]]) -> list[str]:
    """Return the changed lines of a difference, each with its mark."""
    lines = [line for hunk in hunks for line in hunk if line["change"] != " "]
    return [line["change"] + "".join(text for _, text in line["tokens"]) for line in lines]


def test_page_writes_a_file(api: Client, example: Path) -> None:
    answer = put(api, EDITED)

    assert (answer.status_code, example.read_bytes()) == (204, EDITED.encode())
    assert marked(shown(api)["edited"]) == [
        "-    return Flask(__name__)",
        "+    return Flask('edited')",
    ]


def test_file_as_it_was_is_not_edited(api: Client, example: Path) -> None:
    assert (shown(api)["edited"], shown(api)["writing"]) == ([], "offered")


def test_edited_docstring_is_an_edit(api: Client, example: Path) -> None:
    example.write_text(f'"""Mine."""\n{SOUND}')

    assert marked(shown(api)["edited"]) == ['+"""Mine."""']


def test_line_ends_of_another_system_are_no_edit(api: Client, example: Path) -> None:
    example.write_bytes(SOUND.replace("\n", "\r\n").encode())

    assert shown(api)["edited"] == []


def test_file_of_ones_own_has_no_original(api: Client, write_scenario: WriteScenario) -> None:
    write_scenario("example", SOUND)

    problem = problem_of(api.post(RESTORE, json={}, headers=FROM_PAGE), 409)

    assert shown(api)["edited"] is None
    assert problem["type"] == "urn:cors-lab:no-original"


def test_restored_file_is_kept_beside(api: Client, example: Path) -> None:
    kept = []
    for text in [EDITED, f"{EDITED}# again\n", EDITED]:
        example.write_text(text)
        kept.append(api.post(RESTORE, json={}, headers=FROM_PAGE).get_json()["kept"])
        assert example.read_text() == SOUND

    first, second = "backend/scenarios/example.py.mine", "backend/scenarios/example.py.mine-2"
    assert kept == [first, second, first]
    assert (example.with_name("example.py.mine")).read_text() == EDITED
    assert list(api.get("/lab/scenarios").get_json()["scenarios"]) == [
        {"name": "example", "path": "backend/scenarios/example.py"}
    ]


def test_restoring_an_original_keeps_nothing(api: Client, example: Path) -> None:
    answer = api.post(RESTORE, json={}, headers=FROM_PAGE)

    assert answer.get_json() == {"kept": None}
    assert [path.name for path in example.parent.iterdir()] == ["example.py"]


@pytest.mark.parametrize("text", ["def create_app(:\n", "\0", "笔记 = 1\n", ""])
def test_broken_file_can_be_restored(api: Client, example: Path, text: str) -> None:
    assert put(api, text).status_code == 204
    assert shown(api)["error"] is not None

    api.post(RESTORE, json={}, headers=FROM_PAGE)

    assert (shown(api)["error"], shown(api)["edited"]) == (None, [])


def test_file_in_another_encoding_is_kept_as_it_was(api: Client, example: Path) -> None:
    example.write_bytes("name = '笔记'\n".encode("gbk"))

    api.post(RESTORE, json={}, headers=FROM_PAGE)

    assert example.with_name("example.py.mine").read_bytes() == "name = '笔记'\n".encode("gbk")


def test_file_that_has_changed_meanwhile_is_left_alone(api: Client, example: Path) -> None:
    read = shown(api)["version"]
    example.write_text(EDITED)

    answer = api.put(FILE, json={"text": SOUND, "version": read}, headers=FROM_PAGE)

    assert problem_of(answer, 409)["type"] == "urn:cors-lab:changed-meanwhile"
    assert example.read_text() == EDITED


STRANGERS = {
    "no origin": {},
    "the attacker": {"Origin": ATTACKER},
    "the API's own pages": {"Origin": "http://localhost:5001"},
    "an opaque origin": {"Origin": "null"},
    "another name of this machine": {"Origin": "http://127.0.0.1:8000"},
    "a name that begins alike": {"Origin": f"{PAGE}.evil.example"},
    "another case": {"Origin": PAGE.upper()},
    "two origins": {"Origin": f"{PAGE}, {PAGE}"},
    "the address bar": FROM_PAGE | {"Sec-Fetch-Site": "none"},
    "another site": FROM_PAGE | {"Sec-Fetch-Site": "cross-site"},
}


@pytest.mark.parametrize("headers", STRANGERS.values(), ids=STRANGERS)
def test_strangers_change_nothing(api: Client, example: Path, headers: dict[str, str]) -> None:
    example.write_text(EDITED)
    problems = [
        problem_of(put(api, SOUND, headers), 403),
        problem_of(api.post(RESTORE, json={}, headers=headers), 403),
    ]

    assert [each["type"] for each in problems] == ["urn:cors-lab:other-origin"] * 2
    assert (example.read_text(), len(list(example.parent.iterdir()))) == (EDITED, 1)


SHARED = {
    "all addresses": {"HOST": "0.0.0.0"},
    "an address of the network": {"HOST": "192.168.1.5"},
    "a page known elsewhere": {"FRONTEND_ORIGIN": "https://lab.example"},
    "an API known elsewhere": {"API_ORIGIN": "http://teacher.lan:5001"},
    "an attacker known elsewhere": {"ATTACKER_ORIGIN": "http://evil.localhost:8002"},
}


@pytest.mark.parametrize("environ", SHARED.values(), ids=SHARED)
def test_shared_lab_writes_nothing(
    scenarios: Scenarios, example: Path, environ: dict[str, str]
) -> None:
    api = api_of(scenarios, **environ)
    example.write_text(EDITED)
    origin = {"Origin": environ.get("FRONTEND_ORIGIN", PAGE)}
    problems = [
        problem_of(put(api, SOUND, origin), 403),
        problem_of(api.post(RESTORE, json={}, headers=origin), 403),
    ]

    assert shown(api)["writing"] == "shared"
    assert [each["type"] for each in problems] == ["urn:cors-lab:shared-lab"] * 2
    assert "127.0.0.1" in problems[0]["detail"]
    assert example.read_text() == EDITED


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.2"])
def test_lab_on_a_loopback_address_writes(scenarios: Scenarios, example: Path, host: str) -> None:
    page = f"http://{host}:8000"
    api = api_of(scenarios, HOST=host, FRONTEND_ORIGIN=page)

    answer = put(api, EDITED, {"Origin": page, "Sec-Fetch-Site": "cross-site"})

    assert (answer.status_code, example.read_text()) == (204, EDITED)


def test_file_that_cant_be_written_is_said(
    api: Client, example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: False)

    problem = problem_of(put(api, EDITED), 403)

    assert shown(api)["writing"] == "read-only"
    assert problem["type"] == "urn:cors-lab:read-only-lab"
    assert "backend/scenarios/example.py" in problem["detail"]


def test_file_is_whole_when_writing_fails(
    api: Client, example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(source: str, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)

    problem = problem_of(put(api, EDITED), 403)

    assert "No space left on device" in problem["detail"]
    assert [path.read_text() for path in example.parent.iterdir()] == [SOUND]


@pytest.mark.parametrize("kind", ["file", "folder"])
def test_link_is_not_followed(
    api: Client, scenarios: Scenarios, example: Path, tmp_path: Path, kind: str
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "linked.py").write_text(SOUND)
    link = scenarios.folder / ("linked.py" if kind == "file" else "chapter")
    link.symlink_to(outside / "linked.py" if kind == "file" else outside)
    url = "/lab/scenarios/linked/file"

    answer = api.put(url, json={"text": EDITED, "version": "x"}, headers=FROM_PAGE)

    assert answer.status_code in (403, 404)  # Python 3.13 finds no files in linked folders
    assert (outside / "linked.py").read_text() == SOUND


@pytest.mark.parametrize("name", ["nope", "..", "..%2Fapp", "example.py", "core%2Fno_cors", "%00"])
def test_file_is_named_by_its_scenario_alone(api: Client, example: Path, name: str) -> None:
    before = sorted(example.parent.parent.rglob("*"))

    answer = api.put(f"/lab/scenarios/{name}/file", json={"text": "x"}, headers=FROM_PAGE)

    assert answer.status_code == 404
    assert sorted(example.parent.parent.rglob("*")) == before


NOT_A_TEXT = {
    "no object": ["text"],
    "no text": {"version": "x"},
    "no version": {"text": ""},
    "a text that is none": {"text": 1, "version": "x"},
    "half a character": {"text": "\ud800", "version": "x"},
}


@pytest.mark.parametrize("sent", NOT_A_TEXT.values(), ids=NOT_A_TEXT)
def test_what_holds_no_text_is_400(api: Client, example: Path, sent: object) -> None:
    problem = problem_of(api.put(FILE, json=sent, headers=FROM_PAGE), 400)

    assert problem["type"] == "urn:cors-lab:bad-request"
    assert example.read_text() == SOUND


@pytest.mark.parametrize("content_type", ["text/plain", "application/x-www-form-urlencoded", ""])
def test_what_a_form_could_send_is_415(api: Client, example: Path, content_type: str) -> None:
    example.write_text(EDITED)
    sent = {"data": json.dumps({"text": SOUND, "version": shown(api)["version"]})}
    answers = [
        api.put(FILE, **sent, content_type=content_type, headers=FROM_PAGE),
        api.post(RESTORE, **sent, content_type=content_type, headers=FROM_PAGE),
    ]

    assert [problem_of(each, 415)["type"] for each in answers] == ["urn:cors-lab:not-json"] * 2
    assert example.read_text() == EDITED


def test_large_text_is_413(api: Client, example: Path) -> None:
    problem = problem_of(put(api, "#" * 17_000), 413)

    assert "16384 bytes" in problem["detail"]
    assert example.read_text() == SOUND


def solution(api: Client, edits: object) -> TestResponse:
    return api.post("/lab/scenarios/example/solution", json={"edits": edits}, headers=FROM_PAGE)


def test_solution_is_of_the_original(api: Client, example: Path) -> None:
    example.write_text("whatever\n")

    shown_solution = solution(api, [["__name__", "'edited'"]]).get_json()

    assert shown_solution["text"] == EDITED
    assert marked(shown_solution["hunks"])[0] == "-    return Flask(__name__)"
    assert example.read_text() == "whatever\n"


@pytest.mark.parametrize(("text", "times"), [("CORS", 0), ("Flask", 2)])
def test_edit_of_what_stands_there_once_only(
    api: Client, example: Path, text: str, times: int
) -> None:
    problem = problem_of(solution(api, [[text, ""]]), 409)

    assert problem["type"] == "urn:cors-lab:edit-does-not-fit"
    assert f"{text!r} stands there {times} times" in problem["detail"]


@pytest.mark.parametrize("edits", [None, {}, ["ab"], [["a"]], [["a", 1]], [["", "a"]], [["a"] * 3]])
def test_what_is_no_edit_is_400(api: Client, example: Path, edits: object) -> None:
    assert problem_of(solution(api, edits), 400)["type"] == "urn:cors-lab:bad-request"
