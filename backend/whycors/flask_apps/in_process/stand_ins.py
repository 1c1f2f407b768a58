"""What stands in for the views of an app: what is around them runs, they don't."""

from collections.abc import Callable
from functools import cache
from types import CodeType, FunctionType
from typing import Any

from flask import Flask

from .harmless import is_harmless
from .stand_in import StandIn, copy_of, stand_in_code
from .view_source import found_makes_headers
from .views import FoundView, found_view


class StandIns:
    """The stand-ins for all views of an app, put in and taken out again.

    `found` has the views by endpoint, as they were when the stand-ins were last put in,
    `header_makers` the endpoints of those that make headers themselves.
    """

    def __init__(self, flask: Flask) -> None:
        self.flask = flask
        self._views: dict[str, Callable[..., Any]] = {}
        self._codes: dict[FunctionType, tuple[CodeType, CodeType]] = {}
        self._whole: dict[str, Callable[..., Any]] = {}
        self.found: dict[str, FoundView] = {}
        self.header_makers: set[str] = set()

    def put_in(self) -> None:
        """Let each view give way."""
        if self._views != self.flask.view_functions:
            self._prepare()
        for function, (_, code) in self._codes.items():
            function.__code__ = code
        self.flask.view_functions.update(self._whole)

    def take_out(self) -> None:
        """Leave the app as it was."""
        for function, (code, _) in self._codes.items():
            function.__code__ = code
        for endpoint in self._whole:
            self.flask.view_functions[endpoint] = self._views[endpoint]

    def _prepare(self) -> None:
        self._views = dict(self.flask.view_functions)
        self._codes, self._whole = {}, {}
        self.found = {endpoint: found_view(view) for endpoint, view in self._views.items()}
        self.header_makers = {
            endpoint for endpoint, found in self.found.items() if found_makes_headers(found)
        }
        for endpoint, found in self.found.items():
            if found.is_flasks:
                continue
            for function in found.functions:
                self._stand_in(endpoint, function, self._may_run(endpoint, function))
            for maker in found.makers:
                self._stand_in(endpoint, maker, None)
            if not found.functions:
                self._whole[endpoint] = self._whole_view(endpoint, self._views[endpoint])

    def _may_run(self, endpoint: str, function: FunctionType) -> Callable[[str], bool]:
        """Return whether a view is run for a method: one that matters, and can change nothing."""
        written = copy_of(function)
        makes_headers = endpoint in self.header_makers
        is_alone = not self.found[endpoint].makers

        @cache
        def may_run(method: str) -> bool:
            matters = makes_headers or method == "OPTIONS"
            return is_alone and matters and is_harmless(written, method)

        return may_run

    def _stand_in(
        self, endpoint: str, function: FunctionType, may_run: Callable[[str], bool] | None
    ) -> None:
        """Prepare what stands in for a view, or for what makes its object if it may not run."""
        if function not in self._codes:
            stand_in = StandIn(endpoint, copy_of(function), may_run is None, may_run)
            self._codes[function] = (function.__code__, stand_in_code(function, stand_in))

    def _whole_view(self, endpoint: str, view: Callable[..., Any]) -> Callable[..., Any]:
        stand_in = StandIn(endpoint, view)
        return lambda *args, **kwargs: stand_in.answer(args, kwargs)
