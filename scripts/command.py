"""How every command in this folder ends."""

import os
import sys
from collections.abc import Callable
from typing import NoReturn

READER_GONE = 141  # what a shell reports of a program that SIGPIPE ended: 128 + 13


def run_command(main: Callable[[], int]) -> NoReturn:
    """Run a command and exit with the code that it returns.

    When the reader of its output stops reading, as `head` does, it ends silently with READER_GONE,
    as other programs do.
    """
    try:
        try:
            code = main()
        finally:
            sys.stdout.flush()  # or the interpreter would fail to flush it at the end
    except BrokenPipeError:
        nothing = os.open(os.devnull, os.O_WRONLY)
        for stream in (sys.stdout, sys.stderr):
            os.dup2(nothing, stream.fileno())
        code = READER_GONE
    sys.exit(code)
