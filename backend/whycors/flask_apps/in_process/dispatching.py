"""What Flask's dispatching tells of an exchange: whether a hook, a rule or a view answers."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException

from .asking import ASKING
from .own_attribute import own_attribute
from .stand_ins import StandIns


@contextmanager
def noted_dispatch(flask: Flask, stand_ins: StandIns) -> Iterator[None]:
    """Note of each exchange what it is that Flask dispatches it to."""
    default = flask.make_default_options_response

    def default_noted() -> Response:
        if (asking := ASKING.get()) is not None:
            asking.is_default = True
        return default()

    dispatch = _noting(stand_ins, flask.dispatch_request)
    with (
        own_attribute(flask, "dispatch_request", dispatch),
        own_attribute(flask, "make_default_options_response", default_noted),
    ):
        yield


def _noting(stand_ins: StandIns, dispatch: Callable[[], Any]) -> Callable[[], Any]:
    def dispatch_noted() -> Any:
        asking = ASKING.get()
        if asking is None:
            return dispatch()
        asking.dispatched = True
        rule = request.url_rule
        if rule is not None and request.routing_exception is None:
            asking.is_routed = True
            asking.endpoint = rule.endpoint
            automatic = getattr(rule, "provide_automatic_options", False)
            asking.is_automatic = automatic and request.method == "OPTIONS"
            asking.is_flasks = stand_ins.found[rule.endpoint].is_flasks
        try:
            return dispatch()
        except HTTPException:
            raise
        except Exception as error:
            asking.failed_after = error if asking.reached and not asking.run_views else None
            raise

    return dispatch_noted
