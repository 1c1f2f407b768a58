"""Errors over HTTP as `application/problem+json` (RFC 9457)."""

import json
from http import HTTPStatus

from werkzeug.wrappers import Response


def problem(status: int, code: str, detail: str) -> Response:
    """Return a response that says what is wrong; programs tell the kinds apart by `type`."""
    body = {
        "type": f"urn:cors-lab:{code}",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
    }
    return Response(json.dumps(body), status, content_type="application/problem+json")
