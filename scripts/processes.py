"""Starting and ending other programs, the same on every system."""

import contextlib
import os
import signal
import subprocess
import sys
from typing import Any


def own_group() -> dict[str, Any]:
    """Return Popen's options that keep Ctrl-C from a program: whoever started it ends it."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
    return {"start_new_session": True}


def ask_to_end(process: "subprocess.Popen[Any]") -> None:
    """Ask a program that was started with own_group() to end, so that it can end its own first."""
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        process.send_signal(signal.CTRL_BREAK_EVENT)
    else:
        process.terminate()


def end_group(process: "subprocess.Popen[Any]") -> None:
    """End by force what an ended program left running in its own_group()."""
    if sys.platform != "win32":
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
