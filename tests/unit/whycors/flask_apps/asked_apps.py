"""Apps under a check, and what is asked of them."""

from flask import Flask

from backend.whycors.fetch_standard import HttpRequest, HttpResponse
from backend.whycors.flask_apps.importing.loading import loaded
from backend.whycors.flask_apps.in_process.checked_app import CheckedApp
from backend.whycors.flask_apps.model import AppExchange

PAGE = "http://localhost:8000"
API = "http://localhost:5000"


def asked(
    app: Flask,
    path: str,
    method: str = "GET",
    origin: str | None = PAGE,
    headers: tuple[tuple[str, str], ...] = (),
    run_views: bool = False,
) -> AppExchange:
    """Return what an app answers to one request, its views not run."""
    checked = CheckedApp(loaded(app), API, run_views)
    return checked.ask(HttpRequest("request", method, API + path, origin, headers))


def status_of(exchange: AppExchange) -> int:
    """Return the status of an answer that there is."""
    assert isinstance(exchange.answer, HttpResponse)
    return exchange.answer.status


def header_of(exchange: AppExchange, name: str) -> str | None:
    """Return the value of a header of an answer that there is."""
    assert isinstance(exchange.answer, HttpResponse)
    return next((value for each, value in exchange.answer.headers if each == name), None)
