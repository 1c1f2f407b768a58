"""The processes in which apps are tried, none of which has anything of the app that is checked."""

import json
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Mapping
from types import TracebackType
from typing import Any, Protocol, Self

#: After so many seconds a trial is given up: the app may wait for something at its start.
TRIAL_SECONDS = 60
_START = "import sys; sys.path[:] = {path!r}; import {package}.{module} as it; it.{call}"


class TrialProcesses(Protocol):
    """Where trials are run. To be entered before the first, and left after the last."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...

    def tried(self, job: Mapping[str, Any]) -> Any:
        """Return what trial_of() a job returns; may be called by several threads at once.

        Raises OSError, ValueError or SubprocessError if the app doesn't start or takes too long.
        """


def trial_processes(seconds: int = TRIAL_SECONDS) -> TrialProcesses:
    """Return the quickest way to run trials that this system has."""
    return ForkedProcesses(seconds) if hasattr(os, "fork") else FreshProcesses(seconds)


class FreshProcesses:
    """A Python of its own for each trial, which imports Flask and this library first."""

    def __init__(self, seconds: int = TRIAL_SECONDS) -> None:
        self._seconds = seconds

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Nothing is left of a trial."""

    def tried(self, job: Mapping[str, Any]) -> Any:
        """Return what trial_of() the job returns."""
        done = subprocess.run(
            _command("trial", "run_trial()"),
            input=json.dumps(job),
            capture_output=True,
            timeout=self._seconds,
            encoding="utf-8",
            check=True,
        )
        return json.loads(done.stdout)


class ForkedProcesses:
    """One Python that has imported Flask and this library, and forks for each trial.

    It is started by the first trial. What an app prints goes nowhere.
    """

    def __init__(self, seconds: int = TRIAL_SECONDS) -> None:
        self._seconds = seconds
        self._starting = threading.Lock()
        self._server: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None
        self._is_left = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the server, and with it the trials that still run."""
        with self._starting:
            self._is_left = True
            if self._control is not None and self._server is not None:
                self._control.close()
                self._server.wait()

    def tried(self, job: Mapping[str, Any]) -> Any:
        """Return what trial_of() the job returns."""
        place = {"folder": os.getcwd(), "environment": dict(os.environ), "path": _path()}
        told = {"place": place, "job": job}
        ours, theirs = socket.socketpair()
        with ours:
            with theirs:
                socket.send_fds(self._started(), [b"+"], [theirs.fileno()])
            ours.settimeout(self._seconds)
            ours.sendall(json.dumps(told).encode())
            ours.shutdown(socket.SHUT_WR)
            with ours.makefile("r", encoding="utf-8") as answers:
                return json.loads(answers.readline())

    def _started(self) -> socket.socket:
        """Return the server's standard input; it is started if it isn't yet."""
        with self._starting:
            if self._is_left:
                raise OSError("the server of trials has ended")
            if self._control is None:
                self._control, theirs = socket.socketpair()
                with theirs:
                    self._server = subprocess.Popen(
                        _command("trial_server", f"serve_trials({self._seconds})"),
                        stdin=theirs.fileno(),
                        stdout=subprocess.DEVNULL,
                        stderr=subprocess.DEVNULL,
                        start_new_session=True,  # with its trials it is one group, to be ended
                    )
            return self._control


def _path() -> list[str]:
    """Return sys.path without what Python passes over."""
    return [each for each in sys.path if isinstance(each, str)]


def _command(module: str, call: str) -> list[str]:
    """Return what calls a function of this package in another Python that writes no .pyc files."""
    start = _START.format(path=_path(), package=__package__, module=module, call=call)
    return [sys.executable, "-B", "-c", start]
