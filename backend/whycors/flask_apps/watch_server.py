"""The development server with a watch around its app, for this machine alone."""

import ipaddress
import os
import socket
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flask.helpers import get_debug_flag
from werkzeug.serving import is_running_from_reloader, run_simple

from .check_arguments import usual_language
from .importing.cannot_run import CannotRun
from .importing.loading import Loaded
from .watch import WatchedApp
from .watching_desk import WatchDesk

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

DEFAULT_HOST, DEFAULT_PORT = "127.0.0.1", 5000
STOPPED, COULD_NOT_START = 0, 2
#: How the process that the reloader starts anew knows where the page was.
_PAGE_PORT = "WHYCORS_PAGE_PORT"
#: HELP are the command's options, by their names, each with what it does.
HELP = {
    "host": "the address to listen at, one of this machine's own",
    "port": "the port to listen at",
    "lang": "the language; default: the system's",
    "verbose": "tell also of what goes well, a line for each call",
    "reload": "start anew when a file changes; default: in debug mode",
}


def run_watch(command: str, load: Callable[[], Loaded], given: Mapping[str, Any]) -> int:
    """Serve the app that `load` returns under watch until it is stopped; return the exit code.

    `given` has a value for each option of HELP, None where `lang` and `reload` are not given. What
    can't be served is told in one line to standard error, as from `command`.
    """
    host, port = given["host"], given["port"]
    debug = get_debug_flag()
    reload = debug if given["reload"] is None else given["reload"]
    try:
        _check_address(host, port)
        loaded = _loaded(load)
    except CannotRun as fault:
        print(f"{command}: {fault}", file=sys.stderr)
        return COULD_NOT_START
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    language = given["lang"] or usual_language()
    desk = WatchDesk(language, loaded.flask, given["verbose"], _page_port())
    app = WatchedApp(loaded.wsgi, desk.watch, loaded.flask)
    if is_running_from_reloader() or not reload:
        desk.open_for(f"http://{f'[{host}]' if ':' in host else host}:{port}")
    run_simple(host, port, app, use_reloader=reload, use_debugger=debug, threaded=True)
    return STOPPED


def _check_address(host: str, port: int) -> None:
    """Raise CannotRun for an address that others reach, or that is taken."""
    if not _is_loopback(host):
        raise CannotRun(
            f"--host: {host!r} isn't an address of this machine alone, and what a watch tells is "
            "for nobody else. Give 127.0.0.1, ::1 or localhost."
        )
    if is_running_from_reloader():
        return  # its parent has the port
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except (OSError, OverflowError) as error:
            why = getattr(error, "strerror", None) or error
            raise CannotRun(
                f"--port: {port} can't be listened at ({why}). Give another, such as "
                f"--port {DEFAULT_PORT + 1}."
            ) from None


def _is_loopback(host: str) -> bool:
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _loaded(load: Callable[[], Loaded]) -> Loaded:
    """Return the app; in a process that was started anew, one that says what is wrong with it.

    An edit breaks an app for a moment: the watch goes on with the next one.
    """
    try:
        return load()
    except CannotRun as fault:
        if not is_running_from_reloader():
            raise
        print(fault, file=sys.stderr, flush=True)
        return Loaded(_broken(fault), None, Path.cwd())


def _broken(fault: CannotRun) -> Callable[..., Iterable[bytes]]:
    def app(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        raise fault

    return app


def _page_port() -> int:
    """Return the port of the page: the same each time that the reloader starts the app anew."""
    if _PAGE_PORT not in os.environ:
        with socket.socket() as probe:
            probe.bind((DEFAULT_HOST, 0))
            os.environ[_PAGE_PORT] = str(probe.getsockname()[1])
    return int(os.environ[_PAGE_PORT])
