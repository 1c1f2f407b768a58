"""A fix works: an app that does what is advised lets the page read, and no other page."""

import json
from pathlib import Path
from typing import Any

from flask import Flask, Response
from flask_cors import CORS

from backend.whycors import BEHAVIOURS, fetch, read_case, transport_to
from backend.whycors.evidence.diagnosis import diagnose
from backend.whycors.fetch_standard import Request, parse_url
from tests.unit.offenders import offenders

ROWS: list[dict[str, Any]] = [
    json.loads(line)
    for line in (Path(__file__).with_name("fault_classes.jsonl")).read_text("utf-8").splitlines()
]
METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"]


def app_with(code: str) -> Flask:
    """Return an app that answers everywhere, with the code that was advised."""
    app = Flask("advised")

    def answer(path: str = "") -> Response:
        return Response("[]", mimetype="application/json")

    for rule in ("/", "/<path:path>"):
        app.add_url_rule(rule, "answer", answer, methods=METHODS)
    exec(code, {"CORS": CORS, "app": app})
    return app


def advised() -> list[tuple[str, tuple[Request, str]]]:
    """Return the requests of examples whose fix is a call of CORS, each with that code."""
    found = []
    for row in ROWS:
        text = row.get("text") or json.dumps(row["case"])
        for diagnosis in diagnose(text, "en")["diagnoses"][:1]:
            case = diagnosis["case"]
            for fix in diagnosis["fixes"] if case and diagnosis["stacks"] else ():
                if (fix["code"] or "").startswith("CORS(app"):
                    request = read_case(case).request
                    found.append((f"{text}: {fix['code']}", (request, fix["code"])))
    return found


def outcome_of(request: Request, code: str) -> str:
    url = parse_url(request.url)
    assert url is not None
    transport = transport_to(app_with(code), url.origin)
    return fetch(request, transport, behaviour=BEHAVIOURS["chromium"]).outcome


def check_page_is_let_in(row: tuple[Request, str]) -> None:
    request, code = row
    page = request.origin.replace("your-page", "YOUR-PAGE")  # which nobody's browser sends

    if "YOUR-PAGE" not in page:
        assert outcome_of(request, code) == "readable"


def check_no_other_is(row: tuple[Request, str]) -> None:
    request, code = row

    for stranger in ("https://evil.example", "null", request.origin + ".evil.example"):
        assert outcome_of(request._replace(origin=stranger), code) == "network-error"


def test_page_is_let_in() -> None:
    rows = advised()

    assert len(rows) > 40
    assert offenders(rows, check_page_is_let_in) == []


def test_no_other_page_is_let_in() -> None:
    assert offenders(advised(), check_no_other_is) == []
