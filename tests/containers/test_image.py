"""The one image is the whole lab: built, started without a network, asked, and stopped.

`LAB_IMAGE` names what is built, for whoever wants to keep it; `PYTHON_IMAGE` what it is built from.
"""

import contextlib
import json
import os
import shutil
import subprocess
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message

import pytest

from scripts.running_lab import READY, ROOT, Lab, free_ports

IMAGE = os.environ.get("LAB_IMAGE", "cors-lab:test")
# As careful as docker-compose.yml is.
CONFINED = "--read-only --tmpfs /tmp --cap-drop ALL --security-opt no-new-privileges:true".split()
FIRST_CHILD = "open('/proc/1/task/1/children').read().split()[0]"


def docker(*arguments: str, timeout_seconds: int = 600) -> str:
    """Return what a docker command prints."""
    done = subprocess.run(
        ["docker", *arguments],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=timeout_seconds,
    )
    assert done.returncode == 0, done.stdout
    return done.stdout.strip()


def why_no_docker() -> str:
    """Return why no Linux image can be run here, "" if it can."""
    if not shutil.which("docker"):
        return "there is no docker here"
    asked = subprocess.run(
        ["docker", "info", "--format", "{{.OSType}}"], capture_output=True, encoding="utf-8"
    )
    if asked.returncode != 0 or asked.stdout.strip() != "linux":
        return "no Docker engine for Linux images answers"
    return ""


@pytest.fixture(scope="module")
def image() -> str:
    """The image, built from this checkout."""
    if reason := why_no_docker():
        pytest.skip(reason)
    of = ["--file", "scripts/Dockerfile", "--build-arg", "PYTHON_IMAGE"]
    docker("build", *of, "--tag", IMAGE, ".")
    return IMAGE


@dataclass(frozen=True)
class Container:
    """A container of the image."""

    name: str

    def wait_until_ready(self) -> None:
        """Follow what it prints until all servers answer."""
        following = ["docker", "logs", "--follow", self.name]
        with subprocess.Popen(following, stdout=subprocess.PIPE, encoding="utf-8") as logs:
            assert logs.stdout is not None
            is_ready = any(READY in line for line in logs.stdout)
            logs.terminate()
        assert is_ready, docker("logs", self.name)

    def run(self, *command: str) -> str:
        """Return what a command prints in the container."""
        return docker("exec", self.name, *command)

    def ended(self) -> tuple[int, str]:
        """Wait until it has ended; return its exit code and the last line that it printed."""
        code = docker("wait", self.name, timeout_seconds=30)
        return int(code), docker("logs", self.name).splitlines()[-1]


@contextlib.contextmanager
def container(*options: str) -> Iterator[Container]:
    """Run the image until the end of the block; it is up when the block begins."""
    running = Container(docker("run", "--detach", *options, IMAGE))
    try:
        running.wait_until_ready()
        yield running
    finally:
        docker("rm", "--force", running.name)


@pytest.fixture(scope="module")
def lab(image: str) -> Iterator[Lab]:
    """The lab in a confined container, on free ports of this machine."""
    lab = Lab(free_ports())
    names = ("API_PORT", "FRONTEND_PORT", "ATTACKER_PORT")
    options = [
        option
        for name, port in zip(names, lab.ports, strict=True)
        for option in ("--env", f"{name}={port}", "--publish", f"127.0.0.1:{port}:{port}")
    ]
    with container(*CONFINED, *options):
        yield lab


def asked(url: str, method: str = "GET", **headers: str) -> tuple[int, Message, bytes]:
    """Return the status, the headers and the body of an answer, whatever proxy is set."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    without_proxy = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    here = url.replace("localhost", "127.0.0.1")
    request = urllib.request.Request(here, None, named, method=method)
    with without_proxy.open(request, timeout=10) as answer:
        return answer.status, answer.headers, answer.read()


def test_page_is_served(lab: Lab) -> None:
    status, _, body = asked(f"{lab.page}/en/")

    assert status == 200
    assert lab.api.encode() in body


def test_attackers_page_is_served(lab: Lab) -> None:
    status, _, body = asked(f"{lab.attacker}/")

    assert (status, b"<html" in body) == (200, True)


def test_page_may_read_an_answer_after_a_preflight(lab: Lab) -> None:
    url = f"{lab.api}/scenarios/flask_cors/notes"
    asks = {"Access_Control_Request_Method": "PUT", "Access_Control_Request_Headers": "x-a"}

    _, permission, _ = asked(url, "OPTIONS", Origin=lab.page, **asks)
    _, headers, body = asked(url, Origin=lab.page)

    assert "PUT" in permission["Access-Control-Allow-Methods"]
    assert permission["Access-Control-Allow-Origin"] == lab.page
    assert headers["Access-Control-Allow-Origin"] == lab.page
    assert json.loads(body)


def test_page_hands_requests_on_to_the_api(lab: Lab) -> None:
    status, headers, _ = asked(f"{lab.page}/runs/{'a' * 16}/no_cors/notes")

    assert (status, headers.get_content_type()) == (200, "application/json")


def test_lab_needs_no_network_and_no_rights(image: str) -> None:
    with container(*CONFINED, "--network", "none") as alone:
        assert alone.run("python", "-c", "import os; print(os.getuid())") == "1000"
        check = docker("inspect", "--format", "{{json .Config.Healthcheck.Test}}", alone.name)
        kind, *command = json.loads(check)
        assert (kind, alone.run(*command)) == ("CMD", "")


@pytest.mark.parametrize("signal", ["SIGTERM", "SIGINT"])
def test_lab_ends_when_it_is_asked_to(image: str, signal: str) -> None:
    with container(*CONFINED, "--network", "none") as running:
        docker("kill", "--signal", signal, running.name)

        assert running.ended() == (0, "Stopped.")


def test_lab_ends_with_any_of_its_servers(image: str) -> None:
    with container(*CONFINED, "--network", "none") as running:
        running.run("python", "-c", f"import os; os.kill(int({FIRST_CHILD}), 9)")

        code, said = running.ended()

        assert (code, said.endswith("ended (exit code -9).")) == (1, True)


def test_wrong_value_ends_the_start_with_a_line(image: str) -> None:
    done = subprocess.run(
        ["docker", "run", "--rm", "--network", "none", "--env", "API_PORT=x", IMAGE],
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )

    assert done.returncode == 2
    assert [line.split(":")[0] for line in done.stderr.splitlines()] == ["API_PORT"]
