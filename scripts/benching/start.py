"""start: how long a reader waits for the lab, in a fresh clone and on any later day."""

import contextlib
import http.client
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from scripts.benching.figures import Figure, Row, Sizes
from scripts.benching.servers import START_TIMEOUT_SECONDS, wait_until_open
from scripts.processes import ask_to_end, end_group, own_group
from scripts.running_lab import ROOT, clean_environment, free_ports

PYTHON = Path(sys.base_prefix) / ("python.exe" if os.name == "nt" else "bin/python3")
HEALTH = ("/lab/health", "/health")  # of the API and of the front end


def measure(sizes: Sizes) -> list[Figure]:
    """Return the seconds of a second start, and of first starts beside a plain environment."""
    second = statistics.median(
        _lab_start(ROOT, clean_environment()) for _ in range(sizes.second_starts)
    )
    figures = [Figure("second start, both answer", second, "s", at_most=0.5)]
    if shutil.which("uv"):
        figures += _first_starts("with uv", os.environ["PATH"], 1.0, sizes.first_starts)
    else:
        figures.append(Figure("first start with uv: not measured, no uv on the path", None))
    return figures + _first_starts("without uv", _path_without_uv(), 1.2, sizes.first_starts)


def _first_starts(how: str, path: str, at_most: float, rounds: int) -> list[Figure]:
    """Return the medians and their ratio; the two take turns, each time with empty caches."""
    labs, plains = [], []
    for _ in range(rounds):
        labs.append(_with_empty_caches(path, _clone_and_start))
        plains.append(_with_empty_caches(path, _plain_environment))
    ratio = statistics.median(lab / plain for lab, plain in zip(labs, plains, strict=True))
    return [
        Figure(f"first start {how}", statistics.median(labs), "s"),
        Figure("venv + pip install flask flask-cors", statistics.median(plains), "s"),
        Figure(f"first start {how} / venv + pip", ratio, at_most=at_most),
    ]


def _with_empty_caches(path: str, start: Callable[[Path, dict[str, str]], float]) -> float:
    with tempfile.TemporaryDirectory() as folder:
        caches = {name: str(Path(folder) / name) for name in ("PIP_CACHE_DIR", "UV_CACHE_DIR")}
        return start(Path(folder), clean_environment() | caches | {"PATH": path})


def _path_without_uv() -> str:
    folders = os.environ["PATH"].split(os.pathsep)
    return os.pathsep.join(folder for folder in folders if not shutil.which("uv", path=folder))


def _clone_and_start(folder: Path, environment: dict[str, str]) -> float:
    clone = folder / "clone"
    subprocess.run(["git", "clone", "--quiet", ROOT, clone], check=True)
    return _lab_start(clone, environment)


def _plain_environment(folder: Path, environment: dict[str, str]) -> float:
    made = folder / "plain"
    python = made / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    begun = time.perf_counter()
    pip = [str(python), "-m", "pip", "--quiet", "--disable-pip-version-check"]
    for command in (
        [str(PYTHON), "-m", "venv", str(made)],
        [*pip, "install", "flask", "flask-cors"],
    ):
        subprocess.run(command, env=environment, check=True)
    return time.perf_counter() - begun


def _lab_start(root: Path, environment: dict[str, str]) -> float:
    """Return the seconds from scripts/run.py to the first answer of the API and the front end."""
    ports = free_ports()
    names = ("API_PORT", "FRONTEND_PORT", "ATTACKER_PORT")
    begun = time.perf_counter()
    with _started(root, environment | dict(zip(names, map(str, ports), strict=True))):
        for port, path in zip(ports, HEALTH, strict=False):
            wait_until_open(port)
            _wait_for_answer(port, path)
        return time.perf_counter() - begun


@contextlib.contextmanager
def _started(root: Path, environment: dict[str, str]) -> Iterator[None]:
    process = subprocess.Popen(
        [PYTHON, "scripts/run.py", "--no-open"],
        cwd=root,
        env=environment,
        stdout=subprocess.DEVNULL,
        **own_group(),
    )
    try:
        yield
    finally:
        ask_to_end(process)
        process.wait(20)
        end_group(process)


def _wait_for_answer(port: int, path: str) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=START_TIMEOUT_SECONDS)
    connection.request("GET", path)
    status = connection.getresponse().status
    connection.close()
    if status != 200:
        raise RuntimeError(f"http://127.0.0.1:{port}{path} answered {status}.")


ROW = Row(
    "start",
    "scripts/run.py until API and front end answer; first starts with empty caches",
    measure,
)
