"""What is said of a claim that fails: the rule, what to change, how to see it."""

from collections.abc import Callable

import pytest
from flask import Flask, Response
from flask_cors import CORS, cross_origin

from backend.whycors.flask_apps.claims import Cors
from tests.unit.whycors.flask_apps.claimed_shop import API, PAGE, STRANGER, said

Claim = Callable[[Cors], object]


def app_with(**options: object) -> Flask:
    app = Flask("told")
    CORS(app, **options)  # type: ignore[arg-type]
    app.add_url_rule("/notes", "notes", lambda: "text", methods=["GET", "PUT", "POST"])
    return app


def told(app: Flask, claim: Claim, language: str = "en", how: str = "") -> str:
    with pytest.raises(AssertionError) as raised:
        claim(Cors(app, API, [PAGE], language, how=how))
    return said(raised)


def changes(app: Flask, claim: Claim) -> str:
    """Return what is said under "What to change"."""
    return told(app, claim).partition("What to change ")[2].partition(" To see it")[0]


def test_rule_in_force_is_shown() -> None:
    app = app_with(resources={r"/notes.*": {"origins": [f"{PAGE}/"]}, "/other": {}})

    assert changes(app, lambda cors: cors.page(PAGE).may_read("/notes?all=1")) == (
        f"• The rule of flask-cors at `/notes` is `/notes.*`; its origins: `{PAGE}/`. "
        f"• To the request at `{API}/notes?all=1`, answer with `Access-Control-Allow-Origin: "
        f"{PAGE}`. • With flask-cors that is `CORS(app, origins=['{PAGE}'])`."
    )


def test_missing_rule_is_shown() -> None:
    app = app_with(resources=["/note", "/noted/.*"], origins=[PAGE])

    assert changes(app, lambda cors: cors.page(PAGE).may_read("/notes")).startswith(
        "• No rule of flask-cors is for `/notes`. There are: `/note`, `/noted/.*`."
    )


def test_rule_of_a_decorator_is_shown() -> None:
    app = Flask("decorated")
    view = cross_origin(origins=[STRANGER])(lambda: "text")
    app.add_url_rule("/notes", "notes", view)

    assert changes(app, lambda cors: cors.page(PAGE).may_read("/notes")).startswith(
        f"• The rule of flask-cors at `/notes` is `notes`; its origins: `{STRANGER}`."
    )


def test_app_without_flask_cors_has_no_rule_to_show() -> None:
    app = Flask("bare")
    app.get("/")(lambda: "text")

    assert "flask-cors at" not in changes(app, lambda cors: cors.page(PAGE).may_read("/"))


def test_only_the_preflight_is_to_change_where_sending_is_claimed() -> None:
    advised = changes(app_with(origins=[]), lambda cors: cors.page(PAGE).may_send("PUT", "/notes"))

    assert "To the preflight at" in advised
    assert "To the request at" not in advised


def test_who_may_read_is_to_be_named() -> None:
    pages = f"`origins=['{PAGE}']`."

    def claim(cors: Cors) -> None:
        cors.page(STRANGER).may_not_read("/notes")

    assert changes(app_with(origins="*", send_wildcard=True), claim).endswith(
        f"`Access-Control-Allow-Origin: *` lets every page read. Name those that may: {pages}"
    )
    assert changes(app_with(origins=[STRANGER]), claim).endswith(
        f"names `{STRANGER}`. Name only the pages that may read: {pages}"
    )


def test_what_keeps_a_request_from_being_sent_is_told() -> None:
    app = app_with(origins="*")

    assert "needs no preflight, and no CORS header keeps a page from sending it" in changes(
        app, lambda cors: cors.page(STRANGER).may_not_send("POST", "/notes")
    )
    assert "The answer to the preflight allows it." in changes(
        app, lambda cors: cors.page(STRANGER).may_not_send("PUT", "/notes")
    )
    assert "CORS does not keep a page from sending what needs no preflight." in changes(
        app, lambda cors: cors.nobody_else_may_write("POST", "/notes")
    )


def test_nothing_is_advised_against_an_app_that_breaks_down() -> None:
    app = app_with(origins=[])
    app.config["PROPAGATE_EXCEPTIONS"] = True

    def break_down() -> Response:
        raise KeyError("put")

    app.view_functions["notes"] = break_down

    # What the preflight kept back is asked for once, to tell what to change; this raises.
    assert "answer with" not in changes(app, lambda cors: cors.page(PAGE).may_read("PUT", "/notes"))


@pytest.mark.parametrize(
    ("ask", "script"),
    [
        (lambda page: page.may_not_read("/notes"), f'await fetch("{API}/notes")'),
        (
            lambda page: page.may_not_read("PUT", "/notes", json={"a": "ä"}, cookies=True),
            f'await fetch("{API}/notes", {{ method: "PUT", headers: {{"Content-Type": '
            '"application/json"}, body: "{\\"a\\": \\"\\\\u00e4\\"}", credentials: \'include\' })',
        ),
        (
            lambda page: page.may_not_read("POST", "/notes", data={"a": "1"}),
            f'await fetch("{API}/notes", {{ method: "POST", body: new URLSearchParams("a=1") }})',
        ),
    ],
    ids=["get", "json", "form"],
)
def test_call_can_be_pasted(ask: Claim, script: str) -> None:
    app = app_with(origins=[PAGE], supports_credentials=True)

    assert told(app, lambda cors: ask(cors.page(PAGE))).endswith(  # type: ignore[arg-type]
        f"To see it • In the console of a page at `{PAGE}`: {script}"
    )


def test_way_to_a_real_browser_is_told() -> None:
    app = app_with(origins=[])

    assert "• In a real Chromium: `pytest --cors-browser tests` •" in told(
        app, lambda cors: cors.page(PAGE).may_read("/notes"), how="pytest --cors-browser tests"
    )


def test_everything_is_said_in_chinese_too() -> None:
    said_in_chinese = told(
        app_with(origins=[]), lambda cors: cors.page(PAGE).may_read("/notes"), language="zh"
    )

    for words in ("测试说：", "怎么改", "怎样亲眼看到"):
        assert words in said_in_chinese
