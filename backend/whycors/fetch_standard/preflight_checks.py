"""What the answer to a CORS-preflight request must say.

https://fetch.spec.whatwg.org/#cors-preflight-fetch-0
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from .checks import cors_check
from .deviations import Behaviour
from .headers import (
    get,
    is_cors_non_wildcard_request_header_name,
    values_of,
)
from .model import Failure, HttpResponse, Step
from .reasons import PREFLIGHT_REASONS, Reason
from .redirects import redirect_locations
from .request import FetchRequest, is_cors_safelisted_method
from .steps import StepId
from .syntax import parse_delta_seconds, parse_int64, parse_token_list
from .urls import is_same_origin, parse_url

METHODS = "access-control-allow-methods"
HEADER_NAMES = "access-control-allow-headers"
DEFAULT_MAX_AGE_SECONDS = 5


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


PreflightCheck = Callable[[FetchRequest, HttpResponse, Behaviour, PreflightAnswer], None]


def check_preflight(
    request: FetchRequest, response: HttpResponse, behaviour: Behaviour
) -> PreflightAnswer:
    """Return whether the answer to a CORS-preflight request lets `request` go out.

    https://fetch.spec.whatwg.org/#cors-preflight-fetch-0
    """
    answer = PreflightAnswer()
    order = OTHER_ORDER if behaviour.checks_preflights_in_other_order else ORDER
    for check in order:
        check(request, response, behaviour, answer)
        if answer.failure:
            return answer
    answer.max_age = min(_max_age(response, behaviour), behaviour.max_age_limit)
    return answer


def _refuse_redirect(
    request: FetchRequest, response: HttpResponse, behaviour: Behaviour, answer: PreflightAnswer
) -> None:
    if behaviour.preflights_in_redirect_mode and request.redirect_mode != "follow":
        return
    locations = redirect_locations(response, behaviour)
    if not locations:
        return
    location = parse_url(locations[0], request.cors_url(behaviour))
    has_credentials = location is not None and location.has_credentials
    minds = has_credentials and behaviour.minds_credentials_before_preflight_redirects
    answer.step(
        "cors-preflight-fetch/redirect",
        False,
        "RedirectContainsCredentials" if minds else "PreflightDisallowedRedirect",
        status=str(response.status),
    )


def _check_sharing(
    request: FetchRequest, response: HttpResponse, behaviour: Behaviour, answer: PreflightAnswer
) -> None:
    is_own = is_same_origin(request.origin, request.current_url.origin)
    if is_own and behaviour.shares_own_preflights:
        return
    shared = cors_check(request, response, request.preflight_origin(behaviour))
    answer.steps += shared.steps
    if shared.failure and shared.reason:
        answer.failure = replace(shared.failure, reason=PREFLIGHT_REASONS[shared.reason])


def _check_status(
    _: FetchRequest, response: HttpResponse, __: Behaviour, answer: PreflightAnswer
) -> None:
    answer.step(
        "cors-preflight-fetch/ok-status",
        200 <= response.status <= 299,
        "PreflightInvalidStatus",
        status=str(response.status),
    )


def _parse_methods(
    request: FetchRequest, response: HttpResponse, behaviour: Behaviour, answer: PreflightAnswer
) -> None:
    """Steps 7.1, 7.3 and 7.4."""
    shown = get(response.headers, METHODS)
    methods = parse_token_list(values_of(response.headers, METHODS))
    # 3. If methods is failure, return a network error.
    answer.step(
        "cors-preflight-fetch/parse-methods",
        methods is not None,
        "InvalidAllowMethodsPreflightResponse",
        shown or "",
        allowed=shown,
    )
    # 4. If methods is null and the use-CORS-preflight flag is set, methods is the request's method.
    stands_in = request.use_cors_preflight and not behaviour.flag_allows_no_method
    answer.methods = [request.method] if shown is None and stands_in else methods or []


def _parse_header_names(
    _: FetchRequest, response: HttpResponse, __: Behaviour, answer: PreflightAnswer
) -> None:
    """Steps 7.2 and 7.3."""
    shown = get(response.headers, HEADER_NAMES)
    header_names = parse_token_list(values_of(response.headers, HEADER_NAMES))
    answer.step(
        "cors-preflight-fetch/parse-headers",
        header_names is not None,
        "InvalidAllowHeadersPreflightResponse",
        shown or "",
        allowed=shown,
    )
    answer.header_names = header_names or []


def _check_method(
    request: FetchRequest, response: HttpResponse, _: Behaviour, answer: PreflightAnswer
) -> None:
    """Step 7.5: the method must be listed, safelisted, or covered by a wildcard that counts."""
    wildcard_counts = request.credentials_mode != "include"
    is_allowed = (
        request.method in answer.methods
        or is_cors_safelisted_method(request.method)
        or (wildcard_counts and "*" in answer.methods)
    )
    answer.step(
        "cors-preflight-fetch/method",
        is_allowed,
        "MethodDisallowedByPreflightResponse",
        request.method,
        method=request.method,
        allowed=get(response.headers, METHODS),
    )


def _check_header_names(
    request: FetchRequest, response: HttpResponse, behaviour: Behaviour, answer: PreflightAnswer
) -> None:
    """Steps 7.6 and 7.7: so must each CORS-unsafe name; the wildcard never covers Authorization."""
    listed = {name.lower() for name in answer.header_names}
    has_wildcard = request.credentials_mode != "include" and "*" in listed
    allowed = get(response.headers, HEADER_NAMES)
    for name in request.unsafe_header_names:
        is_covered = has_wildcard and (
            behaviour.wildcard_covers_authorization
            or not is_cors_non_wildcard_request_header_name(name)
        )
        if not answer.step(
            "cors-preflight-fetch/header",
            name in listed or is_covered,
            "HeaderDisallowedByPreflightResponse",
            name,
            header=name,
            allowed=allowed,
        ):
            return


#: The first two as Chromium names them (tests/MEASURED.md), the others as the standard has them.
ORDER: tuple[PreflightCheck, ...] = (
    _refuse_redirect,
    _check_sharing,
    _check_status,
    _parse_methods,
    _parse_header_names,
    _check_method,
    _check_header_names,
)
#: The same answers are refused, but some for another reason.
OTHER_ORDER: tuple[PreflightCheck, ...] = (
    _check_sharing,
    _refuse_redirect,
    _check_status,
    _parse_methods,
    _check_method,
    _parse_header_names,
    _check_header_names,
)


def _max_age(response: HttpResponse, behaviour: Behaviour) -> int:
    """Return for how many seconds to remember the answer (steps 7.8 to 7.10)."""
    values = values_of(response.headers, "access-control-max-age")
    read = parse_int64 if behaviour.max_age_is_an_int64 else parse_delta_seconds
    seconds = read(values)
    if seconds is not None:
        return max(0, seconds)
    if behaviour.empty_max_age_is_default and values == [""]:
        return DEFAULT_MAX_AGE_SECONDS
    if values and behaviour.unreadable_max_age_is_zero:
        return 0
    return DEFAULT_MAX_AGE_SECONDS
