"""An app asked in process as it is: no view gives way to a stand-in."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from flask import Flask

from backend.whycors.fetch_standard import HttpRequest
from backend.whycors.flask_apps.model import AppExchange, Asker, Route
from backend.whycors.remedies.in_process import transport_to

API = "http://localhost:5000"
PAGE = Asker("page", "https://app.example")
STRANGER = Asker("stranger", "https://stranger.example")


@dataclass
class PlainlyAsked:
    """The app's routes are told; `unknown` says why an answer isn't known, by kind of request."""

    app: Flask
    routes: Sequence[Route]
    unknown: dict[str, str] = field(default_factory=dict)
    cookies: list[bool] = field(default_factory=list)
    api: str = API

    def ask(
        self, request: HttpRequest, with_cookies: bool = False, body: bytes = b""
    ) -> AppExchange:
        self.cookies.append(with_cookies)
        answer = transport_to(self.app, self.api)(request)
        return AppExchange(request, answer, "view", self.unknown.get(request.kind))


def route(path: str, *methods: str) -> Route:
    return Route(path, path, path.strip("/"), methods or ("GET",))


def app_with(*routes: Route) -> Flask:
    """Return an app with these routes, and without any headers of CORS."""
    app = Flask("asked")
    for each in routes:
        app.add_url_rule(each.path, each.endpoint, lambda: "here", methods=list(each.methods))
    return app
