"""A server for many apps at once, and one for the pages that ask them, at any origin.

Which app a request is for, and of which cell it is, its query says: `?app=3&cell=51`. So nothing
that an app's rules look at differs from app to app, and no preflight is remembered for another.
"""

import contextlib
import shutil
import socket
import ssl
import subprocess
import tempfile
import threading
from collections.abc import Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

from flask import Flask
from werkzeug.test import create_environ, run_wsgi_app

from backend.whycors.flask_apps.in_process.environ import STAND_IN_COOKIE
from scripts.running_lab import free_ports
from tests.differential.server import Asked, Server

#: The apps' address, as the browser and the apps know it.
API = "http://localhost:5000"
#: Where a page's user gets his cookie, one that goes along from pages of other sites, too.
LOGIN = "/logged-in-at-the-api"
LOGGED_IN = f"""HTTP/1.1 204 No Content\r
Set-Cookie: {STAND_IN_COOKIE}; Path=/; Secure; SameSite=None; Partitioned\r\n\r\n"""
#: Where a page without an origin of its own is opened.
SANDBOXED = "http://sandboxed.example/sandboxed"
PAGE = b'<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><title>Asks</title>'
FIRST_BYTE_OF_TLS = b"\x16"


class Apps(Server):
    """Hands each request to the app that it is for.

    `received` has the cells whose request, not only its preflight, has arrived.
    """

    keeps_connections = True  # a browser makes thousands of requests

    def __init__(self, port: int) -> None:
        super().__init__([port])
        self.received: set[str] = set()
        self._by_name: Mapping[str, Flask] = {}

    def begin(self, by_name: Mapping[str, Flask]) -> None:
        """Serve these apps from now on; none has received anything."""
        self._by_name = by_name
        self.received = set()

    def answer(self, asked: Asked) -> bytes:
        if asked.path == LOGIN:
            return LOGGED_IN.encode()
        query = dict(parse_qsl(asked.path.partition("?")[2]))
        if not asked.is_preflight:
            self.received.add(query["cell"])
        environ = create_environ(asked.path, API, method=asked.method, headers=asked.headers)
        try:
            body, status, headers = run_wsgi_app(self._by_name[query["app"]], environ)
        except Exception:  # an app that raises is answered for by its server
            return b"HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n\r\n"
        content = b"".join(body)
        if asked.method != "HEAD" and not status.startswith("204"):
            headers.set("Content-Length", str(len(content)))
        head = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in headers), "", ""]
        return "\r\n".join(head).encode("latin-1") + content


class _PageHandler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(PAGE)))
        if SANDBOXED.endswith(self.path):
            self.send_header("Content-Security-Policy", "sandbox allow-scripts")
        self.end_headers()
        self.wfile.write(PAGE)

    def log_message(self, format: str, *arguments: Any) -> None:
        """Print nothing."""


class PageServer(ThreadingHTTPServer):
    """Serves the same page at every origin: http and https at one port."""

    daemon_threads = True

    def __init__(self, context: ssl.SSLContext) -> None:
        super().__init__(("127.0.0.1", 0), _PageHandler)
        self.context = context

    def finish_request(self, request: Any, client_address: Any) -> None:
        if request.recv(1, socket.MSG_PEEK) != FIRST_BYTE_OF_TLS:
            super().finish_request(request, client_address)
            return
        with self.context.wrap_socket(request, server_side=True) as secure:
            super().finish_request(secure, client_address)


@contextlib.contextmanager
def serving_apps() -> Iterator[tuple[Apps, list[str]]]:
    """Serve apps and pages; yield the apps, and the switches by which Chromium finds both."""
    port, *_ = free_ports()
    with tempfile.TemporaryDirectory() as folder, Apps(port) as apps:
        with PageServer(_certified(Path(folder))) as pages, _running(pages):
            rules = f"MAP localhost:5000 127.0.0.1:{port},MAP * 127.0.0.1:{pages.server_port}"
            yield apps, [f"--host-resolver-rules={rules}", "--ignore-certificate-errors"]


@contextlib.contextmanager
def _running(server: PageServer) -> Iterator[None]:
    thread = threading.Thread(target=server.serve_forever, args=[0.05], daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        thread.join(10)


def can_certify() -> bool:
    """Return whether there is an openssl, which makes the certificate of the https pages."""
    return shutil.which("openssl") is not None


def _certified(folder: Path) -> ssl.SSLContext:
    """Return what serves TLS, with a certificate that nobody trusts."""
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    command = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2"
    subprocess.run(
        [*command.split(), "-subj", "/CN=pages", "-keyout", key, "-out", certificate],
        check=True,
        capture_output=True,
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return context
