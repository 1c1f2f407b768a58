"""The scenarios of the chapter on what looks like CORS, and has another cause."""

import pytest

from tests.unit.cors_requests import ATTACKER, PAGE, Headers, cors_headers, from_origin
from tests.unit.scenarios.rows import Row, client_of, wrong

READS = "GET /notes"
REPORTS = "GET /report"
SENDS_REPORT = "OPTIONS /report"
CHANGES_LIST = "OPTIONS /list"
JSON_POST = "POST content-type"
JSON_PUT = "PUT content-type"
TOKEN_GET = "GET authorization"
TOKEN = {"Authorization": "Bearer anns-token"}

BY_NAME = {"Access-Control-Allow-Origin": PAGE}
EVERYBODY = {"Access-Control-Allow-Origin": "*"}
REFLECTED = BY_NAME | {"Vary": "Origin"}
LOGIN = BY_NAME | {"Vary": "Origin, Cookie"}
METHODS = {"Access-Control-Allow-Methods": "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT"}
MAY_SEND_JSON = REFLECTED | METHODS | {"Access-Control-Allow-Headers": "content-type"}
MAY_SEND_TOKEN = REFLECTED | METHODS | {"Access-Control-Allow-Headers": "authorization"}
BY_PROXY_TOO = {"Access-Control-Allow-Origin": f"{PAGE}, *"}


def may_put_for(seconds: str) -> Headers:
    return EVERYBODY | {
        "Access-Control-Allow-Methods": "PUT",
        "Access-Control-Allow-Headers": "Content-Type",
        "Access-Control-Max-Age": seconds,
    }


def redirecting(scenario: str, to_null: Headers) -> list[Row]:
    return [
        Row(scenario, "GET /old-notes", PAGE, 302, BY_NAME),
        Row(scenario, READS, PAGE, 200, BY_NAME),
        Row(scenario, READS, "null", 200, to_null),
    ]


ROWS = [
    Row("crash_in_production", REPORTS, PAGE, 500, REFLECTED),
    Row("crash_by_hand", REPORTS, PAGE, 500, EVERYBODY),
    Row("crash_in_debug", READS, PAGE, 200, REFLECTED),
    Row("crash_handled", REPORTS, PAGE, 500, REFLECTED),
    Row("guard_before_request", READS, PAGE, 401, REFLECTED),
    Row("guard_before_request", READS, PAGE, 200, REFLECTED, sends=TOKEN),
    Row("guard_before_request", "OPTIONS /notes", PAGE, 401, MAY_SEND_TOKEN, TOKEN_GET),
    Row("guard_skips_options", READS, PAGE, 401, REFLECTED),
    Row("guard_skips_options", READS, PAGE, 200, REFLECTED, sends=TOKEN),
    Row("guard_skips_options", "OPTIONS /notes", PAGE, 200, MAY_SEND_TOKEN, TOKEN_GET),
    Row("login_page_here", READS, PAGE, 302, LOGIN),
    Row("login_page_here", "GET /login-page", PAGE, 200, REFLECTED),
    Row("login_page_elsewhere", READS, PAGE, 302, LOGIN),
    Row("login_page_elsewhere", "GET /login-page", "null", 200, {}),
    Row("login_401", READS, PAGE, 401, LOGIN),
    Row("options_reads_json", SENDS_REPORT, PAGE, 415, MAY_SEND_JSON, JSON_POST),
    Row("options_left_to_flask", SENDS_REPORT, PAGE, 200, MAY_SEND_JSON, JSON_POST),
    Row("options_off", SENDS_REPORT, PAGE, 405, MAY_SEND_JSON, JSON_POST),
    Row("post_only", SENDS_REPORT, PAGE, 200, {}, JSON_POST),
    Row("get_only", SENDS_REPORT, PAGE, 200, MAY_SEND_JSON, JSON_POST),
    Row("get_only", "POST /report", PAGE, 405, REFLECTED),
    Row("slash", CHANGES_LIST, PAGE, 308, MAY_SEND_JSON, JSON_PUT),
    Row("slash", "GET /list", PAGE, 308, REFLECTED),
    Row("slash", "GET /list/", PAGE, 200, REFLECTED),
    Row("slash_either_way", CHANGES_LIST, PAGE, 200, MAY_SEND_JSON, JSON_PUT),
    Row("slash_either_way", "GET /list", PAGE, 200, REFLECTED),
    Row("proxy_413", READS, PAGE, 200, REFLECTED),
    Row("flask_413", READS, PAGE, 200, REFLECTED),
    Row("proxy_502", READS, PAGE, 502, {}),
    Row("proxy_502_with_header", READS, PAGE, 502, EVERYBODY),
    Row("proxy_and_app_add", READS, PAGE, 200, BY_PROXY_TOO | {"Vary": "Origin"}),
    Row("proxy_adds", READS, PAGE, 200, EVERYBODY),
    Row("proxy_adds", "OPTIONS /notes/1", PAGE, 200, EVERYBODY, JSON_PUT),
    Row("permission_kept", "OPTIONS /notes/1", PAGE, 200, may_put_for("600"), JSON_PUT),
    Row("permission_not_kept", "OPTIONS /notes/1", PAGE, 200, may_put_for("0"), JSON_PUT),
    Row("shared_cache", READS, PAGE, 200, BY_NAME),
    Row("shared_cache", READS, ATTACKER, 200, {}),
    Row("shared_cache_vary", READS, PAGE, 200, REFLECTED),
    Row("shared_cache_vary", READS, ATTACKER, 200, {"Vary": "Origin"}),
    Row("shared_cache_wildcard", READS, PAGE, 200, EVERYBODY),
    Row("shared_cache_wildcard", READS, ATTACKER, 200, EVERYBODY),
    *redirecting("redirect_here", to_null={}),
    *redirecting("redirect_away", to_null={}),
    *redirecting("redirect_away_by_hand", to_null=BY_NAME),
]


def test_scenarios_answer_exactly() -> None:
    assert wrong(ROWS) == {}


def test_crash_in_debug_mode_leaves_flask() -> None:
    with pytest.raises(ZeroDivisionError):
        client_of("crash_in_debug").get("/report", headers=from_origin(PAGE))


@pytest.mark.parametrize(
    ("scenario", "allowed"),
    [("shared_cache", None), ("shared_cache_vary", PAGE), ("shared_cache_wildcard", "*")],
)
def test_cache_gives_the_page_what_it_kept(scenario: str, allowed: str | None) -> None:
    client = client_of(scenario)

    client.get("/notes", headers=from_origin(ATTACKER))
    response = client.get("/notes", headers=from_origin(PAGE))

    assert response.headers.get("Access-Control-Allow-Origin") == allowed


@pytest.mark.parametrize("scenario", ["permission_kept", "permission_not_kept"])
def test_permission_ends_when_withdrawn(scenario: str) -> None:
    client = client_of(scenario)

    client.post("/withdraw")
    response = client.options("/notes/1")

    assert response.headers["Access-Control-Allow-Methods"] == ""


@pytest.mark.parametrize(("scenario", "headers"), [("proxy_413", {}), ("flask_413", REFLECTED)])
def test_long_note_is_refused(scenario: str, headers: Headers) -> None:
    long = {"text": "x" * 1000}

    response = client_of(scenario).post("/notes", data=long, headers=from_origin(PAGE))

    assert (response.status_code, cors_headers(response)) == (413, headers)
