"""Whether anything behind the door goes by a cookie: which views read one, and where."""

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from ..model import Route
from ..source.reached_code import reached_functions
from .cookie_reach import NAMES, CookieAttributes, attributes_in
from .cookie_signs import CookieSign, cookie_signs, cookies_set_in
from .request_signs import takes_more

if TYPE_CHECKING:
    from flask import Flask

#: Read by a view, by a hook before it, or by something of a package's around it.
ReadBy = Literal["view", "hook", "around"]


class CookieUse(NamedTuple):
    """A cookie that is read when a route is asked, by the source, or as it was seen.

    Its attributes are those in the config, or where the source sets it; None where they can't be
    told. One that is not `alone` is read beside something else of the request, a token in its
    body say: whether the cookie would do by itself, the source doesn't tell.
    """

    sign: CookieSign
    by: ReadBy
    name: str
    attributes: CookieAttributes | None
    alone: bool = True


class BehindTheDoor:
    """What goes by a cookie in a Flask app, by its own source, and by what was seen of it.

    `views` are the app's views by endpoint. A view of a package, or one without source, tells
    nothing. `seen` has the endpoints and methods at which something looked at the session while
    they were asked, with their views not run: that of a package, say, whose source isn't read.
    """

    def __init__(
        self,
        app: "Flask",
        views: Mapping[str, Callable[..., Any]],
        seen: Collection[tuple[str, str]] = (),
    ) -> None:
        self._app = app
        self._views = views
        self._seen = seen
        self._found: dict[tuple[str, str], CookieUse | None] = {}

    def use_of(self, route: Route, method: str) -> CookieUse | None:
        """Return the use of a cookie at a method of a route, None if nothing was found.

        The first one, but for those beside which something else is read.
        """
        key = route.endpoint, method
        if key not in self._found:
            found = [*self._in_view(route, method), *self._in_hooks(route)]
            found = found or [*self._measured(route, method)]
            found.sort(key=lambda use: not use.alone)
            self._found[key] = next(iter(found), None)
        return self._found[key]

    @cached_property
    def keeps_sessions(self) -> bool:
        """Whether Flask's own session works: without a secret key it is always empty."""
        from flask.sessions import SecureCookieSessionInterface

        is_own = type(self._app.session_interface) is SecureCookieSessionInterface
        return bool(self._app.secret_key) or not is_own

    def _in_view(self, route: Route, method: str) -> Iterator[CookieUse]:
        view = self._views.get(route.endpoint)
        if view is not None:
            yield from self._uses(view, "view", route, method)

    def _in_hooks(self, route: Route) -> Iterator[CookieUse]:
        for hook in hooks_run_before(self._app, route):
            yield from self._uses(hook, "hook", route)

    def _measured(self, route: Route, method: str) -> Iterator[CookieUse]:
        """Yield the session that was looked at, unless that may have been for a CSRF token."""
        is_seen = (route.endpoint, method) in self._seen and "csrf" not in self._app.extensions
        if is_seen and route.place is not None and self.keeps_sessions:
            sign = CookieSign("session", "session", route.place)
            yield CookieUse(sign, "around", self._name(sign), self._attributes(sign))

    def _uses(
        self, function: Callable[..., Any], by: ReadBy, route: Route, method: str | None = None
    ) -> Iterator[CookieUse]:
        for reached in reached_functions(function, method):
            for sign in cookie_signs(reached):
                if self._counts(sign):
                    alone = sign.what != "cookies" or not takes_more(reached, route.rule)
                    name, attributes = self._name(sign), self._attributes(sign)
                    yield CookieUse(sign, by, name, attributes, alone)

    def _name(self, sign: CookieSign) -> str:
        key, default = NAMES.get(sign.what, ("", ""))
        return sign.name or str(self._app.config.get(key) or default)

    def _attributes(self, sign: CookieSign) -> CookieAttributes | None:
        if sign.what != "cookies":
            return attributes_in(self._app.config, sign.what)
        return self._set_by_views.get(sign.name)

    @cached_property
    def _set_by_views(self) -> dict[str, CookieAttributes | None]:
        """The attributes of the cookies that views set themselves, by name."""
        found: dict[str, CookieAttributes | None] = {}
        for view in self._views.values():
            for reached in reached_functions(view):
                found |= dict(cookies_set_in(reached))
        return found

    def _counts(self, sign: CookieSign) -> bool:
        if sign.what == "session":
            return self.keeps_sessions
        if sign.what == "flask_jwt_extended":
            return "cookies" in self._app.config.get("JWT_TOKEN_LOCATION", ())
        return True


def hooks_run_before(app: "Flask", route: Route) -> list[Callable[..., Any]]:
    """Return the functions that Flask calls before a route's view, in their order."""
    parts = (route.blueprint or "").split(".") if route.blueprint else []
    names = [".".join(parts[: end + 1]) for end in range(len(parts))]
    return [hook for name in (None, *names) for hook in app.before_request_funcs.get(name, ())]
