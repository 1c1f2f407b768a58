"""The rules in force are read as flask-cors goes by them."""

import functools
import re
from collections.abc import Callable, Iterator
from typing import Any, ClassVar
from urllib.parse import quote

from flask import Blueprint, Flask
from flask.views import MethodView
from flask_cors import CORS, cross_origin
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.whycors.flask_apps.model import Route
from backend.whycors.flask_apps.rules.config import CorsRule, cors_rules, rule_of, rules_for

ORIGINS = ["https://a.example", "https://B.example", r"https://.*\.c\.example$", "*", "null"]
ASKERS = [
    "https://a.example", "https://b.example", "https://x.c.example", "https://x.c.example.org",
    "http://a.example", "null",
]  # fmt: skip
PATTERNS = ["/*", "*", "/api/*", "/api/.*", "/api", "/api/notes", "/api/[a-z]+/x", "/API", "/"]
PATHS = ["/", "/api", "/api/notes", "/api/notes/x", "/apikeys", "/API", "/api/a%20b"]


def route(path: str, endpoint: str = "view", blueprint: str | None = None) -> Route:
    return Route(path, path, endpoint, ("GET",), blueprint)


def lets_in(rules: tuple[CorsRule, ...], asked: Route, origin: str) -> bool:
    return any(
        pattern.match(origin) if isinstance(pattern, re.Pattern) else pattern.lower() == origin
        for rule in rules_for(rules, asked)
        for pattern in rule.origins
    )


rule_options = st.fixed_dictionaries(
    {}, optional={"origins": st.lists(st.sampled_from(ORIGINS), min_size=1, max_size=3)}
)


@settings(max_examples=50, deadline=None)
@given(
    st.lists(
        st.dictionaries(st.sampled_from(PATTERNS), rule_options, min_size=1, max_size=4),
        min_size=1,
        max_size=2,
    )
)
def test_the_rule_of_a_path_lets_in_whom_flask_cors_lets_in(
    calls: list[dict[str, dict[str, Any]]],
) -> None:
    app = Flask("app")
    for resources in calls:
        CORS(app, resources=resources)  # type: ignore[arg-type]
    rules = cors_rules(app)
    client = app.test_client()

    for path in PATHS:
        for origin in ASKERS:
            answer = client.get(path, headers={"Origin": origin})
            is_let_in = "Access-Control-Allow-Origin" in answer.headers
            assert is_let_in == lets_in(rules, route(path), origin), (path, origin)


def test_the_options_of_a_rule_are_those_in_force() -> None:
    app = Flask("app")
    app.config["CORS_MAX_AGE"] = 600
    CORS(
        app,
        resources={"/api/*": {"origins": "https://a.example", "supports_credentials": True}},
        methods=["get", "put"],
        expose_headers=["X-Total", "ETag"],
        vary_header=False,
    )

    [rule] = cors_rules(app)

    assert (rule.where, rule.origins, rule.any_origin) == ("app", ("https://a.example",), False)
    assert isinstance(rule.pattern, re.Pattern) and rule.pattern.pattern == "/api/*"
    assert (rule.methods, rule.expose_headers) == (("GET", "PUT"), ("ETag", "X-Total"))
    assert (rule.credentials, rule.vary, rule.max_age) == (True, False, 600)


def test_a_blueprints_rule_is_asked_before_the_apps() -> None:
    app, bp = Flask("app"), Blueprint("api", "api")
    CORS(app, origins="https://app.example")
    CORS(bp, origins="https://api.example")
    app.register_blueprint(bp)
    rules = cors_rules(app)

    inside, outside = route("/x", blueprint="api"), route("/x")

    assert [rule.where for rule in rules_for(rules, inside)] == ["blueprint", "app"]
    assert [rule.where for rule in rules_for(rules, outside)] == ["app"]


def test_a_rule_of_a_blueprint_holds_for_those_inside_it() -> None:
    app, outer, inner = Flask("app"), Blueprint("outer", "o"), Blueprint("inner", "i")
    CORS(outer)
    outer.register_blueprint(inner)
    app.register_blueprint(outer)

    found = rule_of(cors_rules(app), route("/x", blueprint="outer.inner"))

    assert found is not None and found.blueprint == "outer"


def decorated_by_another(view: Callable[[], str]) -> Callable[[], str]:
    def checked() -> str:
        return view()

    return checked


def test_a_decorator_is_found_below_others_and_in_view_classes() -> None:
    app = Flask("app")
    named = cross_origin(origins="https://a.example")

    class Whole(MethodView):
        decorators: ClassVar = [named]

        def get(self) -> str:
            return ""

    class Half(MethodView):
        @named
        def put(self) -> str:
            return ""

    app.add_url_rule("/plain", "plain", named(lambda: ""))
    app.add_url_rule("/below", "below", decorated_by_another(named(lambda: "")))
    app.add_url_rule("/whole", view_func=Whole.as_view("whole"))
    app.add_url_rule("/half", view_func=Half.as_view("half"))
    app.add_url_rule("/none", "none", lambda: "")

    rules = cors_rules(app)

    found = {(rule.endpoint, rule.view_method) for rule in rules}
    assert found == {("plain", None), ("below", None), ("whole", None), ("half", "PUT")}
    assert {rule.origins for rule in rules} == {("https://a.example",)}


def test_beside_a_decorator_no_other_rule_of_flask_cors_is_asked() -> None:
    app = Flask("app")
    app.add_url_rule("/x", "view", cross_origin(origins="https://a.example")(lambda: ""))
    CORS(app)

    [rule] = rules_for(cors_rules(app), route("/x"))
    answer = app.test_client().get("/x", headers={"Origin": "https://b.example"})

    assert rule.where == "decorator"
    assert "Access-Control-Allow-Origin" not in answer.headers


def test_a_decorator_tells_its_unknown_options_and_text_for_credentials() -> None:
    app = Flask("app")
    app.config["CORS_SUPPORTS_CREDENTIALS"] = "False"
    view = cross_origin(origin="https://a.example")(lambda: "")  # type: ignore[call-arg]
    app.add_url_rule("/x", "x", view)

    [rule] = cors_rules(app)

    assert rule.unknown_options == ("origin",)
    assert (rule.credentials, rule.credentials_text) == (True, "False")


def test_a_generator_of_origins_is_left_to_the_app() -> None:
    app = Flask("app")
    origins: Iterator[str] = iter(["https://a.example"])
    app.add_url_rule("/x", "x", cross_origin(origins=origins)(lambda: ""))

    [rule] = cors_rules(app)

    assert not rule.is_read
    assert list(origins) == ["https://a.example"]


def test_headers_by_hand_are_a_rule_with_the_origins_in_reach() -> None:
    app = Flask("app")
    allowed = {"https://b.example", "https://a.example", "https://a.example/slash"}

    @app.after_request
    def add_headers(response: Any) -> Any:
        if response.headers.get("Origin") in allowed:
            response.headers["access-control-allow-origin"] = "https://c.example"
        return response

    @app.after_request
    def add_another(response: Any) -> Any:
        response.headers["X-Page"] = "https://d.example"
        return response

    [rule] = cors_rules(app)

    assert rule.where == "by-hand"
    assert rule.origins == ("https://c.example", "https://a.example", "https://b.example")


def recorded_hook(source: str, resources: object) -> Callable[[Any], Any]:
    """Return the function of a flask-cors that isn't installed, as far as it is read."""
    names: dict[str, Any] = {"__name__": "flask_cors.extension", "unquote_plus": None}
    names["get_cors_options"] = eval("lambda: 0", {"DEFAULT_OPTIONS": {"origins": "*"}})
    exec(source, names)
    hook: Callable[[Any], Any] = names["make"](resources)
    return hook


OPTIONS_OF_4 = {
    "origins": ["https://a.example", ".*"], "methods": "GET, PUT", "allow_headers": [".*"],
    "expose_headers": None, "supports_credentials": "False", "send_wildcard": False,
    "vary_header": True, "max_age": None, "orgins": "https://a.example",
}  # fmt: skip
HOOK_OF_4 = "def make(resources):\n    def hook(resp):\n        return resources\n    return hook"


def test_the_rules_of_flask_cors_4_are_read() -> None:
    app = Flask("app")
    app.after_request(recorded_hook(HOOK_OF_4, [("/api/*", OPTIONS_OF_4), ("/X", OPTIONS_OF_4)]))

    prefix, whole = cors_rules(app)

    assert (prefix.any_origin, prefix.credentials_text) == (True, "False")
    assert "orgins" in prefix.unknown_options
    assert [prefix.matches(path) for path in ("/API/x", "/ap")] == [True, False]
    assert whole.matches("/x")
    assert CorsRule("app", "/a b", loose_paths=True).matches("/a+b")


def test_a_pattern_that_python_cannot_read_matches_nothing() -> None:
    app = Flask("app")
    broken = {**OPTIONS_OF_4, "origins": ["*.example.com"]}
    app.after_request(recorded_hook(HOOK_OF_4, [("/api/*", broken)]))

    [rule] = cors_rules(app)

    assert rule.origins == ("*.example.com",)


def test_options_that_flask_cors_refuses_are_not_read() -> None:
    app = Flask("app")
    refused = cross_origin(send_wildcard=True, supports_credentials=True)(lambda: "")
    app.add_url_rule("/x", "x", refused)

    assert [rule.is_read for rule in cors_rules(app)] == [False]


def test_headers_by_hand_are_found_through_partials_and_methods() -> None:
    app = Flask("app")

    class Headers:
        def add(self, response: Any) -> Any:
            response.headers["Access-Control-Allow-Origin"] = "https://a.example"
            return response

    app.after_request(functools.partial(Headers().add))

    assert [rule.origins for rule in cors_rules(app)] == [("https://a.example",)]


def test_what_no_version_has_left_is_not_guessed() -> None:
    app = Flask("app")
    app.after_request(recorded_hook(HOOK_OF_4.replace("resources", "table"), []))
    app.after_request(recorded_hook(HOOK_OF_4, [("/api/*", {"allowed": []}), "/x"]))

    assert [rule.is_read for rule in cors_rules(app)] == [False, False, False]


def test_a_path_is_decoded_as_often_as_flask_cors_does() -> None:
    app = Flask("app")
    CORS(app, resources="/a b")
    [rule] = cors_rules(app)

    asked = [quote("/a b"), quote(quote("/a b")), "/a+b"]

    assert [rule.matches(path) for path in asked] == [True, True, False]
