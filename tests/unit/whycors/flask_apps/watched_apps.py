"""Flask apps under the watch, asked as browsers ask, and what is told of it."""

from collections.abc import Iterator
from contextlib import closing
from typing import Any

from flask import Flask, Response, request
from werkzeug.test import EnvironBuilder, run_wsgi_app

from backend.whycors.flask_apps.watch import WatchedApp
from backend.whycors.flask_apps.watching.watching import Watch
from backend.whycors.flask_apps.watching.watching_text import WatchTeller
from backend.whycors.flask_apps.watching.watching_words import WatchedWords

API = "http://localhost:5000"
PAGE = "http://localhost:8000"
CHROMIUM = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/150.0.0.0 Safari/537.36"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0"
#: As Chromium says of a fetch() from another port.
BY_FETCH = {"Sec-Fetch-Mode": "cors", "Sec-Fetch-Dest": "empty", "Sec-Fetch-Site": "same-site"}
JSON = {"Content-Type": "application/json"}


def shop() -> Flask:
    """Return an app, most of whose answers no page of another origin may read."""
    app = Flask("shop")

    @app.get("/notes")
    @app.post("/notes")
    def notes() -> Any:
        return [], {"Set-Cookie": "session=set-by-the-app; Path=/"}

    @app.put("/notes/<int:note_id>")
    def change(note_id: int) -> Any:
        return {"id": note_id}

    @app.get("/open")
    def open_to_all() -> Any:
        return [], {"Access-Control-Allow-Origin": "*"}

    @app.get("/old")
    def old() -> Any:
        return "", 302, {"Location": "/open", "Access-Control-Allow-Origin": PAGE}

    @app.put("/mine")
    @app.put("/mine-with-cookies")
    def mine() -> Any:
        return {}

    @app.after_request
    def allow(response: Response) -> Response:
        if request.path == "/mine-with-cookies":
            response.headers["Access-Control-Allow-Credentials"] = "true"
        if request.path.startswith("/mine"):
            response.headers["Access-Control-Allow-Origin"] = PAGE
            response.headers["Access-Control-Allow-Methods"] = "PUT"
            response.headers["Access-Control-Allow-Headers"] = "content-type"
        return response

    @app.get("/crash")
    def crash() -> Any:
        raise ZeroDivisionError

    return app


class WatchedShop:
    """An app that is watched; `lines` are what the watch has told."""

    def __init__(self, app: Flask | None = None, language: str = "en", verbose: bool = False):
        self.lines: list[str] = []
        flask = app or shop()
        self.flask = flask
        words = WatchedWords(language, flask)
        teller = WatchTeller(words, self.lines.append, verbose=verbose)
        self.watch = Watch(teller.tell)
        self.wsgi = WatchedApp(flask.wsgi_app, self.watch, flask)

    def ask(
        self,
        path: str,
        method: str = "GET",
        headers: dict[str, str] | None = None,
        origin: str = PAGE,
        agent: str = CHROMIUM,
    ) -> tuple[str, list[tuple[str, str]], bytes]:
        """Return what the app answers; what is told of it is there by then."""
        sent = {"Origin": origin, "User-Agent": agent, **BY_FETCH, **(headers or {})}
        builder = EnvironBuilder(path, API, method=method, headers=[*sent.items()])
        with closing(builder):
            chunks, status, answered = run_wsgi_app(self.wsgi, builder.get_environ(), buffered=True)
        self.watch.settle()
        return status, list(answered), b"".join(chunks)

    def ask_first(self, path: str, method: str, names: str = "content-type") -> None:
        """Send the preflight of a request."""
        asked = {"Access-Control-Request-Method": method, "Access-Control-Request-Headers": names}
        self.ask(path, "OPTIONS", asked)

    @property
    def told(self) -> str:
        """All that was told, in one line."""
        return " ".join("\n".join(self.lines).split())

    @property
    def states(self) -> Iterator[str]:
        """What became of each call."""
        return (call.state for call in self.watch.calls)
