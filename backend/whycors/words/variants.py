"""Which sentence tells a step: the same decision reads differently when a value is absent, say."""

from collections.abc import Callable

from ..fetch_standard import (
    Step,
    StepId,
    is_cors_non_wildcard_request_header_name,
    is_cors_safelisted_method,
)


def variant(step: Step) -> str:
    """Return which sentence for the step's id and verdict tells this one, "" for the usual."""
    find = _VARIANTS.get((step.id, step.passed))
    return find(step) if find else ""


def _preflight_needed(step: Step) -> str:
    method = not is_cors_safelisted_method(step.values["method"] or "")
    headers = step.values["headers"] is not None
    if method and headers:
        return "method-and-headers"
    return "method" if method else "headers" if headers else "flag"


def _origin_failed(step: Step) -> str:
    return "wildcard" if step.values["allowed"] == "*" else ""


def _absent(step: Step) -> str:
    return "absent" if step.values["allowed"] is None else ""


def _method_passed(step: Step) -> str:
    method, listed = step.values["method"] or "", _listed(step)
    if method in listed:
        return "listed"
    if is_cors_safelisted_method(method):
        return "safelisted"
    return "wildcard" if "*" in listed else "flag"


def _method_failed(step: Step) -> str:
    method, listed = step.values["method"] or "", _listed(step)
    if method.upper() in (name.upper() for name in listed):
        return "case"
    return "wildcard" if "*" in listed else _absent(step)


def _header_passed(step: Step) -> str:
    header, listed = step.values["header"] or "", [name.lower() for name in _listed(step)]
    return "listed" if header in listed else "wildcard"


def _header_failed(step: Step) -> str:
    if "*" not in _listed(step):
        return _absent(step)
    by_name_only = is_cors_non_wildcard_request_header_name(step.values["header"] or "")
    return "authorization" if by_name_only else "wildcard"


def _listed(step: Step) -> list[str]:
    return [part.strip(" \t") for part in (step.values["allowed"] or "").split(",")]


def _network_error(step: Step) -> str:
    return step.values["error"] or ""


def _fault(step: Step) -> str:
    return step.values["fault"] or ""


_VARIANTS: dict[tuple[StepId, bool], Callable[[Step], str]] = {
    ("main-fetch/preflight-needed", True): _preflight_needed,
    ("http-network-fetch/connection", False): _network_error,
    ("http-network-fetch/response", False): _fault,
    ("cors-check/origin", False): _origin_failed,
    ("cors-check/credentials", False): _absent,
    ("cors-preflight-fetch/parse-methods", True): _absent,
    ("cors-preflight-fetch/parse-headers", True): _absent,
    ("cors-preflight-fetch/method", True): _method_passed,
    ("cors-preflight-fetch/method", False): _method_failed,
    ("cors-preflight-fetch/header", True): _header_passed,
    ("cors-preflight-fetch/header", False): _header_failed,
}
