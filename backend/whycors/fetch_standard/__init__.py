"""The browser's rules: the CORS part of the Fetch standard, as one algorithm over a transport.

https://fetch.spec.whatwg.org/ — pure: no input or output, no Flask, nothing of ours, no browser.
"""

from .behaviour import STANDARD, Behaviour
from .fetching import fetch
from .model import (
    Body,
    HttpRequest,
    HttpResponse,
    NetworkFailure,
    Outcome,
    Request,
    Step,
    Transport,
)
from .preflight_cache import PreflightCache

__all__ = [
    "STANDARD",
    "Behaviour",
    "Body",
    "HttpRequest",
    "HttpResponse",
    "NetworkFailure",
    "Outcome",
    "PreflightCache",
    "Request",
    "Step",
    "Transport",
    "fetch",
]
