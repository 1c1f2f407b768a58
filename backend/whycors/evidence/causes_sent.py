"""The page's own call is at fault: what it sends, or how it asks."""

from .cause import Found
from .told import Told


def sent_by_page(told: Told) -> Found | None:
    """Return the cause where the page sends what no answer should allow."""
    method, header = told.parameters.get("method", ""), told.parameters.get("header", "")
    if told.base == "MethodDisallowedByPreflightResponse" and method != method.upper():
        return Found("method-in-lower-case")
    if told.base == "HeaderDisallowedByPreflightResponse":
        if header.lower().startswith("access-control-"):
            return Found("answer-header-sent")
    return None
