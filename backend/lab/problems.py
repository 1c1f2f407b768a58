"""Errors over HTTP as `application/problem+json` (RFC 9457)."""

import json
from http import HTTPStatus

from werkzeug.wrappers import Response

from backend.lab.scenarios import ScenarioError


def problem(status: int, code: str, detail: str) -> Response:
    """Return a response that says what is wrong; `type` tells programs which kind it is."""
    body = {
        "type": f"urn:cors-lab:{code}",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
    }
    return Response(json.dumps(body), status, content_type="application/problem+json")


def broken_scenario(error: ScenarioError) -> Response:
    """Return the response of a scenario whose file is at fault; it says where."""
    return problem(500, "broken-scenario", str(error))
