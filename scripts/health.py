"""Whether the servers of the lab answer: python -m scripts.health, a container's health check."""

import socket
import sys

from backend.configurable_environment import WrongValues
from backend.settings import Settings, read_settings
from scripts.command import run_command


def main() -> int:
    """Ask each server, and name those that don't answer; return the exit code."""
    try:
        settings = read_settings()
    except WrongValues as error:
        print(error, file=sys.stderr)
        return 2
    host = own_host(settings)
    silent = [name for name, port, path in served(settings) if not answers(host, port, path)]
    for name in silent:
        print(f"{name} does not answer.", file=sys.stderr)
    return 1 if silent else 0


def served(settings: Settings) -> list[tuple[str, int, str]]:
    """Return what is served: its name, its port, and the path that tells whether it is well."""
    return [
        ("the API", settings.api_port, "/lab/health"),
        ("the front end", settings.frontend_port, "/health"),
        ("the attacker's page", settings.attacker_port, "/health"),
    ]


def own_host(settings: Settings) -> str:
    """Return the address at which this machine reaches its servers."""
    return "127.0.0.1" if settings.host == "0.0.0.0" else settings.host


def answers(host: str, port: int, path: str) -> bool:
    """Return whether a server of this machine answers, whatever proxy the environment names.

    It is asked a hundred times while the servers start, on the same cores: http.client would take
    more of them.
    """
    name = f"[{host}]" if ":" in host else host
    request = f"GET {path} HTTP/1.1\r\nHost: {name}:{port}\r\nConnection: close\r\n\r\n"
    try:
        with socket.create_connection((host, port), timeout=1) as connection:
            connection.sendall(request.encode())
            with connection.makefile("rb") as answer:
                return answer.readline().startswith(b"HTTP/1.1 200 ")
    except OSError:
        return False


if __name__ == "__main__":
    run_command(main)
