"""The CORS check.

https://fetch.spec.whatwg.org/#concept-cors-check
"""

from dataclasses import dataclass

from .headers import get
from .model import Failure, HttpResponse, Step
from .reasons import CorsCheckReason
from .request import FetchRequest
from .urls import parse_url


@dataclass
class CorsCheck:
    """The outcome of the CORS check: the steps it took, and what is wrong, if anything is."""

    steps: list[Step]
    reason: CorsCheckReason | None = None
    parameter: str = ""
    allow_origin_lines: int = 0

    @property
    def failure(self) -> Failure | None:
        if self.reason is None:
            return None
        lines = self.allow_origin_lines
        return Failure(self.reason, self.parameter, allow_origin_lines=lines)


def cors_check(request: FetchRequest, response: HttpResponse, serialized: str) -> CorsCheck:
    """Return whether the response may be shared with `serialized`, the request's origin.

    https://fetch.spec.whatwg.org/#concept-cors-check
    """
    origin = get(response.headers, "access-control-allow-origin")
    includes_credentials = request.credentials_mode == "include"
    # 1.-2. Let origin be the value of Access-Control-Allow-Origin; if it is null, return failure.
    steps = [Step("cors-check/allow-origin", origin is not None, {"allowed": origin})]
    if origin is None:
        return CorsCheck(steps, "MissingAllowOriginHeader")
    # 3. If credentials mode is not "include" and origin is `*`, return success.
    if origin == "*" and not includes_credentials:
        return CorsCheck([*steps, Step("cors-check/wildcard", True, {"allowed": origin})])
    # 4. If serializing the request's origin is not origin, return failure.
    compared: dict[str, str | None] = {"allowed": origin, "origin": serialized}
    steps.append(Step("cors-check/origin", origin == serialized, compared))
    if origin != serialized:
        lines = sum(name == "Access-Control-Allow-Origin" for name, _ in response.headers)
        return CorsCheck(steps, _origin_mismatch(origin), origin, lines)
    # 5. If credentials mode is not "include", return success.
    if not includes_credentials:
        return CorsCheck(steps)
    # 6.-8. Access-Control-Allow-Credentials must be exactly `true`.
    credentials = get(response.headers, "access-control-allow-credentials")
    steps.append(Step("cors-check/credentials", credentials == "true", {"allowed": credentials}))
    if credentials != "true":
        return CorsCheck(steps, "InvalidAllowCredentials", credentials or "")
    return CorsCheck(steps)


def _origin_mismatch(origin: str) -> CorsCheckReason:
    """Return Chromium's name for what is wrong with an Access-Control-Allow-Origin that differs."""
    if origin == "*":
        return "WildcardOriginNotAllowed"
    if "," in origin or " " in origin:
        return "MultipleAllowOriginValues"
    if origin == "null" or parse_url(origin) is not None:
        return "AllowOriginMismatch"
    return "InvalidAllowOriginValue"
