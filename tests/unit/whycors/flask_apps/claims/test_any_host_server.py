"""The server that is every origin, over real connections; without a browser."""

import contextlib
import http.client
import ssl
from collections.abc import Iterator
from email.message import Message
from typing import NamedTuple

import pytest
from werkzeug.wrappers import Request, Response

from backend.whycors.flask_apps.claims.any_host import COOKIES_PATH, SANDBOX, AnyHost
from backend.whycors.flask_apps.claims.any_host_server import AnyHostServer
from backend.whycors.flask_apps.claims.page_trial import NotProvable

API = "https://api.shop.example"


@Request.application
def app(request: Request) -> Response:
    headers = {"Cache-Control": "max-age=60"} if request.path == "/kept" else {}
    response = Response(f"{request.method} {request.url}", headers=headers)
    if request.path == "/login":
        response.set_cookie("session", "ann")
    return response


@pytest.fixture
def host() -> AnyHost:
    return AnyHost(app, API, ["session=ann; Path=/", "theme=dark"], "Chromium")


@pytest.fixture
def server(host: AnyHost) -> Iterator[AnyHostServer]:
    with AnyHostServer() as running:
        running.app = host
        yield running


class Got(NamedTuple):
    text: str
    headers: Message


def asked(server: AnyHostServer, url: str, method: str = "GET", **headers: str) -> Got:
    """Return what the server answers to a request for a URL, wherever that host is."""
    scheme, _, rest = url.partition("://")
    host, _, path = rest.partition("/")
    trusting = ssl.create_default_context()
    trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
    connection: http.client.HTTPConnection
    if scheme == "https":
        connection = http.client.HTTPSConnection("127.0.0.1", server.port, context=trusting)
    else:
        connection = http.client.HTTPConnection("127.0.0.1", server.port)
    sent = {name.replace("_", "-"): text for name, text in headers.items()}
    with contextlib.closing(connection):
        connection.request(method, f"/{path}", headers=sent | {"Host": host})
        answer = connection.getresponse()
        return Got(answer.read().decode(), answer.headers)


def test_app_is_at_its_own_origin(server: AnyHostServer, host: AnyHost) -> None:
    answer = asked(server, f"{API}/notes?all=1", "PUT", Cookie="a=1")

    assert answer.text == f"PUT {API}/notes?all=1"
    assert host.arrived == ["a=1"]


@pytest.mark.parametrize(
    "origin",
    ["http://api.shop.example", f"{API}:8443", "https://shop.example", "http://localhost:3000"],
)
def test_other_origins_have_a_blank_page(server: AnyHostServer, host: AnyHost, origin: str) -> None:
    answer = asked(server, f"{origin}/notes")

    assert answer.text.startswith("<!doctype html>")
    assert (answer.headers.get("Content-Security-Policy"), host.arrived) == (None, [])


def test_sandboxed_page_has_no_origin(server: AnyHostServer) -> None:
    answer = asked(server, f"https://{SANDBOX}/")

    assert answer.headers.get("Content-Security-Policy") == "sandbox allow-scripts"


def test_cookies_are_set_by_the_apps_origin(server: AnyHostServer, host: AnyHost) -> None:
    answer = asked(server, API + COOKIES_PATH)

    assert answer.headers.get_all("Set-Cookie") == host.cookies
    assert host.arrived == []


def test_preflight_is_no_arrival(server: AnyHostServer, host: AnyHost) -> None:
    asked(server, f"{API}/notes", "OPTIONS", Access_Control_Request_Method="PUT")
    assert (host.arrived, host.is_spent) == ([], False)

    asked(server, f"{API}/notes", "PUT")
    assert (host.arrived, host.is_spent) == ([""], True)


@pytest.mark.parametrize(
    ("path", "is_spent"), [("/notes", False), ("/kept", True), ("/login", True)]
)
def test_what_a_browser_keeps_is_noticed(
    server: AnyHostServer, host: AnyHost, path: str, is_spent: bool
) -> None:
    asked(server, API + path)

    assert host.is_spent is is_spent


def test_without_openssl_https_can_not_be_had(
    server: AnyHostServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")

    with pytest.raises(NotProvable, match="there is no openssl to make it"):
        _ = server.tls


def test_openssl_that_fails_is_told(server: AnyHostServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "backend.whycors.flask_apps.claims.any_host_server.MAKE_CERTIFICATE", ["made-up"]
    )

    with pytest.raises(NotProvable, match="openssl could not make a certificate: "):
        _ = server.tls
