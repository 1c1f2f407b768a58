"""A remedy as the arguments of CORS(): with them, script may read."""

from typing import Any

import pytest
from flask import Flask
from flask import request as flask_request
from flask_cors import CORS

from backend.whycors.fetch_standard import (
    HttpRequest,
    HttpResponse,
    NetworkFailure,
    PreflightCache,
    Request,
    Transport,
    fetch,
)
from backend.whycors.remedies.flask_cors_call import flask_cors_arguments, flask_cors_call
from backend.whycors.remedies.in_process import transport_to
from backend.whycors.remedies.remedy import remedy
from tests.unit.cors_requests import ATTACKER, PAGE

API = "http://localhost:5001/runs/0123456789abcdef/demo"
JSON = (("Content-Type", "application/json"),)


def server(answer: HttpResponse) -> Transport:
    return lambda sent: answer


def arguments_for(answer: HttpResponse, **changes: Any) -> Any:
    asked = Request(**{"origin": PAGE, "url": f"{API}/notes"} | changes)
    found = remedy(asked, lambda: (server(answer), PreflightCache()))
    assert found is not None
    return flask_cors_arguments(found)


def sent(status: int = 200, **headers: str) -> HttpResponse:
    full = {f"Access-Control-{name.title().replace('_', '-')}": headers[name] for name in headers}
    return HttpResponse(status, tuple(full.items()))


@pytest.mark.parametrize(
    ("answer", "changes", "arguments"),
    [
        (sent(), {}, {"origins": [PAGE]}),
        (sent(allow_origin=ATTACKER), {}, {"origins": [ATTACKER, PAGE]}),
        (
            sent(allow_origin="*"),
            {"credentials": "include"},
            {"origins": [PAGE], "supports_credentials": True},
        ),
        (sent(allow_origin="*"), {"method": "PUT"}, {}),
        (
            sent(expose_headers="X-A"),
            {},
            {"origins": [PAGE], "expose_headers": ["X-A"]},
        ),
        (sent(), {"origin": "http://[::1]:8000"}, {"origins": [r"http://\[::1\]:8000$"]}),
        (
            sent(),
            {"method": "COPY"},
            {
                "origins": [PAGE],
                "methods": ["GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE", "COPY"],
            },
        ),
        (sent(), {"method": "Foo"}, None),
        (sent(404), {"method": "PUT"}, None),
        (sent(), {"origin": "null"}, None),
        (sent(allow_origin="*"), {"origin": "null", "method": "PUT"}, {}),
    ],
)
def test_flask_cors_takes_these_arguments(
    answer: HttpResponse, changes: dict[str, Any], arguments: dict[str, Any] | None
) -> None:
    assert arguments_for(answer, **changes) == arguments


def notes_app() -> Flask:
    app = Flask("notes_app")
    app.add_url_rule("/notes", "notes", lambda: "", methods=["GET", "PUT", "COPY"])
    return app


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"credentials": "include"},
        {"method": "PUT", "headers": JSON},
        {"method": "COPY", "credentials": "include"},
        {"origin": "http://[::1]:8000"},
        {"headers": (("Authorization", "x"), ("X-A", "1")), "credentials": "include"},
    ],
)
def test_flask_cors_cures_with_the_arguments(changes: dict[str, Any]) -> None:
    asked = Request(**{"origin": PAGE, "url": f"{API}/notes"} | changes)
    without, cured = notes_app(), notes_app()

    CORS(cured, **arguments_for(sent(), **changes))

    assert fetch(asked, transport_to(without, API)).outcome == "network-error"
    assert fetch(asked, transport_to(cured, API)).outcome == "readable"


def test_call_is_code() -> None:
    assert flask_cors_call({"origins": [PAGE], "supports_credentials": True}) == (
        f"CORS(app, origins=['{PAGE}'], supports_credentials=True)"
    )


def test_nobody_answers_beside_the_app() -> None:
    answer = transport_to(Flask("alone"), API)(HttpRequest("request", "GET", f"{PAGE}/", None))

    assert answer == NetworkFailure("refused")


def test_app_that_raises_answers_500() -> None:
    def broken(environ: object, start_response: object) -> list[bytes]:
        raise RuntimeError

    request = HttpRequest("request", "GET", f"{API}/notes", None)

    assert transport_to(broken, API)(request) == HttpResponse(500)


def test_request_without_an_origin_has_no_such_header() -> None:
    app = Flask("echo")
    app.get("/notes")(lambda: ("", 200, {"X-Origin": flask_request.headers.get("Origin", "none")}))

    answer = transport_to(app, API)(HttpRequest("request", "GET", f"{API}/notes", None))

    assert isinstance(answer, HttpResponse)
    assert ("X-Origin", "none") in answer.headers
