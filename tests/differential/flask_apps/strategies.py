"""Random Flask apps, as JSON: what is odd, or a near miss, is as common as what is right.

A pattern that is compiled is {"pattern": …}. A key that is missing has no effect.
"""

from typing import Any

from hypothesis import strategies as st

Spec = dict[str, Any]

APP, LOCAL = "https://app.example", "http://localhost:8000"
#: The pages that an app may be meant for.
PAGES = ([APP], [LOCAL], [APP], [LOCAL], [APP, LOCAL])
ORIGIN_TEXTS = (
    "*",
    *(APP, f"{APP}/", f"{APP}:443", "https://APP.example", "app.example", f"{APP},{LOCAL}"),
    *(r"https://app\.example", r"https://app\.example$", r"https://.*app\.example$"),
    *(r"https://.*\.example", r"https://([a-z]+\.)?app\.example$", "https://*.example"),
    *(LOCAL, "http://localhost:*", "http://localhost:[0-9]+", r"http://localhost(:\d+)?$"),
    *("https://*", ".*", "null", "", "https://app.exam.+", "(http|https)://app.example"),
)
PATTERNS = (r"https://app\.example", r"https://app\.example\Z", r"https?://[a-z.]*example", "HTTPS")
#: Besides the pages, an app is asked by three of these kinds; all of them are asked of some app.
OTHERS = (
    *("sibling-port", "other-scheme", "look-alike-prefix", "look-alike-suffix", "subdomain"),
    *("null", "stranger"),
)
METHODS: tuple[str | list[str], ...] = (
    *("*", "PUT", "GET, PUT", "DELETE,PUT", "put", ""),
    *(["GET", "POST"], ["get", "put", "delete"], ["PUT", "PATCH", "DELETE"], ["*"], []),
)
ALLOW_HEADERS: tuple[Any, ...] = (
    *("*", "Content-Type", "content-type, authorization", "X-*", ".*", "auth.*", ""),
    *(["Authorization"], ["content-type", "AUTHORIZATION"], [".*-type"], []),
    {"pattern": "content.*"},
    [{"pattern": "Auth.*"}, "Content-Type"],
)
EXPOSE_HEADERS = (None, "ETag", "*", ["ETag", "X-Total"])
TRUTHS = (True, False)
#: A text is true, whatever it says.
CREDENTIALS = (True, True, False, "False", "", 1)
MAX_AGES = (None, 0, "0", 600, -1, 1.5)
RESOURCES = ("*", "/*", "/api/*", "/api/.*", "/api", "/api/", "^/api/", r"/(api|open)/.*", "api/*")
PATHS = ("/", "/api", "/api/notes", "/api/notes/<int:number>", "/apikeys", "/open/x", "/list/")
VIEWS = ("text", "json", "varying", "allowing-any-origin")
METHOD_SETS = (
    *(["GET"], ["GET"], ["POST"], ["PUT"], ["DELETE"], ["GET", "POST"], ["GET", "PUT"]),
    *(["PATCH"], ["GET", "OPTIONS"], ["PUT", "OPTIONS"], ["HEAD", "GET"]),
)
BEFORE = (
    *("token-or-401", "token-or-401-but-options", "json-or-415", "known-page-or-403"),
    *("options-204", "options-by-hand", "fault-at-options", "redirect-without-token"),
    *("cookie-or-401", "no-cookie-or-400"),
)
ALLOW_ORIGIN = "Access-Control-Allow-Origin"
#: `{origin}` is the request's.
HEADERS_BY_HAND = (
    *([ALLOW_ORIGIN, "*"], [ALLOW_ORIGIN, APP], [ALLOW_ORIGIN, "{origin}"]),
    *([ALLOW_ORIGIN, f"{APP}, {LOCAL}"], [ALLOW_ORIGIN, "null"], ["Vary", "Origin"]),
    *(["Access-Control-Allow-Credentials", value] for value in ("true", "True")),
    *(["Access-Control-Allow-Methods", value] for value in ("*", "GET,POST", "PUT, DELETE")),
    *(["Access-Control-Allow-Headers", value] for value in ("*", "content-type", "Authorization")),
)

_origin = st.sampled_from(ORIGIN_TEXTS)
_pattern = st.sampled_from(PATTERNS).map(lambda text: {"pattern": text})
_origins = st.one_of(
    _origin,
    st.sampled_from([APP, LOCAL, "*"]),
    _pattern,
    st.lists(st.one_of(_origin, st.sampled_from([APP, LOCAL]), _pattern), max_size=3),
)
_true = st.sampled_from(TRUTHS)


def _some(most: dict[str, st.SearchStrategy[Any]], rare: dict[str, Any]) -> st.SearchStrategy[Spec]:
    """Return dictionaries with some keys of `most`, and now and then one of `rare`."""
    one = st.sampled_from(sorted(rare)).flatmap(
        lambda name: st.fixed_dictionaries({name: rare[name]})
    )
    none = st.just(dict[str, Any]())
    return st.tuples(st.fixed_dictionaries({}, optional=most), st.one_of(none, none, one)).map(
        lambda both: both[0] | both[1]
    )


#: What CORS(), cross_origin() and a rule of `resources` take; the last two are misspelt.
options = _some(
    {
        "origins": _origins,
        "methods": st.sampled_from(METHODS),
        "allow_headers": st.sampled_from(ALLOW_HEADERS),
        "supports_credentials": st.sampled_from(CREDENTIALS),
    },
    {
        "expose_headers": st.sampled_from(EXPOSE_HEADERS),
        "max_age": st.sampled_from(MAX_AGES),
        "send_wildcard": _true,
        "vary_header": _true,
        "automatic_options": _true,
        "always_send": _true,
        "intercept_exceptions": _true,
        "allow_private_network": _true,
        "origin": _origin,
        "credentials": _true,
    },
)
_resource = st.sampled_from(RESOURCES)
_resources = st.one_of(
    _resource,
    st.lists(_resource, min_size=1, max_size=2),
    st.dictionaries(_resource, options, min_size=1, max_size=2),
    _resource.map(lambda text: {"pattern": text.removeprefix("*")}),
)
_of_app = st.tuples(options, st.one_of(st.none(), _resources)).map(
    lambda both: both[0] | ({"resources": both[1]} if both[1] is not None else {})
)
_route = _some(
    {"decorator": options},
    {
        "is_class": st.just(True),
        "in_blueprint": st.just(True),
        "view": st.sampled_from(VIEWS),
        "is_guarded": st.just(True),
    },
)
_by_hand = st.fixed_dictionaries(
    {"headers": st.lists(st.sampled_from(HEADERS_BY_HAND), min_size=1, max_size=4)},
    optional={
        "is_added": st.just(True),
        "runs_last": st.just(True),
        "needs_cookie": st.sampled_from([False, False, True]),
    },
)
_route_there = st.tuples(st.sampled_from(PATHS), st.sampled_from(METHOD_SETS), _route)
_one_route, _two_routes = (
    st.lists(_route_there, min_size=count, max_size=count, unique_by=lambda each: each[0])
    for count in (1, 2)
)
_routes = st.one_of(_one_route, _one_route, _two_routes).map(
    lambda all_: [{"path": path, "methods": those, **rest} for path, those, rest in all_]
)
#: Where an app has its configuration; each way is as common as another.
_configured = st.one_of(
    _of_app.map(lambda those: {"app": those}),
    _of_app.map(lambda those: {"config": those}),
    options.map(lambda those: {"blueprint": those}),
    st.tuples(_of_app, _by_hand).map(lambda both: {"app": both[0], "by_hand": both[1]}),
    _by_hand.map(lambda those: {"by_hand": those}),
    st.tuples(_of_app, options).map(lambda both: {"app": both[0], "blueprint": both[1]}),
    st.just({}),
)
_before = st.lists(st.sampled_from(BEFORE), min_size=1, max_size=2, unique=True)
_around: st.SearchStrategy[Spec] = st.one_of(
    st.just({}),
    _before.map(lambda hooks: {"before": hooks}),
    st.fixed_dictionaries(
        {},
        optional={
            "is_strict": st.just(False),
            "has_handlers": st.just(True),
            "has_static": st.just(True),
            "propagates": st.just(True),
            "answers_options": st.just(False),
        },
    ),
)
_asked_by = st.lists(st.sampled_from(OTHERS), min_size=3, max_size=3, unique=True)
#: An app that may come to be; one whose options contradict each other raises ValueError.
apps: st.SearchStrategy[Spec] = st.tuples(
    st.sampled_from(PAGES), _asked_by, _routes, _configured, _around, options
).map(lambda parts: _whole(*parts))


def _whole(
    pages: list[str],
    asked_by: list[str],
    routes: list[Spec],
    configured: Spec,
    around: Spec,
    own: Spec,
) -> Spec:
    """Return the app; a route has a decorator where nothing else would share anything."""
    if "blueprint" in configured:
        routes = [each | {"in_blueprint": True} for each in routes]
    if not configured:
        routes = [{"decorator": own} | each for each in routes]
    return {"pages": pages, "asked_by": asked_by, "routes": routes, **configured, **around}
