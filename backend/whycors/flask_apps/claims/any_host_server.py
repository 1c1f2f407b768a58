"""A server on one free port that is every origin: the app at its own, blank pages at all others."""

import os
import shutil
import socket
import ssl
import subprocess
import tempfile
import threading
from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING, Any

from werkzeug.serving import ThreadedWSGIServer, WSGIRequestHandler
from werkzeug.wrappers import Response

from .page_trial import NotProvable

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

#: What the first message of TLS begins with: https://www.rfc-editor.org/rfc/rfc8446#section-5.1
TLS_HANDSHAKE = b"\x16"
#: What openssl is asked for; nobody will look at whose certificate it is.
MAKE_CERTIFICATE = "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=whycors".split()


class AnyHostServer(ThreadedWSGIServer):
    """Answers http and https alike on `port`, in a thread, from its start to its end."""

    def __init__(self) -> None:
        super().__init__("127.0.0.1", 0, _nobody, _Handler)
        self._thread = threading.Thread(target=self.serve_forever, daemon=True)

    def __enter__(self) -> "AnyHostServer":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.shutdown()
        self._thread.join()
        self.server_close()

    @cached_property
    def tls(self) -> ssl.SSLContext:
        """A certificate of no worth, made now. Raises NotProvable where none can be made."""
        return _tls()

    def finish_request(self, request: Any, client_address: Any) -> None:
        """Answer what came over one connection, whichever of the two it speaks."""
        if request.recv(1, socket.MSG_PEEK) != TLS_HANDSHAKE:
            return super().finish_request(request, client_address)
        with self.tls.wrap_socket(request, server_side=True) as secured:
            super().finish_request(secured, client_address)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of connections that a browser opens and doesn't use."""


class _Handler(WSGIRequestHandler):
    def make_environ(self) -> "WSGIEnvironment":
        environ = super().make_environ()
        is_secured = isinstance(self.connection, ssl.SSLSocket)
        environ["wsgi.url_scheme"] = "https" if is_secured else "http"
        return environ

    def log(self, type: str, message: str, *args: Any) -> None:
        """Leave what is printed to pytest."""


def _nobody(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
    return Response(status=404)(environ, start_response)


def _tls() -> ssl.SSLContext:
    openssl = shutil.which("openssl")
    if openssl is None:
        raise NotProvable("an https origin needs a certificate, and there is no openssl to make it")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    with tempfile.TemporaryDirectory() as folder:
        key, certificate = os.path.join(folder, "key.pem"), os.path.join(folder, "own.pem")
        command = [openssl, *MAKE_CERTIFICATE, "-keyout", key, "-out", certificate]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode != 0:
            raise NotProvable(f"openssl could not make a certificate: {done.stderr.strip()}")
        context.load_cert_chain(certificate, key)
    return context
