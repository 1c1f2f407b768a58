"""How every command of this folder ends."""

import os
import sys
from collections.abc import Callable
from typing import NoReturn

READER_GONE = 141  # what a shell tells of a program that SIGPIPE ended: 128 + 13


def run_command(main: Callable[[], int]) -> NoReturn:
    """Run a command and exit with the code that it returns.

    When whoever reads its output has seen enough, as `head` has, it ends without a word and with
    READER_GONE, as other programs do.
    """
    try:
        try:
            code = main()
        finally:
            sys.stdout.flush()  # or the interpreter would fail to, after all
    except BrokenPipeError:
        nothing = os.open(os.devnull, os.O_WRONLY)
        for stream in (sys.stdout, sys.stderr):
            os.dup2(nothing, stream.fileno())
        code = READER_GONE
    sys.exit(code)
