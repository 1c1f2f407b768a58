"""A trial has a process of its own, whichever way it gets one, and can do no more than fail."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from backend.whycors.flask_apps.repairs.trial import trial_of
from backend.whycors.flask_apps.repairs.trial_processes import (
    ForkedProcesses,
    FreshProcesses,
    TrialProcesses,
    trial_processes,
)
from backend.whycors.flask_apps.repairs.trial_server import answer_trial
from tests.unit.whycors.flask_apps.conftest import LoadWritten
from tests.unit.whycors.flask_apps.simply_found import find_simply

FAILURES = (subprocess.SubprocessError, OSError, ValueError)
SHOP = """\
from flask import Flask
from flask_cors import CORS

app = Flask(__name__)
CORS(app, origins=['http://localhost:8000'])
app.add_url_rule('/orders', 'orders', lambda: '')
"""
OPEN = SHOP.replace("origins=['http://localhost:8000']", "supports_credentials=True")
#: It has one more path the oftener it, or an app like it, was imported into a process.
COUNTED = """\
import flask

flask.times = getattr(flask, 'times', 0) + 1
app = flask.Flask(__name__)
for number in range(flask.times):
    app.add_url_rule(f'/{number}', f'view{number}', lambda: '')
"""
WAITS = "import threading\nthreading.Event().wait()\n"
KINDS = [
    pytest.param(
        ForkedProcesses, marks=pytest.mark.skipif(not hasattr(os, "fork"), reason="no os.fork")
    ),
    FreshProcesses,
]
MakeProcesses = Callable[[int], TrialProcesses]


@pytest.fixture(params=KINDS, ids=["forked", "fresh"])
def make_processes(request: pytest.FixtureRequest) -> MakeProcesses:
    made: MakeProcesses = request.param
    return made


@pytest.fixture
def processes(make_processes: MakeProcesses) -> Iterator[TrialProcesses]:
    with make_processes(60) as processes:
        yield processes


@pytest.fixture(autouse=True)
def shop(tmp_path: Path, load_written: LoadWritten) -> Path:
    """Return the file of the app, which is in the working directory."""
    file = tmp_path / "shop.py"
    file.write_text("raise AssertionError('the file itself is not imported')\n", "utf-8")
    return file


def job(text: str) -> dict[str, Any]:
    return {
        "file": str(Path.cwd().resolve() / "shop.py"),
        "text": text,
        "import_name": "shop:app",
        "api": "http://localhost:5000",
        "run_views": False,
        "debug": None,
        "pages": ["http://localhost:8000"],
        "find": [find_simply.__module__, find_simply.__qualname__],
    }


def rules(told: Mapping[str, Any]) -> set[str]:
    """Return the rules of the URL map that somebody may read."""
    return {rule for rule, *_ in told["readers"]}


def test_changed_text_is_run(processes: TrialProcesses) -> None:
    told = processes.tried(job(SHOP))

    assert told["findings"] == []
    assert "/orders" in rules(told)


def test_what_an_app_prints_is_no_answer(processes: TrialProcesses) -> None:
    assert processes.tried(job(f"{SHOP}\nprint('{{}}')\n")) == processes.tried(job(SHOP))


def test_trial_knows_nothing_of_the_one_before(processes: TrialProcesses) -> None:
    [first, second] = (processes.tried(job(f"{COUNTED}\nimport flask_cors")) for _ in range(2))

    assert first == second


def test_two_trials_may_run_at_once(processes: TrialProcesses) -> None:
    with ThreadPoolExecutor(2) as pool:
        told = list(pool.map(processes.tried, [job(SHOP), job(COUNTED)] * 2))

    assert told[:2] == told[2:]


def test_app_is_run_in_the_environment_of_now(
    processes: TrialProcesses, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = f"{SHOP}\nimport os\napp.add_url_rule(os.environ['OWN'], 'own', lambda: '')\n"
    for path in ("/first", "/second"):
        monkeypatch.setenv("OWN", path)

        assert path in rules(processes.tried(job(text)))


@pytest.mark.parametrize(
    "text",
    ["import os\nos._exit(0)\n", "raise SystemExit\n", "1 / 0\n", "not Python\n"],
    ids=["ends the process", "exits", "raises", "is no Python"],
)
def test_app_that_does_not_start_fails_alone(processes: TrialProcesses, text: str) -> None:
    with pytest.raises(FAILURES):
        processes.tried(job(text))

    assert processes.tried(job(SHOP))["findings"] == []


def test_app_that_waits_for_ever_is_given_up(make_processes: MakeProcesses) -> None:
    with make_processes(1) as processes, pytest.raises(FAILURES):
        processes.tried(job(WAITS))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no os.fork")
def test_trials_that_still_run_end_with_the_others() -> None:
    with ThreadPoolExecutor(1) as pool:
        with ForkedProcesses(600) as processes:
            waiting = pool.submit(processes.tried, job(WAITS))
            processes.tried(job(SHOP))

        assert isinstance(waiting.exception(60), FAILURES)
        with pytest.raises(OSError, match="ended"):
            processes.tried(job(SHOP))


def test_nothing_is_written(processes: TrialProcesses, shop: Path) -> None:
    processes.tried(job(SHOP))

    assert list(shop.parent.iterdir()) == [shop]


def test_trial_is_the_same_in_any_process(shop: Path) -> None:
    told = trial_of(job(OPEN))

    assert told["findings"] == [["any-origin-with-credentials", "*", "error"]]
    assert shop.read_text("utf-8") != OPEN


def test_trial_is_read_from_a_socket_and_answered_in_one_line(tmp_path: Path) -> None:
    place = {"folder": str(tmp_path), "environment": dict(os.environ), "path": sys.path}
    ours, theirs = socket.socketpair()
    with ours, theirs:
        ours.sendall(json.dumps({"place": place, "job": job(SHOP)}).encode())
        ours.shutdown(socket.SHUT_WR)

        answer_trial(theirs)

        with ours.makefile(encoding="utf-8") as answers:
            assert json.loads(answers.readline())["findings"] == []


def test_quickest_way_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fork", lambda: 0, raising=False)
    assert isinstance(trial_processes(), ForkedProcesses)

    monkeypatch.delattr(os, "fork")
    assert isinstance(trial_processes(), FreshProcesses)
