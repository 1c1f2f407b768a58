"""The command line of a watch: it listens on this machine alone, and says why it can't start."""

import contextlib
import socket
from collections.abc import Iterator

import pytest
from click.testing import CliRunner
from flask import Flask
from flask.cli import ScriptInfo

from backend.whycors.flask_apps.commands import cors
from backend.whycors.flask_apps.watch_main import watch_main

SAID_OF_HOST = (
    "isn't an address of this machine alone, and what a watch tells is for nobody else. "
    "Give 127.0.0.1, ::1 or localhost.\n"
)


@pytest.fixture
def taken_port() -> Iterator[int]:
    with contextlib.closing(socket.socket()) as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        yield listening.getsockname()[1]


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.0.2", "shop.example", ""])
def test_watch_is_for_this_machine_alone(host: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert watch_main(["shop:app", "--host", host]) == 2
    assert capsys.readouterr().err == f"whycors watch: --host: {host!r} {SAID_OF_HOST}"


def test_flask_command_refuses_alike() -> None:
    info = ScriptInfo(create_app=lambda: Flask("shop"))
    done = CliRunner().invoke(cors, ["watch", "--host", "0.0.0.0"], obj=info)

    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == f"flask cors watch: --host: '0.0.0.0' {SAID_OF_HOST}"


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_taken_port_is_told(host: str, taken_port: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert watch_main(["shop:app", "--host", host, "--port", str(taken_port)]) == 2
    told = capsys.readouterr().err
    assert told.startswith(f"whycors watch: --port: {taken_port} can't be listened at (")
    assert told.endswith("). Give another, such as --port 5001.\n")


def test_app_that_is_not_there_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert watch_main(["no_such_shop", "--port", "0"]) == 2
    assert capsys.readouterr().err.startswith("whycors watch: there is no module no_such_shop")
