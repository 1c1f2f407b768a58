"""The lab as a user starts it: scripts/run.py, on free ports, in a process of its own."""

import contextlib
import json
import os
import queue
import socket
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from scripts.processes import ask_to_end, own_group

ROOT = Path(__file__).parent.parent
READY = "Ctrl-C stops it."
START_TIMEOUT_SECONDS = 40


@dataclass(frozen=True)
class Lab:
    """A running lab: its three origins, which share a host's `name`, and the ports behind them.

    `log` is what it has printed so far.
    """

    ports: tuple[int, int, int]
    name: str = "localhost"
    log: list[str] = field(default_factory=list)

    @property
    def page(self) -> str:
        return f"http://{self.name}:{self.ports[1]}"

    @property
    def api(self) -> str:
        return f"http://{self.name}:{self.ports[0]}"

    @property
    def attacker(self) -> str:
        return f"http://{self.name}:{self.ports[2]}"

    def get(self, path: str) -> Any:
        """Return what the API answers to a GET that no browser makes, as data."""
        return self._ask(urllib.request.Request(self._by_address(path)))

    def post(self, path: str, data: Any) -> Any:
        """Return what the API answers to a POST of JSON that no browser makes, as data."""
        content, headers = json.dumps(data).encode(), {"Content-Type": "application/json"}
        return self._ask(urllib.request.Request(self._by_address(path), content, headers))

    def _by_address(self, path: str) -> str:
        return f"http://127.0.0.1:{self.ports[0]}{path}"

    def _ask(self, request: urllib.request.Request) -> Any:
        without_proxy = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with without_proxy.open(request, timeout=10) as answer:
            return json.load(answer)


@contextlib.contextmanager
def running_lab(
    root: Path = ROOT,
    ports: tuple[int, int, int] | None = None,
    name: str = "localhost",
    **variables: str,
) -> Iterator[Lab]:
    """Start `root`'s scripts/run.py with these environment variables; stop it at the end.

    With another `name` its origins are under that one. The browser has to know where that is.
    """
    lab = Lab(ports or free_ports(), name)
    origins = {"API": lab.api, "FRONTEND": lab.page, "ATTACKER": lab.attacker}
    environment = clean_environment()
    for (role, origin), port in zip(origins.items(), lab.ports, strict=True):
        environment |= {f"{role}_PORT": str(port)}
        environment |= {f"{role}_ORIGIN": origin} if name != "localhost" else {}
    process = subprocess.Popen(
        [sys.executable, "scripts/run.py", "--no-open"],
        cwd=root,
        env=environment | variables,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",  # the log may hold parts of a request, in any encoding
        **own_group(),
    )
    output: queue.Queue[str | None] = queue.Queue()
    reader = threading.Thread(target=_read, args=[process, lab.log, output], daemon=True)
    reader.start()
    try:
        _wait_until_ready(lab.log, output)
        yield lab
    finally:
        ask_to_end(process)
        process.wait(20)
        reader.join(5)
        assert process.stdout is not None
        process.stdout.close()


def clean_environment() -> dict[str, str]:
    """Return this process's environment without the variables that the lab reads."""
    lab_reads = ("SCENARIO", "HOST", "SECRET_KEY")
    return {
        name: value
        for name, value in os.environ.items()
        if name not in lab_reads and not name.endswith(("_PORT", "_ORIGIN")) and name[:5] != "CORS_"
    }


def free_ports() -> tuple[int, int, int]:
    """Return three ports that nobody listens on."""
    with contextlib.ExitStack() as stack:
        probes = [stack.enter_context(socket.socket()) for _ in range(3)]
        for probe in probes:
            probe.bind(("127.0.0.1", 0))
        api, frontend, attacker = (probe.getsockname()[1] for probe in probes)
    return api, frontend, attacker


def _read(
    process: "subprocess.Popen[str]", log: list[str], output: "queue.Queue[str | None]"
) -> None:
    assert process.stdout is not None
    for line in process.stdout:
        log.append(line)
        output.put(line)
    output.put(None)


def _wait_until_ready(log: list[str], output: "queue.Queue[str | None]") -> None:
    while True:
        line = output.get(timeout=START_TIMEOUT_SECONDS)
        if line is None:
            raise AssertionError("scripts/run.py ended:\n" + "".join(log))
        if READY in line:
            return
