"""The version of a file: an address with it always stands for the same bytes."""

import functools
import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

#: One file at one time: its path, when it was changed, in nanoseconds, and its size in bytes.
State = tuple[str, int, int]


def version_of(file: Path) -> str:
    """Return the version of a file, ten hex digits. Raises FileNotFoundError."""
    stat = file.stat()
    return _digest(((str(file), stat.st_mtime_ns, stat.st_size),))


def version_of_folder(folder: Path) -> str:
    """Return one version of all files in and below a folder, hidden ones and links left out."""
    return _digest(tuple(sorted(_states(folder))))


def _states(folder: Path | str) -> Iterator[State]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(".") or entry.is_symlink():
                continue
            if entry.is_dir():
                yield from _states(entry.path)
            else:
                stat = entry.stat()
                yield entry.path, stat.st_mtime_ns, stat.st_size


# The files are read anew only when one of them has changed: every page asks for a version. It is
# made from their bytes, not from their times, so that all copies of the lab agree on it.
@functools.lru_cache(maxsize=512)
def _digest(states: tuple[State, ...]) -> str:
    digest = hashlib.sha256()
    for path, _, size in states:
        digest.update(f"{os.path.basename(path)} {size} ".encode())
        digest.update(Path(path).read_bytes())
    return digest.hexdigest()[:10]
