"""CORS let everything through, and still a header or a cookie is missing."""

from .cause import Found
from .told import Told


def missing_header(told: Told) -> Found | None:
    """Return the cause where a header arrived that script may not read."""
    return None


def missing_cookie(told: Told) -> Found | None:
    """Return the cause where a cookie was not kept, or not sent."""
    return None
