"""What a server and its children use, as Linux tells it in /proc.

https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
"""

import contextlib
import os
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")
CAN_MEASURE = PROC.joinpath("self/stat").exists()
WITHOUT_PROC = "not measured: only Linux tells it"


@dataclass(frozen=True)
class Usage:
    """CPU time in seconds since the start, resident memory in bytes, and threads."""

    cpu_seconds: float
    resident_bytes: int
    threads: int


def usage(pid: int) -> Usage:
    """Return what the process and all that descend from it use together."""
    fields = [_fields(process) for process in _with_descendants(pid)]
    ticks = sum(int(stat[11]) + int(stat[12]) for stat in fields)
    return Usage(
        cpu_seconds=ticks / os.sysconf("SC_CLK_TCK"),
        resident_bytes=sum(int(stat[21]) for stat in fields) * os.sysconf("SC_PAGE_SIZE"),
        threads=sum(int(stat[17]) for stat in fields),
    )


def _with_descendants(pid: int) -> list[int]:
    parents = {}
    for folder in PROC.glob("[0-9]*"):
        with contextlib.suppress(OSError):  # it has just ended
            parents[int(folder.name)] = int(_fields(int(folder.name))[1])
    family = [pid]
    for process in family:
        family += [child for child, parent in parents.items() if parent == process]
    return family


def _fields(pid: int) -> list[str]:
    """Return the fields of /proc/<pid>/stat from the third on, the process's state."""
    return PROC.joinpath(str(pid), "stat").read_text().rpartition(") ")[2].split()
