"""The CORS check.

https://fetch.spec.whatwg.org/#concept-cors-check
"""

from .model import Failure
from .reasons import CorsCheckReason
from .request import FetchRequest
from .response import Response
from .trace import Trace
from .urls import parse_url


def cors_check(
    request: FetchRequest, response: Response, request_origin: str, trace: Trace
) -> Failure | None:
    """Return why the response may not be shared with the request's origin, None for success.

    `request_origin` is that origin, serialized.
    https://fetch.spec.whatwg.org/#concept-cors-check
    """
    with_credentials = request.credentials_mode == "include"
    # 1. Let origin be the value of Access-Control-Allow-Origin.
    origin = response.get("access-control-allow-origin")
    # 2. If origin is null, then return failure.
    trace.note("cors-check/allow-origin", origin is not None, allowed=origin)
    if origin is None:
        return _failure(request, response, "MissingAllowOriginHeader")
    # 3. If credentials mode is not "include" and origin is `*`, then return success.
    if origin == "*" and not with_credentials:
        trace.note("cors-check/wildcard", allowed=origin)
        return None
    # 4. If the serialized origin of the request is not origin, then return failure.
    is_same = origin == request_origin
    trace.note("cors-check/origin", is_same, allowed=origin, origin=request_origin)
    if not is_same:
        lines = sum(name == "Access-Control-Allow-Origin" for name, _ in response.sent_headers)
        return _failure(request, response, _mismatch(origin), origin, lines)
    # 5. If credentials mode is not "include", then return success.
    if not with_credentials:
        return None
    # 6. Let credentials be the value of Access-Control-Allow-Credentials.
    credentials = response.get("access-control-allow-credentials")
    # 7. If credentials is `true`, then return success.
    is_true = credentials == "true"
    trace.note("cors-check/credentials", is_true, allowed=credentials)
    if is_true:
        return None
    # 8. Return failure.
    return _failure(request, response, "InvalidAllowCredentials", credentials or "")


def _failure(
    request: FetchRequest,
    response: Response,
    reason: CorsCheckReason,
    parameter: str = "",
    allow_origin_lines: int = 0,
) -> Failure:
    url = request.current_url.href
    status, location = response.status, response.location
    return Failure(reason, parameter, url, status, allow_origin_lines, location)


def _mismatch(origin: str) -> CorsCheckReason:
    """Return what is wrong with an Access-Control-Allow-Origin that differs."""
    if origin == "*":
        return "WildcardOriginNotAllowed"
    if "," in origin or " " in origin:
        return "MultipleAllowOriginValues"
    if origin == "null" or parse_url(origin) is not None:
        return "AllowOriginMismatch"
    return "InvalidAllowOriginValue"
