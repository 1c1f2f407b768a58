"""Starts the server of a stack with the code of its fix."""

import contextlib
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from scripts.running_lab import ROOT, free_ports
from scripts.stacks import stack_modules
from tests.stacks.plain_api import plain_api
from tests.stacks.real_server import running
from tests.stacks.servers import DEV_SERVERS, SERVERS, Server

Start = Callable[[str, str], AbstractContextManager[str]]


@pytest.fixture(scope="session")
def api() -> Iterator[str]:
    """The origin of an API that knows nothing of CORS."""
    with plain_api() as origin:
        yield origin


@pytest.fixture
def folder() -> Iterator[Path]:
    """A new folder below the npm packages, so that Node finds them."""
    modules = stack_modules(ROOT)
    made = Path(tempfile.mkdtemp(dir=modules.parent if modules else None))
    yield made
    shutil.rmtree(made, ignore_errors=True)


@pytest.fixture
def start(api: str, folder: Path) -> Start:
    """Return what starts the server of a stack with this code; it gives the server's origin."""

    @contextlib.contextmanager
    def started(stack: str, code: str) -> Iterator[str]:
        server = Server(folder, free_ports()[0], api)
        command = (SERVERS | DEV_SERVERS)[stack](server, code)
        with running(command, folder, server.port) as origin:
            yield origin

    return started
