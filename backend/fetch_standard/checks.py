"""The CORS check, and what a preflight's answer must say.

https://fetch.spec.whatwg.org/#concept-cors-check
https://fetch.spec.whatwg.org/#cors-preflight-fetch-0
"""

from dataclasses import dataclass, field

from backend.fetch_standard.deviations import Behaviour
from backend.fetch_standard.headers import (
    get,
    is_cors_non_wildcard_request_header_name,
    values_of,
)
from backend.fetch_standard.model import Failure, HttpResponse, Step
from backend.fetch_standard.reasons import PREFLIGHT_REASONS, CorsCheckReason, Reason
from backend.fetch_standard.redirects import redirect_locations
from backend.fetch_standard.request import FetchRequest, is_cors_safelisted_method
from backend.fetch_standard.steps import StepId
from backend.fetch_standard.syntax import parse_delta_seconds, parse_token_list
from backend.fetch_standard.urls import parse_url

DEFAULT_MAX_AGE_SECONDS = 5


@dataclass
class CorsCheck:
    """The outcome of the CORS check: the steps it took, and what is wrong, if anything is."""

    steps: list[Step]
    reason: CorsCheckReason | None = None
    parameter: str = ""

    @property
    def failure(self) -> Failure | None:
        return Failure(self.reason, self.parameter) if self.reason else None


def cors_check(request: FetchRequest, response: HttpResponse) -> CorsCheck:
    """Return whether the response may be shared with the request's origin.

    https://fetch.spec.whatwg.org/#concept-cors-check
    """
    origin = get(response.headers, "access-control-allow-origin")
    serialized = request.serialized_origin
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
        return CorsCheck(steps, _origin_mismatch(origin), origin)
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


@dataclass
class PreflightAnswer:
    """The steps of checking a preflight's response, the failure that ended them, if one did, and
    what the response allows, for how many seconds, when none did.
    """

    steps: list[Step] = field(default_factory=list)
    failure: Failure | None = None
    methods: list[str] = field(default_factory=list)
    header_names: list[str] = field(default_factory=list)
    max_age: int = DEFAULT_MAX_AGE_SECONDS

    def step(
        self, id: StepId, passed: bool, reason: Reason, parameter: str = "", **values: str | None
    ) -> bool:
        """Note a step; one that did not pass ends the check with `reason`. Returns `passed`."""
        self.steps.append(Step(id, passed, values))
        if not passed:
            self.failure = Failure(reason, parameter)
        return passed


def check_preflight(
    request: FetchRequest, response: HttpResponse, behaviour: Behaviour
) -> PreflightAnswer:
    """Return whether the answer to a CORS-preflight request lets `request` go out.

    The order of the first two is the one in which browsers name them (CONSOLE_MESSAGES.md).
    """
    answer = PreflightAnswer()
    if redirect_locations(response, behaviour):
        answer.step(
            "cors-preflight-fetch/redirect",
            False,
            "PreflightDisallowedRedirect",
            status=str(response.status),
        )
        return answer
    shared = cors_check(request, response)
    answer.steps += shared.steps
    if shared.reason:
        answer.failure = Failure(PREFLIGHT_REASONS[shared.reason], shared.parameter)
        return answer
    if not answer.step(
        "cors-preflight-fetch/ok-status",
        200 <= response.status <= 299,
        "PreflightInvalidStatus",
        status=str(response.status),
    ):
        return answer
    _check_permissions(request, response, behaviour, answer)
    answer.max_age = min(_max_age(response, behaviour), behaviour.max_age_limit)
    return answer


def _check_permissions(
    request: FetchRequest, response: HttpResponse, behaviour: Behaviour, answer: PreflightAnswer
) -> None:
    """Steps 7.1 to 7.7: the methods and the header names that the answer lists."""
    methods, header_names = (
        parse_token_list(values_of(response.headers, name))
        for name in ("access-control-allow-methods", "access-control-allow-headers")
    )
    shown_methods = get(response.headers, "access-control-allow-methods")
    shown_names = get(response.headers, "access-control-allow-headers")
    # 3. If either methods or headerNames is failure, return a network error.
    if not answer.step(
        "cors-preflight-fetch/parse-methods",
        methods is not None,
        "InvalidAllowMethodsPreflightResponse",
        shown_methods or "",
        allowed=shown_methods,
    ) or not answer.step(
        "cors-preflight-fetch/parse-headers",
        header_names is not None,
        "InvalidAllowHeadersPreflightResponse",
        shown_names or "",
        allowed=shown_names,
    ):
        return
    assert methods is not None and header_names is not None
    # 4. If methods is null and the use-CORS-preflight flag is set, methods is the request's method.
    stands_in = request.use_cors_preflight and not behaviour.flag_allows_no_method
    if shown_methods is None and stands_in:
        methods = [request.method]
    answer.methods, answer.header_names = methods, header_names
    wildcard_counts = request.credentials_mode != "include"
    # 5. The method must be listed, safelisted, or covered by a wildcard that counts.
    is_allowed = (
        request.method in methods
        or is_cors_safelisted_method(request.method)
        or (wildcard_counts and "*" in methods)
    )
    if not answer.step(
        "cors-preflight-fetch/method",
        is_allowed,
        "MethodDisallowedByPreflightResponse",
        request.method,
        method=request.method,
        allowed=shown_methods,
    ):
        return
    # 6.-7. So must each CORS-unsafe request-header name; the wildcard never covers Authorization.
    listed = {name.lower() for name in header_names}
    for name in request.unsafe_header_names:
        covers = (
            behaviour.wildcard_covers_authorization
            or not is_cors_non_wildcard_request_header_name(name)
        )
        wildcard = wildcard_counts and "*" in listed and covers
        if not answer.step(
            "cors-preflight-fetch/header",
            name in listed or wildcard,
            "HeaderDisallowedByPreflightResponse",
            name,
            header=name,
            allowed=shown_names,
        ):
            return


def _max_age(response: HttpResponse, behaviour: Behaviour) -> int:
    """Return for how many seconds to remember the answer (steps 7.8 to 7.10)."""
    values = values_of(response.headers, "access-control-max-age")
    seconds = parse_delta_seconds(values)
    if seconds is not None:
        return seconds
    if values and behaviour.unreadable_max_age_is_zero:
        return 0
    if values and values[0].startswith("-") and behaviour.negative_max_age_is_zero:
        return 0
    return DEFAULT_MAX_AGE_SECONDS
