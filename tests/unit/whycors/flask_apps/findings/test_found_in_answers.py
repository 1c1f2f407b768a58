"""Faults in what an app answers are found, and what is meant is not called one."""

import pytest
from flask import Flask, Response, abort, redirect, request, session
from flask.typing import ResponseReturnValue
from flask_cors import CORS, cross_origin

from backend.whycors.cases.case import play_case, read_case
from backend.whycors.flask_apps.report.finding_words import finding_advice, finding_sentence
from tests.unit.whycors.flask_apps.found_in_apps import PAGE, findings_in, kinds_in, the_finding


def app_of(*, with_session: bool = False, **config: object) -> Flask:
    """Return an app with one view, which goes by the session or not."""
    app = Flask(__name__, static_folder=None)
    app.secret_key = "secret"
    app.config.update(SESSION_COOKIE_SAMESITE="Lax", **config)

    def show_me() -> ResponseReturnValue:
        return {"user": session.get("user")}

    def show_nobody() -> ResponseReturnValue:
        return {"user": None}

    app.add_url_rule("/me", "me", show_me if with_session else show_nobody)
    return app


def by_hand(app: Flask, **headers: str) -> Flask:
    """Return the app with headers added to each answer; `ECHO` stands for whoever asks."""

    @app.after_request
    def add_headers(response: Response) -> Response:
        for name, value in headers.items():
            value = request.headers.get("Origin", "") if value == "ECHO" else value
            response.headers[f"Access-Control-{name.replace('_', '-')}"] = value
        return response

    return app


def test_every_origin_with_credentials_where_a_view_goes_by_the_session() -> None:
    app = app_of(with_session=True)
    CORS(app, supports_credentials=True)

    assert ("error", "any-origin-with-credentials", "same-site") in kinds_in(app)
    app.config.update(SESSION_COOKIE_SAMESITE="None", SESSION_COOKIE_SECURE=True)
    assert ("error", "any-origin-with-credentials", "any-site") in kinds_in(app)


def test_every_origin_with_credentials_where_nothing_goes_by_a_cookie() -> None:
    app = app_of()
    CORS(app, supports_credentials=True)

    assert kinds_in(app) == {("warning", "any-origin-with-credentials", "unused")}


def test_every_origin_with_credentials_where_a_cookie_is_not_all_that_it_takes() -> None:
    app = app_of()
    CORS(app, supports_credentials=True)

    @app.put("/tokens")
    def refresh() -> str:
        return f"{request.get_json()['token']} {request.cookies.get('refresh_token')}"

    assert kinds_in(app) == {("warning", "any-origin-with-credentials", "not-alone")}


@pytest.mark.parametrize("lets_none_pass", [True, False])
def test_stranger_that_a_hook_turns_away_reads_no_more_than_that(lets_none_pass: bool) -> None:
    app = app_of(with_session=True)
    CORS(app, supports_credentials=True)

    @app.before_request
    def refuse_strangers() -> None:
        allowed = (PAGE, None) if lets_none_pass else (PAGE,)
        if request.headers.get("Origin") not in allowed:
            abort(403)

    assert kinds_in(app) == set()


def test_login_turns_nobody_away_for_the_origin() -> None:
    app = app_of(with_session=True)
    CORS(app, supports_credentials=True)

    @app.before_request
    def ask_for_login() -> None:
        if request.method != "OPTIONS" and "user" not in session:
            abort(403)

    assert ("error", "any-origin-with-credentials", "same-site") in kinds_in(app)


def test_public_api_is_not_accused() -> None:
    app = app_of()
    CORS(app)

    assert kinds_in(app) == set()


def test_echoed_origin_is_a_note() -> None:
    assert kinds_in(by_hand(app_of(), Allow_Origin="ECHO")) == {("note", "any-origin-allowed", "")}


def test_null() -> None:
    app = app_of(with_session=True)
    CORS(app, origins=[PAGE, "null"], supports_credentials=True)

    assert ("warning", "null-with-credentials", "kept-back") in kinds_in(app)
    app.config.update(SESSION_COOKIE_SAMESITE="None", SESSION_COOKIE_SECURE=True)
    assert ("error", "null-with-credentials", "any-site") in kinds_in(app)


def test_null_without_credentials() -> None:
    app = app_of()
    CORS(app, origins=[PAGE, "null"])

    assert kinds_in(app) == {("warning", "null-allowed", "")}


@pytest.mark.parametrize(
    ("rule", "kinds"),
    [
        (lambda origin: origin.startswith(PAGE), {"look-alike-suffix", "sibling-port"}),
        (lambda origin: origin.endswith("shop.example"), {"look-alike-prefix", "subdomain",
                                                          "other-scheme"}),
        (lambda origin: origin == PAGE, set()),
    ],
)  # fmt: skip
def test_who_resembles_a_page(rule: object, kinds: set[str]) -> None:
    assert callable(rule)
    app = app_of()

    @app.after_request
    def add_headers(response: Response) -> Response:
        origin = request.headers.get("Origin", "")
        if rule(origin):
            response.headers["Access-Control-Allow-Origin"] = origin
        return response

    found = findings_in(app, pages=(PAGE,))

    assert {one.values["variant"] for one in found if one.id == "stranger-let-in"} == kinds


def test_hook_that_stops_preflights_is_named_with_its_line() -> None:
    app = app_of()
    CORS(app)

    @app.before_request
    def ask_for_token() -> ResponseReturnValue | None:
        return None if "Authorization" in request.headers else ("Who are you?", 401)

    finding = the_finding(app, "preflight-stopped")

    assert (finding.level, finding.values["hook"]) == ("error", "ask_for_token")
    assert finding.place
    assert finding.place.line == ask_for_token.__code__.co_firstlineno


def test_hook_that_lets_options_pass_is_not_accused() -> None:
    app = app_of()
    CORS(app)

    @app.before_request
    def ask_for_token() -> ResponseReturnValue | None:
        is_let = request.method == "OPTIONS" or "Authorization" in request.headers
        return None if is_let else ("Who are you?", 401)

    assert kinds_in(app) == set()


def test_redirect_to_https_is_a_note() -> None:
    app = app_of()
    CORS(app)

    @app.before_request
    def go_to_https() -> ResponseReturnValue | None:
        return None if request.is_secure else redirect(request.url.replace("http", "https", 1))

    app.add_url_rule("/orders", "orders", lambda: "", methods=["PUT"])

    assert {kind for kind in kinds_in(app) if kind[1] == "preflight-stopped"} == {
        ("note", "preflight-stopped", "to-https")
    }


def test_preflight_without_an_answer() -> None:
    app = app_of(PROVIDE_AUTOMATIC_OPTIONS=False)
    CORS(app)
    app.add_url_rule("/orders", "orders", lambda: "", methods=["PUT"])

    assert ("error", "preflight-stopped", "no-options") in kinds_in(app)


def test_static_files_need_no_preflight() -> None:
    app = Flask(__name__)

    @app.errorhandler(404)
    def not_found(_: Exception) -> ResponseReturnValue:
        return "", 404, {"Access-Control-Allow-Origin": "*"}

    assert not [kind for kind in kinds_in(app) if kind[1] == "preflight-stopped"]


def test_preflight_of_a_page_that_another_rule_is_for_is_not_stopped() -> None:
    app = app_of()
    app.add_url_rule("/orders", "orders", lambda: "", methods=["GET", "POST"])
    one, other = PAGE, "https://admin.example"
    CORS(app, resources={"/me": {"origins": other}, "/orders": {"origins": one}})

    assert not [
        kind for kind in kinds_in(app, pages=(one, other)) if kind[1] == "preflight-stopped"
    ]


def test_route_that_redirects_to_its_slash() -> None:
    app = app_of()
    CORS(app)

    @app.put("/orders/")
    def order() -> str:
        return ""

    finding = the_finding(app, "preflight-stopped")

    assert (finding.level, finding.values["variant"]) == ("note", "slash")
    assert finding.witness
    assert finding.witness.command.endswith("/orders")


def test_view_that_answers_options_behind_a_guard() -> None:
    app = app_of()

    @app.before_request
    def ask_for_token() -> None:
        if request.method != "OPTIONS" and "Authorization" not in request.headers:
            abort(401)

    def report() -> str:
        return "Ann earns more than Bob."

    def status() -> str:
        return "" if request.method == "OPTIONS" else "fine"

    app.add_url_rule("/report", "report", report, methods=["GET", "OPTIONS"])
    app.add_url_rule("/status", "status", status, methods=["GET", "OPTIONS"])

    assert the_finding(app, "options-past-the-guard").routes == ("/report",)


@pytest.mark.parametrize(
    ("headers", "kind"),
    [
        ({"Allow_Origin": f"{PAGE}/"}, ("error", "own-page-fails", "origin")),
        ({"Allow_Origin": f"{PAGE}, {PAGE}"}, ("error", "own-page-fails", "origin")),
        (
            {"Allow_Origin": PAGE, "Allow_Credentials": "True"},
            ("error", "own-page-fails", "credentials-value"),
        ),
        (
            {"Allow_Origin": PAGE, "Allow_Headers": "a;b"},
            ("error", "own-page-fails", "unreadable-list"),
        ),
        (
            {"Allow_Origin": "*", "Allow_Credentials": "true"},
            ("error", "wildcard-stops-counting", "origin"),
        ),
        (
            {"Allow_Origin": PAGE, "Allow_Credentials": "true", "Allow_Headers": "*"},
            ("error", "wildcard-stops-counting", "listed"),
        ),
        (
            {"Allow_Origin": PAGE, "Allow_Credentials": "true", "Expose_Headers": "*"},
            ("warning", "wildcard-stops-counting", "exposed"),
        ),
    ],
)
def test_header_by_hand(headers: dict[str, str], kind: tuple[str, str, str]) -> None:
    assert kind in kinds_in(by_hand(app_of(), **headers), pages=(PAGE,))


@pytest.mark.parametrize("value", ["", "null", "https://app.example"])
def test_header_for_others_is_no_fault_where_no_page_is_known(value: str) -> None:
    app = app_of()

    @app.after_request
    def keep_out(response: Response) -> Response:
        response.headers["Access-Control-" + "Allow-Origin"] = app.config["ALLOWED"]
        return response

    app.config["ALLOWED"] = value
    assert not any(id == "own-page-fails" for _, id, _ in kinds_in(app))

    app.config["ALLOWED"] = "*, *"
    assert ("error", "own-page-fails", "origin") in kinds_in(app)


def test_page_that_is_let_in_nowhere() -> None:
    app = app_of()
    CORS(app, origins=["https://other.example"])

    assert kinds_in(app, pages=(PAGE,)) == {("error", "own-page-fails", "nowhere")}


def test_page_that_is_let_in_nowhere_is_out_for_views() -> None:
    app = Flask(__name__)
    app.add_url_rule("/me", "me", lambda: "")
    CORS(app, origins=["https://other.example"])

    assert the_finding(app, "own-page-fails", pages=(PAGE,)).routes == ("/me",)


def test_hook_that_crashes_over_a_stand_in_proves_nothing() -> None:
    app = app_of()
    app.add_url_rule("/orders", "orders", lambda: {}, methods=["POST"])

    @app.after_request
    def count(response: Response) -> Response:
        if request.method == "POST":
            response.headers["X-Count"] = str(len(response.get_json()["orders"]))
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Access-Control-Allow-Headers"] = "Content-Type"
        return response

    assert kinds_in(app) == set()


def test_methods_that_flask_cors_takes_for_a_name() -> None:
    app = app_of()
    CORS(app, methods="*")
    app.add_url_rule("/orders", "orders", lambda: "", methods=["PUT"])

    assert ("warning", "own-page-fails", "method-star") in kinds_in(app)


def test_two_layers() -> None:
    app = app_of()

    @app.after_request
    def add_header(response: Response) -> Response:
        response.headers.add("Access-Control-Allow-Origin", PAGE)
        return response

    CORS(app, origins=[PAGE])

    assert kinds_in(app) == {("error", "two-layers", "twice")}


def test_layer_that_undoes_another() -> None:
    app = app_of()

    @app.after_request
    def add_header(response: Response) -> Response:
        response.headers["Access-Control-Allow-Origin"] = "*"
        return response

    CORS(app, origins=[PAGE], supports_credentials=True)

    assert ("error", "two-layers", "overwritten") in kinds_in(app)


def test_errors_that_a_decorator_does_not_reach() -> None:
    app = app_of()

    @app.get("/orders/<int:number>")
    @cross_origin()
    def order(number: int) -> str:
        abort(404)

    assert ("warning", "errors-without-headers", "abort") in kinds_in(app)


def test_exception_in_debug() -> None:
    app = app_of()
    CORS(app)
    app.debug = True
    assert kinds_in(app) == {("note", "errors-without-headers", "debug")}

    @app.errorhandler(Exception)
    def answer(error: Exception) -> ResponseReturnValue:
        return str(error), 500

    assert kinds_in(app) == set()


@pytest.mark.parametrize(
    ("vary", "kinds"),
    [("Accept", {("warning", "vary-missing", "image-first")}), ("Origin", set())],
)
def test_vary(vary: str, kinds: set[tuple[str, str, str]]) -> None:
    app = app_of()

    @app.after_request
    def add_headers(response: Response) -> Response:
        response.headers["Cache-Control"] = "max-age=600"
        response.headers["Vary"] = vary
        if (origin := request.headers.get("Origin")) == PAGE:
            response.headers["Access-Control-Allow-Origin"] = origin
        return response

    assert kinds_in(app, pages=(PAGE,)) == kinds


def test_answer_that_no_cache_keeps_needs_no_vary() -> None:
    app = app_of()
    CORS(app, origins=[PAGE])

    assert kinds_in(app) == set()


def test_view_beside_one_that_lets_pages_in() -> None:
    app = app_of()

    @app.get("/orders")
    @cross_origin()
    def orders() -> str:
        return ""

    @app.post("/orders")
    def order() -> str:
        return ""

    assert ("warning", "routes-differ", "same-path") in kinds_in(app)


def test_every_finding_can_be_played_and_told() -> None:
    app = app_of(with_session=True)
    CORS(app, supports_credentials=True)
    app.add_url_rule("/orders/", "orders", lambda: "", methods=["POST", "PUT"])
    found = findings_in(app)

    assert found
    for finding in found:
        assert finding.witness
        case = read_case(dict(finding.witness.case))
        assert play_case(case).exchanges
        assert finding.witness.command.startswith("curl -i ")
        for language in ("en", "zh"):
            assert "{" not in finding_sentence(finding, language)
            assert finding_advice(finding, language)


def test_witness_of_a_stranger_reads() -> None:
    app = app_of(with_session=True)
    CORS(app, supports_credentials=True)
    finding = the_finding(app, "any-origin-with-credentials")

    assert finding.witness
    assert play_case(read_case(dict(finding.witness.case))).outcome.outcome == "readable"
