"""Calls of scripts/explain.py: as a command, and without a new process, which is faster."""

import contextlib
import io
import subprocess
import sys

from scripts.explain_cases import main
from scripts.running_lab import ROOT

Done = subprocess.CompletedProcess[str]


def by_command(cases: str, *arguments: str) -> Done:
    """Run the command with `cases` as its standard input."""
    return subprocess.run(
        [sys.executable, ROOT / "scripts" / "explain.py", *arguments],
        input=cases,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )


def explain(cases: str, *arguments: str) -> Done:
    """Run what the command runs, in this process; without arguments, as "- --json"."""
    out, err = (io.TextIOWrapper(io.BytesIO(), write_through=True) for _ in range(2))
    usual, sys.stdin = sys.stdin, io.TextIOWrapper(io.BytesIO(cases.encode()))
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = main(list(arguments or ("-", "--json")))
    except SystemExit as refused:  # argparse ends the process
        code = int(refused.code or 0)
    finally:
        sys.stdin = usual
    printed, complained = (each.buffer.getvalue().decode() for each in (out, err))
    return Done(arguments, code, printed, complained)
