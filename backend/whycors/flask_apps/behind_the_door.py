"""Whether anything behind the door goes by a cookie: which views read one, and where."""

from collections.abc import Callable, Collection, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from .cookie_reach import NAMES, CookieAttributes, attributes_in
from .cookie_signs import CookieSign, cookie_signs, cookies_set_in
from .model import Route
from .reached_code import reached_functions

if TYPE_CHECKING:
    from flask import Flask

#: Read by a view, by a hook before it, or by something of a package's around it.
ReadBy = Literal["view", "hook", "around"]


class CookieUse(NamedTuple):
    """A cookie that is read when a route is asked, by the source, or as it was seen.

    Its attributes are those in the config, or where the source sets it; None where they can't be
    told.
    """

    sign: CookieSign
    by: ReadBy
    name: str
    attributes: CookieAttributes | None


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
        """Return the first use of a cookie at a method of a route, None if nothing was found."""
        key = route.endpoint, method
        if key not in self._found:
            read = self._in_view(route, method) or self._in_hooks(route)
            self._found[key] = read or self._measured(route, method)
        return self._found[key]

    @cached_property
    def keeps_sessions(self) -> bool:
        """Whether Flask's own session works: without a secret key it is always empty."""
        from flask.sessions import SecureCookieSessionInterface

        is_own = type(self._app.session_interface) is SecureCookieSessionInterface
        return bool(self._app.secret_key) or not is_own

    def _in_view(self, route: Route, method: str) -> CookieUse | None:
        view = self._views.get(route.endpoint)
        return self._first(view, "view", method) if view else None

    def _in_hooks(self, route: Route) -> CookieUse | None:
        for hook in hooks_run_before(self._app, route):
            if use := self._first(hook, "hook"):
                return use
        return None

    def _measured(self, route: Route, method: str) -> CookieUse | None:
        """Return the session that was looked at, unless that may have been for a CSRF token."""
        is_seen = (route.endpoint, method) in self._seen and "csrf" not in self._app.extensions
        if not is_seen or route.place is None or not self.keeps_sessions:
            return None
        sign = CookieSign("session", "session", route.place)
        return CookieUse(sign, "around", self._name(sign), self._attributes(sign))

    def _first(
        self, function: Callable[..., Any], by: ReadBy, method: str | None = None
    ) -> CookieUse | None:
        for reached in reached_functions(function, method):
            for sign in cookie_signs(reached):
                if self._counts(sign):
                    return CookieUse(sign, by, self._name(sign), self._attributes(sign))
        return None

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
