"""The scenarios of the chapter on attacks and defences."""

import pytest

from tests.unit.cors_requests import ATTACKER, PAGE, Headers
from tests.unit.scenarios.rows import Row, client_of, wrong

APP = "http://app.localhost:8000"
ADMIN_APP = "http://admin.app.localhost:8000"
EVIL_APP = "http://evilapp.localhost:8002"
STRANGERS = [ATTACKER, "null", f"{PAGE}.evil.example"]

COOKIE = {"Vary": "Cookie"}
ORIGIN = {"Vary": "Origin"}
BOTH = {"Vary": "Origin, Cookie"}
WITH_COOKIES = {"Access-Control-Allow-Credentials": "true"}
ALL_METHODS = {
    "Access-Control-Allow-Methods": "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT",
}
MAY_SEND_JSON = ALL_METHODS | {"Access-Control-Allow-Headers": "content-type"}
MAY_SEND_HEADER = ALL_METHODS | {"Access-Control-Allow-Headers": "x-requested-with"}
MAY_SEND_TOKEN = ALL_METHODS | {"Access-Control-Allow-Headers": "authorization"}
FROM_A_PAGE = {"Sec-Fetch-Site": "same-site"}


def allow(origin: str) -> Headers:
    return {"Access-Control-Allow-Origin": origin}


def token_rows() -> list[Row]:
    """Return the rows of the two APIs that need a CSRF token: who may read it, and who may not."""
    any_origin, one_origin = "csrf_token_any_origin", "csrf_token_one_origin"
    ours = allow(PAGE) | WITH_COOKIES
    asks, asked = "OPTIONS /notes/1", "PUT content-type"
    return [
        *(
            row
            for origin in (PAGE, *STRANGERS)
            for theirs in [allow(origin) | WITH_COOKIES]
            for row in [
                Row(any_origin, "GET /csrf-token", origin, 200, theirs | BOTH),
                Row(any_origin, "POST /notes", origin, 400, theirs | ORIGIN),
                Row(any_origin, asks, origin, 200, theirs | MAY_SEND_JSON | ORIGIN, asked),
            ]
        ),
        Row(any_origin, "GET /csrf-token", None, 200, COOKIE),
        Row(one_origin, "GET /csrf-token", PAGE, 200, ours | COOKIE),
        Row(one_origin, "POST /notes", PAGE, 400, ours),
        Row(one_origin, asks, PAGE, 200, ours | MAY_SEND_JSON, asked),
        *(
            row
            for origin in STRANGERS
            for row in [
                Row(one_origin, "GET /csrf-token", origin, 200, COOKIE),
                Row(one_origin, "POST /notes", origin, 400, {}),
                Row(one_origin, asks, origin, 200, {}, asked),
            ]
        ),
    ]


def pattern_rows(scenario: str, admitted: list[str], refused: list[str]) -> list[Row]:
    return [
        *(Row(scenario, "GET /notes", origin, 200, allow(origin) | ORIGIN) for origin in admitted),
        *(Row(scenario, "GET /notes", origin, 200, {}) for origin in refused),
    ]


def guarded_rows(
    scenario: str, path: str, refused: int, may_send: Headers, asked: str
) -> list[Row]:
    """Return the rows of an API that refuses the writes of strangers with the status `refused`.

    `path` is where they write, `asked` what a preflight asks for, `may_send` what it is allowed.
    """
    vary = COOKIE if path == "/orders" else {}
    ours = allow(PAGE) | WITH_COOKIES
    return [
        Row(scenario, f"OPTIONS {path}", PAGE, 200, ours | may_send, asked),
        *(
            row
            for origin in STRANGERS
            for row in [
                Row(scenario, f"OPTIONS {path}", origin, 200, {}, asked),
                Row(scenario, f"POST {path}", origin, refused, vary, sends=FROM_A_PAGE),
            ]
        ),
    ]


def report_rows(scenario: str) -> list[Row]:
    """Return the rows of an API that lets OPTIONS pass, and anything else only with a token."""
    token = {"Authorization": "Bearer open-sesame"}
    may_send = MAY_SEND_TOKEN | ORIGIN
    return [
        row
        for origin in (PAGE, *STRANGERS)
        for theirs in [allow(origin)]
        for row in [
            Row(scenario, "GET /report", origin, 401, theirs | ORIGIN),
            Row(scenario, "GET /report", origin, 200, theirs | ORIGIN, sends=token),
            Row(scenario, "OPTIONS /report", origin, 200, theirs | ORIGIN),
            Row(scenario, "OPTIONS /report", origin, 200, theirs | may_send, "GET authorization"),
        ]
    ]


ROWS = [
    *token_rows(),
    *(
        Row("null_listed", "GET /notes", origin, 200, allow(origin) | BOTH)
        for origin in (PAGE, "null")
    ),
    Row("null_listed", "GET /notes", ATTACKER, 200, COOKIE),
    *pattern_rows("pattern_suffix", [APP, ADMIN_APP, EVIL_APP], [PAGE, "null"]),
    *pattern_rows("pattern_suffix_fixed", [APP, ADMIN_APP], [EVIL_APP, PAGE, "null"]),
    *guarded_rows("json_forced", "/orders", 401, MAY_SEND_JSON, "POST content-type"),
    *guarded_rows("json_required", "/orders", 401, MAY_SEND_JSON, "POST content-type"),
    *guarded_rows("header_required", "/notes", 403, MAY_SEND_HEADER, "POST x-requested-with"),
    *guarded_rows("origin_checked", "/notes", 403, MAY_SEND_JSON, "POST content-type"),
    *report_rows("guard_with_hole"),
    *report_rows("guard_without_hole"),
]


def test_scenarios_answer_exactly() -> None:
    assert wrong(ROWS) == {}


@pytest.mark.parametrize(
    ("scenario", "content_type", "status"),
    [
        ("json_forced", "text/plain", 201),
        ("json_forced", "application/json", 201),
        ("json_required", "text/plain", 415),
        ("json_required", "application/json", 201),
    ],
)
def test_order_is_placed_by_content_type(scenario: str, content_type: str, status: int) -> None:
    client = client_of(scenario)
    client.post("/login", json={"user": "ann"})

    sent = client.post("/orders", data='{"item": "tea"}', content_type=content_type)

    assert sent.status_code == status


@pytest.mark.parametrize(
    ("scenario", "headers", "status"),
    [
        ("header_required", {}, 403),
        ("header_required", {"X-Requested-With": "fetch"}, 201),
        ("origin_checked", {}, 201),
        ("origin_checked", {"Origin": PAGE} | FROM_A_PAGE, 201),
        ("origin_checked", {"Origin": ATTACKER} | FROM_A_PAGE, 403),
        ("origin_checked", {"Origin": ATTACKER}, 403),
        ("origin_checked", {"Origin": "http://localhost"}, 201),
        ("origin_checked", {"Origin": "http://localhost", "Sec-Fetch-Site": "same-origin"}, 201),
        ("origin_checked", {"Sec-Fetch-Site": "cross-site"}, 403),
        ("origin_checked", {"Sec-Fetch-Site": "none"}, 201),
    ],
)
def test_write_is_judged_by_its_headers(scenario: str, headers: Headers, status: int) -> None:
    sent = client_of(scenario).post("/notes", json={"text": "Buy tea"}, headers=headers)

    assert sent.status_code == status


@pytest.mark.parametrize(
    ("scenario", "answer"),
    [("guard_with_hole", '{"report":"Ann earns more than Bob."}'), ("guard_without_hole", "")],
)
def test_options_leaks_where_a_view_answers(scenario: str, answer: str) -> None:
    response = client_of(scenario).options("/report")

    assert response.get_data(as_text=True).strip() == answer
