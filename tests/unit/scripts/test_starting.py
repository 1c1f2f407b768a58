"""scripts/run.py has its ports for itself, and takes its servers with it when it is killed."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from pathlib import Path

import pytest

from backend.configurable_environment import WrongValues
from backend.settings import Settings, read_settings
from scripts.ports import held_ports
from scripts.processes import ask_to_end, own_group
from scripts.running_lab import READY, ROOT, clean_environment, free_ports

PORTS = ("API_PORT", "FRONTEND_PORT", "ATTACKER_PORT")


def settings_of(ports: tuple[int, int, int]) -> Settings:
    return read_settings(dict(zip(PORTS, map(str, ports), strict=True)))


@contextlib.contextmanager
def starting(ports: tuple[int, int, int]) -> Iterator["subprocess.Popen[str]"]:
    """Run scripts/run.py on these ports. What it prints ends when its servers are gone, too."""
    process = subprocess.Popen(
        [sys.executable, "scripts/run.py", "--no-open"],
        cwd=ROOT,
        env=clean_environment() | dict(zip(PORTS, map(str, ports), strict=True)),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        **own_group(),
    )
    with process:
        try:
            yield process
        finally:
            ask_to_end(process)


def test_of_two_labs_begun_at_once_one_runs() -> None:
    ports = free_ports()
    with starting(ports) as one, starting(ports) as other, ThreadPoolExecutor() as pool:
        waiting = {pool.submit(lab.wait, 60): lab for lab in (one, other)}
        ended, _ = wait(waiting, timeout=30, return_when=FIRST_COMPLETED)
        refused = [waiting[each] for each in ended]
        for lab in {one, other} - {*refused}:
            ask_to_end(lab)
        codes = sorted([one.wait(20), other.wait(20)])

    assert codes == [0, 2]
    (loser,) = refused
    assert loser.returncode == 2


def test_lab_on_the_same_ports_is_named() -> None:
    ports = free_ports()
    with held_ports(settings_of(ports)), pytest.raises(WrongValues) as wrong:
        with held_ports(settings_of(ports)):
            raise AssertionError("both have the ports")

    (fault,) = wrong.value.faults
    assert f"a CORS Lab is running there (process {os.getpid()}, started in {ROOT})" in fault
    assert "Stop it, or choose other ports: API_PORT=" in fault


def test_one_port_in_common_is_enough_to_refuse() -> None:
    first, second = free_ports(), free_ports()
    shared = (second[0], second[1], first[2])
    with held_ports(settings_of(first)), pytest.raises(WrongValues, match="ATTACKER_PORT"):
        with held_ports(settings_of(shared)):
            raise AssertionError("both have a port")


def test_refused_lab_leaves_the_ports_free() -> None:
    settings = settings_of(free_ports())
    with held_ports(settings), contextlib.suppress(WrongValues), held_ports(settings):
        raise AssertionError("both have the ports")

    with held_ports(settings):
        pass


def test_killed_starter_takes_its_servers_along() -> None:
    ports = free_ports()
    with starting(ports) as lab:
        assert lab.stdout
        for line in lab.stdout:
            if READY in line:
                break
        lab.kill()
        # The servers and their workers write here, too: it ends when the last of them has ended.
        lab.communicate(timeout=20)

    with held_ports(settings_of(ports)):
        pass


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere each origin has its own server")
def test_front_end_ends_when_its_fork_does() -> None:
    with starting(free_ports()) as lab:
        assert lab.stdout
        for line in lab.stdout:
            if READY in line:
                break
        started = [each for server in children(lab.pid) for each in children(server)]
        (fork,) = filter(children, started)  # the others are workers, which start nothing
        os.kill(fork, signal.SIGKILL)

        assert lab.wait(20) == 1
        assert "the front end ended" in lab.stdout.read()


def children(process: int) -> list[int]:
    """Return the processes that a process has started and that still run."""
    listed = Path(f"/proc/{process}/task/{process}/children").read_text()
    return [int(each) for each in listed.split()]


@pytest.mark.skipif(not socket.has_ipv6, reason="this machine has no IPv6")
def test_program_at_the_other_address_of_localhost_stops_the_start() -> None:
    ports = free_ports()
    with socket.socket(socket.AF_INET6) as busy:
        busy.bind(("::1", ports[1]))
        busy.listen()

        with pytest.raises(WrongValues) as wrong, held_ports(settings_of(ports)):
            raise AssertionError("the page would be another program's")

    (fault,) = wrong.value.faults
    assert fault.startswith(
        f"FRONTEND_PORT: port {ports[1]} can't be used at [::1], where browsers look for localhost"
    )
