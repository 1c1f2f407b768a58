"""Whatever is asked of an app, no view of any kind runs, and nothing is written or sent."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask, Response, make_response, request

from backend.whycors.fetch_standard import HttpRequest
from backend.whycors.flask_apps.importing.loading import loaded
from backend.whycors.flask_apps.in_process.checked_app import CheckedApp
from backend.whycors.flask_apps.model import AppExchange
from tests.unit.whycors.flask_apps.asked_apps import API, PAGE, asked
from tests.unit.whycors.flask_apps.effects import Effect, all_effects
from tests.unit.whycors.flask_apps.kinds_of_views import app_of_every_kind

KINDS = {
    "function", "options", "asynchronous", "generator", "lambda", "partial", "bound method",
    "callable object", "under_cross_origin", "under_route_under_cross_origin", "under_wraps",
    "under no wraps", "called by a wrapper", "__init__ of methods", "get of methods",
    "post of methods", "delete of an heir", "dispatch_request", "in_blueprint",
    "in_inner_blueprint",
}  # fmt: skip


@pytest.fixture
def effects(tmp_path: Path) -> Iterator[dict[str, Effect]]:
    with all_effects(tmp_path) as effects:
        yield effects


def ask_everything(app: Flask, run_views: bool = False) -> list[AppExchange]:
    """Ask each route in each of its methods, HEAD and OPTIONS, without cookies and with."""
    with CheckedApp(loaded(app), API, run_views) as checked:
        return [
            checked.ask(HttpRequest("request", method, API + route.path, PAGE), with_cookies)
            for route in checked.routes
            for method in {*route.methods, "OPTIONS", "HEAD"}
            for with_cookies in (False, True)
        ]


def test_no_view_of_any_kind_is_run() -> None:
    ran: list[str] = []

    ask_everything(app_of_every_kind(ran.append))

    assert ran == []


def test_every_kind_of_view_is_asked_for_and_can_be_seen_to_run() -> None:
    ran: list[str] = []

    ask_everything(app_of_every_kind(ran.append), run_views=True)

    assert set(ran) == KINDS


def test_no_view_does_anything_to_the_world(effects: dict[str, Effect]) -> None:
    for effect in effects.values():
        ask_everything(app_of_every_kind(effect.do))

    done = {kind: sorted(effect.done_by()) for kind, effect in effects.items()}
    assert done == {kind: [] for kind in effects}


def test_each_effect_on_the_world_can_be_seen(effects: dict[str, Effect]) -> None:
    for effect in effects.values():
        effect.do("somebody")

    done = {kind: effect.done_by() for kind, effect in effects.items()}
    assert done == {kind: {"somebody"} for kind in effects}


def app_whose_hooks_do(effect: Effect) -> Flask:
    """Return an app that does something in all places but its view.

    Its hooks can't be passed over: as they are written, they may change the answer.
    """
    app = Flask(__name__)
    app.add_url_rule("/before", "before", lambda: "")
    app.add_url_rule("/after", "after", lambda: "")
    app.add_url_rule("/teardown", "teardown", lambda: "")

    @app.before_request
    def before() -> str | None:
        return str(effect.do("before_request")) if request.path == "/before" else None

    @app.after_request
    def after(response: Response) -> Response:
        if request.path == "/after":
            effect.do("after_request")
        return make_response(response)

    @app.teardown_request
    def teardown(_: object) -> None:
        effect.do("teardown_request")

    @app.errorhandler(404)
    def not_found(_: object) -> tuple[str, int]:
        effect.do("errorhandler")
        return "", 404

    return app


def test_no_hook_and_no_error_handler_does_anything_to_the_world(
    effects: dict[str, Effect],
) -> None:
    unknown = {}
    for kind, effect in effects.items():
        app = app_whose_hooks_do(effect)
        paths = ("/before", "/after", "/nowhere", "/teardown")
        unknown[kind] = [asked(app, path).unknown is not None for path in paths]

    done = {kind: sorted(effect.done_by()) for kind, effect in effects.items()}
    assert done == {kind: [] for kind in effects}
    # What is done once the answer has its headers changes nothing of it.
    assert unknown == {kind: [True, True, True, False] for kind in effects}


def test_async_hook_does_nothing_to_the_world(effects: dict[str, Effect]) -> None:
    for effect in effects.values():
        app = Flask(__name__)

        @app.before_request
        async def hook(effect: Effect = effect) -> str:
            return str(effect.do("hook"))

        assert asked(app, "/").unknown

    assert {kind: effect.done_by() for kind, effect in effects.items()} == {
        kind: set() for kind in effects
    }


def test_database_opened_between_two_requests_is_not_written_to(tmp_path: Path) -> None:
    app = Flask(__name__)
    assert asked(app, "/").unknown is None

    with all_effects(tmp_path) as effects:
        app.before_request(lambda: str(effects["row in an open database"].do("hook")))
        app.add_url_rule("/notes", view_func=lambda: "", endpoint="notes")

        assert asked(app, "/notes").unknown
        assert effects["row in an open database"].done_by() == set()


def test_end_of_what_others_left_is_not_the_apps_doing(tmp_path: Path) -> None:
    class Left:
        """Somebody else's garbage, which writes a file when it is collected."""

        def __init__(self) -> None:
            self.itself = self

        def __del__(self) -> None:
            (tmp_path / "end").write_text("", "utf-8")

    app = Flask(__name__)

    @app.before_request
    def collect_soon() -> None:
        Left()
        gc.set_threshold(1, 1000, 1000)
        [[] for _ in range(1000)]

    before = gc.get_threshold()
    try:
        assert asked(app, "/").unknown is None
    finally:
        gc.set_threshold(*before)
    gc.collect()
    assert (tmp_path / "end").exists()


def test_what_would_be_done_is_said(effects: dict[str, Effect], tmp_path: Path) -> None:
    acts = {
        kind: (asked(app_whose_hooks_do(effect), "/before").unknown or "").rpartition(" let: ")[2]
        for kind, effect in effects.items()
    }

    assert acts["file"] == f"open({str(tmp_path / 'file')!r}, 'a')"
    assert acts["row"] == f"sqlite3.connect({str(tmp_path / 'rows.db')!r})"
    assert acts["row in an open database"] == "sqlite3: INSERT INTO deeds"
    assert acts["process"].startswith("subprocess.Popen(")
    assert acts["socket"].startswith("socket.getaddrinfo('127.0.0.1'")
