"""A watch in somebody's own server: one line, and the address of the page is told."""

import contextlib
import os
import socket
import urllib.request
from collections.abc import Callable, Iterable

import pytest
from flask import Flask
from werkzeug.test import Client

from backend.whycors.flask_apps import watch_server
from backend.whycors.flask_apps.importing.cannot_run import CannotRun
from backend.whycors.flask_apps.importing.loading import Loaded, loaded
from backend.whycors.flask_apps.watch import WatchedApp, watched
from backend.whycors.flask_apps.watch_server import run_watch
from tests.unit.whycors.flask_apps.watched_apps import API, PAGE, shop

OPTIONS = {"host": "127.0.0.1", "port": 0, "lang": "en", "verbose": False, "reload": False}
FROM_PAGE = {"Origin": PAGE}
Capture = pytest.CaptureFixture[str]


def fetched(url: str) -> str:
    without_proxy = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with without_proxy.open(url, timeout=10) as answer:
        text: str = answer.read().decode("utf-8")
        return text


def served_instead(ask: Callable[[Client], object]) -> Callable[..., None]:
    """Return what stands for the server: it asks the app, and stops."""

    def serve(host: str, port: int, app: WatchedApp, **options: object) -> None:
        ask(Client(app))
        app.watch.settle()

    return serve


def test_one_line_watches_a_flask_app(capsys: Capture) -> None:
    app = shop()
    watched_app = watched(app.wsgi_app, language="en")
    app.wsgi_app = watched_app  # type: ignore[method-assign]
    app.test_client().get("/notes", base_url=API, headers=FROM_PAGE)
    watched_app.watch.settle()

    first, *told = capsys.readouterr().out.splitlines()
    address = first.split()[-1]
    assert first == f"Each refusal is told here, and drawn at {address}"
    assert told[-1] == f"  The picture, and the rest: {address}#1"
    assert f"<code>{API}</code>" in fetched(f"{address}en/")


def test_language_is_the_systems(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    Client(watched(Flask("shop"))).get("/")

    assert capsys.readouterr().out.startswith("每次拒绝都会写在这里，图在 http://127.0.0.1:")


def test_exception_leaves_the_app_as_it_came(capsys: Capture) -> None:
    def broken(environ: object, start_response: object) -> Iterable[bytes]:
        raise ZeroDivisionError

    watched_app = watched(broken, language="en")
    with pytest.raises(ZeroDivisionError):
        Client(watched_app).get("/notes", headers=FROM_PAGE)
    watched_app.watch.settle()

    assert "An exception left the app" in capsys.readouterr().out


def test_command_serves_until_it_is_stopped(
    monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    serve = served_instead(lambda client: client.get("/notes", headers=FROM_PAGE))
    monkeypatch.setattr(watch_server, "run_simple", serve)

    assert run_watch("whycors watch", lambda: loaded(shop()), OPTIONS) == 0
    told = capsys.readouterr().out
    assert told.startswith("Each refusal is told here, and drawn at http://127.0.0.1:")
    assert "The view `notes` answered with 200." in told


def test_process_that_only_starts_others_has_no_page(
    monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.setattr(watch_server, "run_simple", served_instead(lambda client: None))

    assert run_watch("whycors watch", lambda: loaded(shop()), OPTIONS | {"reload": True}) == 0
    assert capsys.readouterr().out == ""


def test_edit_that_breaks_the_app_ends_no_watch(
    monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    def load() -> Loaded:
        raise CannotRun("importing shop raised SyntaxError")

    def ask(client: Client) -> None:
        with pytest.raises(CannotRun):
            client.get("/notes")

    monkeypatch.setattr(watch_server, "is_running_from_reloader", lambda: True)
    monkeypatch.setattr(watch_server, "run_simple", served_instead(ask))

    assert run_watch("whycors watch", load, OPTIONS) == 0
    assert capsys.readouterr().err == "importing shop raised SyntaxError\n"


def test_page_stays_where_it_was(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    monkeypatch.setattr(watch_server, "run_simple", served_instead(lambda client: None))
    port = free_port()
    monkeypatch.setenv("WHYCORS_PAGE_PORT", str(port))
    for _ in range(2):
        run_watch("whycors watch", lambda: loaded(shop()), OPTIONS)

    first, second = capsys.readouterr().out.splitlines()
    assert first.endswith(f":{port}/")
    # The first one is still there: then it is at a free port.
    assert first != second


def test_process_started_anew_is_told_the_pages_port(
    monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.setattr(watch_server, "run_simple", served_instead(lambda client: None))
    monkeypatch.delenv("WHYCORS_PAGE_PORT")
    run_watch("whycors watch", lambda: loaded(shop()), OPTIONS)

    assert f":{os.environ['WHYCORS_PAGE_PORT']}/" in capsys.readouterr().out


def free_port() -> int:
    with contextlib.closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture(autouse=True)
def page_port(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave no port behind for the next test."""
    monkeypatch.setenv("WHYCORS_PAGE_PORT", "0")
