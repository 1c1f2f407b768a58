"""The scenarios of the chapter on headers by hand."""

from tests.unit.cors_requests import ATTACKER, PAGE, Headers
from tests.unit.scenarios.rows import Row, wrong

OTHER_NAME = "http://127.0.0.1:8000"
OTHERS = [OTHER_NAME, ATTACKER, "null", f"{PAGE}.evil.example"]


def allow(origin: str) -> Headers:
    return {"Access-Control-Allow-Origin": origin}


def credentials(value: str) -> Headers:
    return {"Access-Control-Allow-Credentials": value}


def lists(methods: str, headers: str) -> Headers:
    return {"Access-Control-Allow-Methods": methods, "Access-Control-Allow-Headers": headers}


COOKIE = {"Vary": "Cookie"}
ORIGIN = {"Vary": "Origin"}
BOTH = {"Vary": "Origin, Cookie"}
TWICE = allow(f"{PAGE}, {PAGE}")
MAY_PUT = lists("PUT, DELETE", "Content-Type")
PERMITTED = allow(PAGE) | credentials("true") | MAY_PUT | {"Access-Control-Max-Age": "600"}
BY_FLASK_CORS = credentials("true") | lists(
    "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT", "content-type"
)


def reads(scenario: str, headers: Headers, *origins: str | None) -> list[Row]:
    return [Row(scenario, "GET /notes", origin, 200, headers) for origin in origins]


def asks(scenario: str, headers: Headers, *origins: str) -> list[Row]:
    request, asked = "OPTIONS /notes/1", "PUT content-type"
    return [Row(scenario, request, origin, 200, headers, asked) for origin in origins]


def the_same_for_all(scenario: str, headers: Headers) -> list[Row]:
    return [
        *reads(scenario, headers | COOKIE, PAGE, *OTHERS, None),
        *asks(scenario, headers, PAGE, *OTHERS),
    ]


def naming(scenario: str, listed: list[str], allowed: Headers, refused: Headers) -> list[Row]:
    """Return the rows of a scenario that names the origins of a list, each to itself."""
    others = [origin for origin in [PAGE, *OTHERS] if origin not in listed]
    named = [row for origin in listed for row in reads(scenario, allow(origin) | allowed, origin)]
    return [*named, *reads(scenario, refused, *others, None)]


ROWS = [
    *the_same_for_all("origin_header_only", allow("*")),
    *the_same_for_all(
        "by_hand_token", allow("*") | lists("GET,POST", "authorization,content-type")
    ),
    *the_same_for_all(
        "by_hand_semicolons", allow("*") | lists("GET;POST;PUT", "x-requested-with,content-type")
    ),
    *the_same_for_all("by_hand_star", allow(PAGE) | credentials("true") | lists("*", "*")),
    *the_same_for_all("by_hand_star_credentials", allow("*") | credentials("true")),
    *the_same_for_all("by_hand_str_true", allow(PAGE) | credentials("True") | MAY_PUT),
    *the_same_for_all("by_hand_credentials", allow(PAGE) | credentials("true") | MAY_PUT),
    *the_same_for_all("by_hand_list", allow(f"{PAGE}, {OTHER_NAME}")),
    *the_same_for_all("by_hand_slash", allow(f"{PAGE}/")),
    *the_same_for_all("by_hand_no_scheme", allow("127.0.0.1:8000")),
    *the_same_for_all("both_assigned_after", allow("*")),
    *naming("by_hand_listed", [PAGE, OTHER_NAME], allowed=BOTH, refused=BOTH),
    *naming("by_hand_no_vary", [PAGE, ATTACKER], allowed=COOKIE, refused=COOKIE),
    *naming("by_hand_vary_sometimes", [PAGE, ATTACKER], allowed=BOTH, refused=COOKIE),
    *naming("by_hand_vary", [PAGE, ATTACKER], allowed=BOTH, refused=BOTH),
    *naming("by_hand_right", [PAGE], allowed=credentials("true") | BOTH, refused=BOTH),
    *asks("by_hand_right", PERMITTED | ORIGIN, PAGE),
    *asks("by_hand_right", ORIGIN, *OTHERS),
    Row("by_hand_right", "GET /notes/99", PAGE, 404, allow(PAGE) | credentials("true") | ORIGIN),
    # flask-cors answers a request without Origin like one from the origin that it allows.
    *reads("both_added", TWICE | credentials("true") | COOKIE, PAGE, None),
    *reads("both_added", allow(PAGE) | COOKIE, *OTHERS),
    *asks("both_added", TWICE | BY_FLASK_CORS, PAGE),
    *asks("both_added", allow(PAGE), *OTHERS),
    *reads("both_assigned", allow("*") | credentials("true") | COOKIE, PAGE, None),
    *reads("both_assigned", allow("*") | COOKIE, *OTHERS),
    *asks("both_assigned", allow("*") | BY_FLASK_CORS, PAGE),
    *asks("both_assigned", allow("*"), *OTHERS),
]


def test_scenarios_answer_exactly() -> None:
    assert wrong(ROWS) == {}
