"""Whether an answer is the real one, or what would have to run for it to be known."""

from collections.abc import Sequence

from ...fetch_standard import HttpRequest, HttpResponse
from ..model import Route
from .asking import Asking
from .stand_ins import StandIns
from .unknowns import UnknownAnswer

_NOT_FOUND, _TOO_MANY, _SERVER_ERROR = 404, 429, 500


def why_unknown(
    request: HttpRequest,
    answer: HttpResponse,
    asking: Asking,
    stand_ins: Sequence[StandIns],
    route: Route | None,
) -> UnknownAnswer | None:
    """Return why an answer isn't the real one, None if it is.

    `route` is that whose example is asked for, None for any other path.
    """
    if asking.refused:
        return UnknownAnswer("would-do", act=asking.refused[0])
    if asking.passed and _may_miss_hook(answer, asking):
        return UnknownAnswer("would-do", act=asking.passed[0])
    if asking.run_views:
        return None
    for endpoint in asking.reached:
        if endpoint in asking.ran:
            continue
        of_app = next(each for each in stand_ins if endpoint in each.found)
        if (why := _why_of_view(request, endpoint, of_app, asking)) is not None:
            return why
    if answer.status == _TOO_MANY:
        return UnknownAnswer("limited")
    if route and asking.dispatched and not asking.is_routed and answer.status == _NOT_FOUND:
        is_here = not _is_elsewhere(route, stand_ins)
        return UnknownAnswer("no-example" if is_here else "other-host", rule=route.rule)
    return None


def _may_miss_hook(answer: HttpResponse, asking: Asking) -> bool:
    """Return whether an answer may come of a hook that was passed over: what it prepares is gone.

    It doesn't if Flask answered, or the request came as far as the view.
    """
    if asking.escaped or asking.failed_after or answer.status >= _SERVER_ERROR:
        return True
    is_flasks = asking.dispatched and (not asking.is_routed or asking.is_automatic)
    return not (is_flasks or asking.is_default or asking.reached or asking.is_flasks)


def _is_elsewhere(route: Route, stand_ins: Sequence[StandIns]) -> bool:
    """Return whether a route's rule is for a host, or for a subdomain, of its own."""
    return any(
        rule.rule == route.rule and (rule.host or rule.subdomain)
        for each in stand_ins
        for rule in each.flask.url_map.iter_rules()
    )


def _why_of_view(
    request: HttpRequest, endpoint: str, stand_ins: StandIns, asking: Asking
) -> UnknownAnswer | None:
    """Return why an answer that comes by a view isn't known."""
    if asking.failed_after is not None:
        error = type(asking.failed_after).__name__
        return UnknownAnswer("expects-more", view=endpoint, error=error)
    if not stand_ins.found[endpoint].functions:
        return UnknownAnswer("cannot-tell-view", view=endpoint)
    if request.method == "OPTIONS":
        return UnknownAnswer("answers-options", view=endpoint)
    if endpoint in stand_ins.header_makers:
        return UnknownAnswer("makes-headers", view=endpoint)
    return None
