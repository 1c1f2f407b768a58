"""Start the lab: python3 scripts/run.py [--no-open]

Makes its own environment on the first start, then serves the API and both front-end origins until
Ctrl-C. What it listens to and which scenario it serves is read from the environment: .env.example.
"""

import argparse
import os
import signal
import subprocess
import sys
import threading
import time
import webbrowser
from collections.abc import Callable
from pathlib import Path
from types import FrameType

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import scripts  # noqa: F401  Before the others: it refuses a Python that could not read them.

# isort: split
from backend.configurable_environment import WrongValues
from backend.settings import Settings, read_settings
from scripts.codespaces import said_in_a_codespace
from scripts.command import run_command
from scripts.environment import SetupError, make_environment
from scripts.health import answers, own_host, served
from scripts.ports import held_ports, refuse_busy_ports
from scripts.processes import ask_to_end, end_group, own_group

START_TIMEOUT_SECONDS = 30
STOP_TIMEOUT_SECONDS = 3
POLL_SECONDS = 0.01


def main() -> int:
    """Run until stopped and return the exit code: 2 if something has to be put right first."""
    options = argparse.ArgumentParser(description="Start CORS Lab.", allow_abbrev=False)
    options.add_argument("--no-open", action="store_true", help="do not open a browser")
    arguments = options.parse_args()
    on_ending(signal.default_int_handler)
    try:
        settings = read_settings()
        with held_ports(settings):
            python = make_environment(ROOT, ["requirements.lock"])
            refuse_busy_ports(settings)  # the first start may have taken minutes until here
            return serve(settings, python, open_browser=not arguments.no_open)
    except (WrongValues, SetupError) as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("Stopped.")
        return 0


def on_ending(handler: Callable[[int, FrameType | None], object] | signal.Handlers) -> None:
    """Have `handler` called when somebody asks this program to end."""
    for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK"):
        if hasattr(signal, name):  # Windows has no SIGHUP, the others no SIGBREAK
            signal.signal(getattr(signal, name), handler)


def serve(settings: Settings, python: Path, open_browser: bool) -> int:
    """Run the servers until one ends or Ctrl-C; stop them all before returning."""
    environment = os.environ | settings.as_environment()
    commands = {"the API": ["backend"]} | front_ends(settings)
    # Ctrl-C is put off until all servers are known, so that none is left behind.
    asked_to_end: list[int] = []
    on_ending(lambda number, _: asked_to_end.append(number))
    servers = {name: start(python, arguments, environment) for name, arguments in commands.items()}
    try:
        on_ending(signal.default_int_handler)
        if asked_to_end:
            raise KeyboardInterrupt
        for name, port, health in served(settings):
            server = servers.get(name, servers["the front end"])
            wait_until_it_answers(name, server, own_host(settings), port, health)
        announce(settings)
        if open_browser and can_open_browser():
            threading.Thread(target=webbrowser.open, args=[settings.frontend_origin + "/"]).start()
        return wait_for_one_to_end(servers)
    finally:
        stop(list(servers.values()))


def front_ends(settings: Settings) -> dict[str, list[str]]:
    """Return the commands of the servers of both front-end origins, by their names.

    On Linux one forks the other: to import all once instead of twice is a fifth of a start.
    """
    page, attackers = str(settings.frontend_port), str(settings.attacker_port)
    if sys.platform == "linux":
        return {"the front end": ["frontend", page, attackers]}
    return {"the front end": ["frontend", page], "the attacker's page": ["frontend", attackers]}


def start(
    python: Path, arguments: list[str], environment: dict[str, str]
) -> "subprocess.Popen[bytes]":
    """Start a server that ends when this program does, even when it is killed."""
    command = [str(python), "-m", "scripts.server", *arguments]
    pipe = subprocess.PIPE  # never written to: when we end, it closes, and the server knows
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdin=pipe, **own_group())


def wait_until_it_answers(
    name: str, server: "subprocess.Popen[bytes]", host: str, port: int, health: str
) -> None:
    """Wait until the server answers `health`. Raises SetupError when it ends or takes too long."""
    deadline = time.monotonic() + START_TIMEOUT_SECONDS
    while time.monotonic() < deadline:
        if server.poll() is not None:
            raise SetupError(f"{name} did not start (exit code {server.returncode}).")
        if answers(host, port, health):
            return
        time.sleep(POLL_SECONDS)
    address = f"{host}, port {port}, {health}"
    raise SetupError(f"{name} did not answer within {START_TIMEOUT_SECONDS} s at {address}.")


def announce(settings: Settings) -> None:
    """Print where everything is. The last line says that all is up."""
    scenario = f"scenario {settings.scenario}" if settings.scenario else "all scenarios"
    print(
        f"\n  CORS Lab, {scenario}\n\n"
        f"  the page             {settings.frontend_origin}/\n"
        f"  the API              {settings.api_origin}/\n"
        f"  the attacker's page  {settings.attacker_origin}/\n\n"
        f"{said_in_a_codespace(settings, os.environ)}"
        "  Ctrl-C stops it.",
        flush=True,
    )


def can_open_browser() -> bool:
    has_display = any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
    return sys.platform in ("win32", "darwin") or has_display


def wait_for_one_to_end(servers: dict[str, "subprocess.Popen[bytes]"]) -> int:
    while True:
        for name, server in servers.items():
            if server.poll() is not None:
                print(f"{name} ended (exit code {server.returncode}).", file=sys.stderr)
                return 1
        time.sleep(0.2)


def stop(servers: list["subprocess.Popen[bytes]"]) -> None:
    """Ask the servers to end; end by force those that don't."""
    on_ending(signal.SIG_IGN)  # a second Ctrl-C would leave the rest running
    for server in servers:
        ask_to_end(server)
    for server in servers:
        try:
            server.wait(STOP_TIMEOUT_SECONDS)
        except subprocess.TimeoutExpired:
            server.kill()
        end_group(server)


if __name__ == "__main__":
    run_command(main)
