"""What the fuzz counts as a broken promise, and what not."""

import pytest

from tests.fuzz.promises import faults_in_log, faults_of
from tests.fuzz.sent import Answer, Sent

RUN = b"/runs/fuzz-000001-000001-01"
OF_THIS_RUN, OF_ANOTHER = b"<of fuzz-000001-000001-01>", b"<of fuzz-000001-000001-02>"


def asked(scenario: str, path: str) -> Sent:
    target = b"%b/%b%b" % (RUN, scenario.encode(), path.encode())
    return Sent("api", "run", b"GET", target, scenario=scenario, path=path)


def kinds(sent: Sent, answer: Answer) -> list[str]:
    return [fault.kind for fault in faults_of(sent, answer)]


def traceback(file: str, error: str) -> str:
    frame = f'  File "/lab/{file}", line 3, in f\n    f()'
    return f"Traceback (most recent call last):\n{frame}\n{error}\n"


@pytest.mark.parametrize(
    ("scenario", "path", "expected"),
    [
        ("crash_by_hand", "/report", []),
        ("crash_in_debug", "/report", []),
        ("proxy_502", "/anything", []),
        ("hook_raises", "/me", []),
        ("crash_by_hand", "/notes", ["500 run"]),
        ("no_cors", "/report", ["500 run"]),
    ],
)
def test_crash_is_a_fault_unless_the_scenario_means_it(
    scenario: str, path: str, expected: list[str]
) -> None:
    assert kinds(asked(scenario, path), Answer(500, [], b"")) == expected


def test_text_of_another_run_is_a_leak() -> None:
    sent = asked("no_cors", "/notes")

    assert kinds(sent, Answer(200, [], OF_THIS_RUN * 2)) == []
    assert kinds(sent, Answer(200, [], OF_THIS_RUN + OF_ANOTHER)) == ["leak run"]


def test_answer_is_too_large_above_its_bound() -> None:
    sent = Sent("api", "lab /health", b"GET", b"/lab/health")

    assert kinds(sent, Answer(200, [], b"x" * 1024)) == []
    assert kinds(sent, Answer(200, [], b"x" * 4096)) == ["size lab /health"]


def test_traceback_in_the_log_is_a_fault_unless_a_scenario_means_it() -> None:
    meant = traceback("backend/scenarios/not_cors/crash_by_hand.py", "ZeroDivisionError: no")
    other = traceback("backend/notes.py", "ValueError: for 1: no")

    found = faults_in_log(f"ready\n[INFO] {other}{meant}[INFO] {other}done\n")

    assert [fault.kind for fault in found] == ["log ValueError at backend/notes.py:3"]


@pytest.mark.parametrize(
    "line",
    [
        "thread 'tokio' panicked at src/wsgi/http.rs:14:",
        "[ERROR] Unexpected exit from worker-1",
        "the API ended (exit code 1).",
    ],
)
def test_server_that_ended_is_a_fault(line: str) -> None:
    assert [fault.seen for fault in faults_in_log(f"ready\n{line}\nmore\n")] == [line]
