"""The process that forks for each trial: it has imported what a trial needs, and no app.

Whoever starts it sends a socket for each trial through its standard input, and through that socket
the trial as JSON. It ends, and ends the trials that still run, when its standard input does.
"""

import gc
import json
import os
import signal
import socket
import sys
from collections.abc import Mapping
from typing import Any, NoReturn

# What a trial looks its find function up in.
from ..findings import finders as finders
from .trial import trial_of


def serve_trials(seconds: int) -> NoReturn:
    """Start a process for each socket that arrives; each has the memory of this one, as it is.

    A process that takes more than `seconds` is ended.
    """
    control = socket.socket(fileno=os.dup(0))
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for their ends
    gc.collect()
    gc.freeze()
    while descriptors := socket.recv_fds(control, 1, 1)[1]:
        if os.fork() == 0:
            control.close()
            signal.alarm(seconds)
            _try_and_end(descriptors[0])
        os.close(descriptors[0])
    os.killpg(0, signal.SIGKILL)
    raise AssertionError("it has ended itself")


def _try_and_end(descriptor: int) -> NoReturn:
    """Answer for one trial; nothing that the app has set up for its end is run."""
    try:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        gc.disable()  # it ends before that is worth its while
        with socket.socket(fileno=descriptor) as asker:
            answer_trial(asker)
    finally:
        os._exit(0)


def answer_trial(asker: socket.socket) -> None:
    """Read a trial to the end of what is sent, and send what comes of it as one line.

    It is run in the asker's folder and environment.
    """
    with asker.makefile("r", encoding="utf-8") as sent:
        told = json.load(sent)
    _move_to(told["place"])
    asker.sendall(f"{json.dumps(trial_of(told['job']))}\n".encode())


def _move_to(place: Mapping[str, Any]) -> None:
    os.chdir(place["folder"])
    os.environ.clear()
    os.environ.update(place["environment"])
    sys.path[:] = place["path"]
