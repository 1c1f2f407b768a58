"""The one image is the whole lab: built, started without a network, asked, and stopped.

`LAB_IMAGE` names what is built, for whoever wants to keep it; `PYTHON_IMAGE` what it is built from.
"""

import contextlib
import json
import os
import shutil
import subprocess
import urllib.request
import uuid
from collections.abc import Iterator
from email.message import Message

import pytest

from scripts.running_lab import READY, ROOT, Lab, free_ports

IMAGE = os.environ.get("LAB_IMAGE", "cors-lab:test")
# As careful as docker-compose.yml is.
CONFINED = "--read-only --tmpfs /tmp --cap-drop ALL --security-opt no-new-privileges:true".split()
FIRST_CHILD = "open('/proc/1/task/1/children').read().split()[0]"


def docker(*arguments: str) -> str:
    """Return what a docker command prints."""
    done = subprocess.run(["docker", *arguments], cwd=ROOT, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr
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


class Container:
    """A running container of the image: its `name`, what it has printed, how it `ended`."""

    def __init__(self, name: str, process: "subprocess.Popen[str]") -> None:
        self.name = name
        self.log: list[str] = []
        self._process = process

    def read_until(self, text: str) -> None:
        """Read what it prints to the line that has this text."""
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self.log.append(line)
            if text in line:
                return
        raise AssertionError("It ended:\n" + "".join(self.log))

    def ended(self) -> int:
        """Wait until it has ended; return its exit code."""
        assert self._process.stdout is not None
        self.log += self._process.stdout
        return self._process.wait()

    def run(self, code: str) -> str:
        """Return what Python prints in the container."""
        return docker("exec", self.name, "python", "-c", code)


@contextlib.contextmanager
def container(*options: str) -> Iterator[Container]:
    """Run the image until the end of the block; it is up when the block begins."""
    name = f"cors-lab-{uuid.uuid4().hex}"
    process = subprocess.Popen(
        ["docker", "run", "--rm", "--name", name, *options, IMAGE],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    running = Container(name, process)
    try:
        running.read_until(READY)
        yield running
    finally:
        subprocess.run(["docker", "rm", "--force", name], capture_output=True)
        process.communicate()


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
        assert alone.run("import os; print(os.getuid())") == "1000"
        assert docker("exec", alone.name, "python", "-m", "scripts.health") == ""
        health = docker("inspect", "--format", "{{json .Config.Healthcheck.Test}}", alone.name)
        assert json.loads(health) == ["CMD", "python", "-m", "scripts.health"]


@pytest.mark.parametrize("signal", ["SIGTERM", "SIGINT"])
def test_lab_ends_when_it_is_asked_to(image: str, signal: str) -> None:
    with container(*CONFINED, "--network", "none") as running:
        docker("kill", "--signal", signal, running.name)

        assert (running.ended(), running.log[-1]) == (0, "Stopped.\n")


def test_lab_ends_with_any_of_its_servers(image: str) -> None:
    with container(*CONFINED, "--network", "none") as running:
        running.run(f"import os; os.kill(int({FIRST_CHILD}), 9)")

        assert running.ended() == 1
        assert running.log[-1].endswith("ended (exit code -9).\n")


def test_wrong_value_ends_the_start_with_a_line(image: str) -> None:
    done = subprocess.run(
        ["docker", "run", "--rm", "--network", "none", "--env", "API_PORT=x", IMAGE],
        capture_output=True,
        encoding="utf-8",
    )

    assert done.returncode == 2
    assert [line.split(":")[0] for line in done.stderr.splitlines()] == ["API_PORT"]
