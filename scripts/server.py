"""A server of the lab that ends with its starter: python -m scripts.server <package> [argument …]

scripts/run.py starts the servers by this. It holds the other end of their standard input, a pipe
that the system closes however run.py ends. `python -m backend` by itself runs until it is stopped.
"""

import multiprocessing
import os
import runpy
import signal
import sys
import threading


def main(package: str) -> None:
    """Run a package as `python -m` does."""
    starter = os.dup(sys.stdin.fileno())
    # What the server starts must not inherit the pipe: on Windows it would wait for the read.
    with open(os.devnull) as nothing:
        os.dup2(nothing.fileno(), sys.stdin.fileno())
    threading.Thread(target=end_with, args=[starter], daemon=True).start()
    del sys.argv[0]
    runpy.run_module(package, run_name="__main__", alter_sys=True)


def end_with(starter: int) -> None:
    """Wait until nobody holds the other end of a pipe any more, then end with all workers."""
    while os.read(starter, 1):
        pass
    if sys.platform != "win32" and os.getpgrp() == os.getpid():
        os.killpg(os.getpgrp(), signal.SIGKILL)  # all at once: no worker is started meanwhile
    for worker in multiprocessing.active_children():
        worker.kill()
    os._exit(1)


if __name__ == "__main__":
    main(sys.argv[1])
