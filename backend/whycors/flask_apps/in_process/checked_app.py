"""An app that is asked in process, without its views."""

from collections.abc import Callable
from contextlib import ExitStack
from types import TracebackType

from ...fetch_standard import HttpRequest, HttpResponse, NetworkFailure, Transport
from ..importing.inside import flasks_inside
from ..importing.loading import Loaded
from ..model import AnsweredBy, AppExchange, Route
from .asking import Asking, asking_for
from .dispatching import noted_dispatch
from .environ import STAND_IN_COOKIE, environ_of
from .errors_as import errors_as
from .guard import guarded
from .noted_cookies import noted_cookies
from .passing import PassedHooks
from .routes import routes_of
from .stand_ins import StandIns
from .unknown_answers import why_unknown
from .unknowns import UnknownAnswer
from .wsgi_call import called

#: What stands in for what a view returns.
_IN_PLACE = "What stands in for the view."
_Asked = tuple[HttpRequest, bool, bytes]


class CheckedApp:
    """An app whose hooks and decorators run, and whose views give way unless `run_views`.

    A view that makes headers, or answers OPTIONS, is run if it can change nothing as it is written.

    `api` is where it is taken to be served, such as `http://localhost:5000`. With `debug` True or
    False it treats errors as in debug or in production, with None as it is. The app is the live
    one: it is as before once the context is left; without a `with`, after each request.

    `cookie_reads` says of each request whether the app's code, its views aside, looked at
    "cookies" or at the "session" for its answer.
    """

    def __init__(
        self,
        loaded: Loaded,
        api: str = "http://localhost:5000",
        run_views: bool = False,
        debug: bool | None = None,
    ) -> None:
        self.api = api.removesuffix("/")
        self.loaded = loaded
        self.run_views = run_views
        self.debug = debug
        self.routes: list[Route] = routes_of(loaded.flask) if loaded.flask else []
        self._route_of = {route.path: route for route in self.routes}
        self._flasks = list(flasks_inside(loaded.wsgi))
        self._stand_ins = [StandIns(flask) for flask in self._flasks]
        self._passed = [PassedHooks(flask) for flask in self._flasks]
        self.cookie_reads: dict[HttpRequest, frozenset[str]] = {}
        self._answers: dict[_Asked, AppExchange] = {}
        self._entered: list[ExitStack] = []

    def __enter__(self) -> "CheckedApp":
        """Put the stand-ins in, unless they are already."""
        with ExitStack() as changes:
            if not self._entered:
                self._change(changes)
            self._entered.append(changes.pop_all())
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Leave the app as it was found."""
        self._entered.pop().close()

    def _change(self, changes: ExitStack) -> None:
        changes.enter_context(guarded())
        for flask, stand_ins in zip(self._flasks, self._stand_ins, strict=True):
            changes.enter_context(errors_as(flask, self.debug))
            changes.enter_context(noted_dispatch(flask, stand_ins))
            changes.enter_context(noted_cookies(flask))
            changes.callback(stand_ins.take_out)
            stand_ins.put_in()
        for hooks in self._passed:
            changes.callback(hooks.take_out)
            hooks.put_in()

    @property
    def passed_over(self) -> dict[str, str]:
        """What hooks would have done that were passed over, by the hook's name.

        As they are written, they neither answer a request nor change a response.
        """
        return {name: act for hooks in self._passed for name, act in hooks.acts.items()}

    @property
    def requests(self) -> int:
        """How many requests the app was asked."""
        return len(self._answers)

    def ask(
        self, request: HttpRequest, with_cookies: bool = False, body: bytes = b""
    ) -> AppExchange:
        """Return what the app answers; nobody answers at another address than `api`."""
        asked = (request, with_cookies, body)
        if asked not in self._answers and with_cookies:
            without = self.ask(request, body=body)
            if not self.cookie_reads.get(request):
                # Nobody looks whether there are any.
                self._answers[asked] = without
        if asked not in self._answers:
            with self:
                self._answers[asked] = self._answer(*asked)
        return self._answers[asked]

    def transport(self, cookies_for: Callable[[HttpRequest], bool] = lambda _: False) -> Transport:
        """Return the app as the server that the algorithm asks; `cookies_for` says who has any."""
        return lambda request: self.ask(request, cookies_for(request)).answer

    def _answer(self, request: HttpRequest, with_cookies: bool, body: bytes) -> AppExchange:
        if not f"{request.url}/".startswith(f"{self.api}/"):
            return AppExchange(request, NetworkFailure("refused"), "server")
        if self.loaded.flask is None and not self.run_views:
            not_flask = UnknownAnswer("not-flask")
            return AppExchange(request, NetworkFailure("unrecorded"), "view", not_flask)
        asking = self._asking(request, lambda: _IN_PLACE)
        answer = self.call(asking, request, with_cookies, body)
        while asking.refused and any([hooks.pass_over(asking) for hooks in self._passed]):
            asking = self._asking(request, lambda: _IN_PLACE)
            answer = self.call(asking, request, with_cookies, body)
        if asking.failed_after is not None and self.loaded.flask is not None:
            # What is around the view expects a response of it.
            make = self.loaded.flask.response_class
            asking = self._asking(request, lambda: make(_IN_PLACE))
            answer = self.call(asking, request, with_cookies, body)
        self.cookie_reads[request] = frozenset(
            asking.cookie_reads | self.cookie_reads.get(request, frozenset())
        )
        route = self._route_of.get(request.url.removeprefix(self.api))
        unknown = why_unknown(request, answer, asking, self._stand_ins, route)
        if unknown is not None and unknown.id == "would-do":
            return AppExchange(request, NetworkFailure("unrecorded"), _by(asking), unknown)
        return AppExchange(request, answer, _by(asking), unknown)

    def _asking(self, request: HttpRequest, in_place: Callable[[], object]) -> Asking:
        return Asking(in_place, self.run_views, request.method)

    def call(
        self, asking: Asking, request: HttpRequest, with_cookies: bool, body: bytes
    ) -> HttpResponse:
        """Return the head of an answer, whatever stands behind it: `asking` has what happened."""
        if not body and _has_json(request):
            body = b"{}"
        cookie = STAND_IN_COOKIE if with_cookies else None
        root_path = "/" + self.api.split("://")[1].partition("/")[2]
        environ = environ_of(request, root_path.rstrip("/"), cookie, body)
        with asking_for(asking):
            return called(self.loaded.wsgi, environ, asking)


def _has_json(request: HttpRequest) -> bool:
    headers = {name.lower(): value for name, value in request.headers}
    return "json" in headers.get("content-type", "")


def _by(asking: Asking) -> AnsweredBy:
    """Return who made the answer."""
    if asking.escaped is not None:
        return "server"
    if not asking.dispatched:
        return "before-view"
    if not asking.is_routed or asking.is_automatic:
        return "app"
    if not asking.reached and not asking.is_flasks:
        return "before-view"
    ran = asking.run_views or asking.is_flasks or asking.ran
    return "view" if ran else "stand-in"
