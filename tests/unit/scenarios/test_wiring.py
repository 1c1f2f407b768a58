"""The scenarios of flask-cors' options that say how it answers, and of where it is put to work."""

from tests.unit.cors_requests import ATTACKER, PAGE, Headers
from tests.unit.scenarios.rows import Row, wrong

METHODS = {
    "Access-Control-Allow-Methods": "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT",
}
PERMITS_JSON = METHODS | {"Access-Control-Allow-Headers": "content-type"}
WITH_COOKIES = {"Access-Control-Allow-Credentials": "true"}
VARY = {"Vary": "Origin"}
SESSION = {"Vary": "Cookie"}
BOTH = {"Vary": "Origin, Cookie"}
REPORT = {"Vary": "Accept-Language, Origin, Cookie"}
REPORT_WITHOUT_ORIGIN = {"Vary": "Accept-Language, Cookie"}
ASKS = "PUT content-type"
READS = "GET /notes"
LOGO = "GET /logo.svg"
NEWS = "GET /news"


def allow(origin: str) -> Headers:
    return {"Access-Control-Allow-Origin": origin}


def max_age(seconds: str) -> Headers:
    return {"Access-Control-Max-Age": seconds}


def reflects(scenario: str, request: str, more: Headers = VARY, status: int = 200) -> list[Row]:
    """Return the rows of two origins, each of which is repeated to a page that asks from it."""
    return [
        Row(scenario, request, origin, status, allow(origin) | more) for origin in (PAGE, ATTACKER)
    ]


def says(
    scenario: str, request: str, origin: str | None, headers: Headers, status: int = 200
) -> list[Row]:
    return [Row(scenario, request, origin, status, headers)]


def says_nothing(scenario: str, request: str, status: int = 200) -> list[Row]:
    return [Row(scenario, request, origin, status, {}) for origin in (PAGE, ATTACKER, None)]


def permits(scenario: str, request: str, headers: Headers) -> list[Row]:
    """Return the row of the page's CORS-preflight request for a PUT with JSON."""
    return [Row(scenario, request, PAGE, 200, headers, ASKS)]


CREDENTIALS = [
    *(
        row
        for scenario in ("credentials_off", "credentials_typo")
        for row in (
            *says(scenario, READS, PAGE, allow(PAGE) | SESSION),
            *says(scenario, READS, ATTACKER, SESSION),
            *permits(scenario, "OPTIONS /notes", allow(PAGE) | PERMITS_JSON),
        )
    ),
    *reflects("credentials_from_environment", READS, WITH_COOKIES | BOTH),
    *says("credentials_from_environment", READS, None, SESSION),
    *reflects("credentials_parsed", READS, BOTH),
    *says("credentials_parsed", READS, None, allow("*") | SESSION),
]
ORIGINS = [
    *reflects("origin_typo", READS),
    *says("origin_spelt", READS, PAGE, allow(PAGE)),
    *says("origin_spelt", READS, ATTACKER, {}),
    *reflects("config_too_late", READS),
    *says("config_in_time", READS, PAGE, allow(PAGE)),
    *says("config_in_time", READS, ATTACKER, {}),
    *(
        row
        for origin in (PAGE, ATTACKER, None)
        for row in says("wildcard_sent", READS, origin, allow("*"))
    ),
    *permits("wildcard_sent", "OPTIONS /notes", allow("*") | PERMITS_JSON),
]
PREFLIGHTS = [
    *reflects("max_age_600", READS),
    *permits("max_age_zero", "OPTIONS /notes/1", allow(PAGE) | VARY | PERMITS_JSON),
    *permits(
        "max_age_zero_string", "OPTIONS /notes/1", allow(PAGE) | VARY | PERMITS_JSON | max_age("0")
    ),
    *permits("max_age_600", "OPTIONS /notes/1", allow(PAGE) | VARY | PERMITS_JSON | max_age("600")),
]
CACHES = [
    *reflects("logo_with_cookies", LOGO, WITH_COOKIES | VARY),
    *says("logo_with_cookies", LOGO, None, {}),
    *reflects("logo_with_vary", LOGO, WITH_COOKIES | VARY),
    *says("logo_with_vary", LOGO, None, VARY),
    *reflects("logo_always_sent", LOGO),
    *says("logo_always_sent", LOGO, None, allow("*")),
    *reflects("logo_sent_on_request", LOGO),
    *says("logo_sent_on_request", LOGO, None, {}),
    *reflects("logo_without_vary", LOGO, {}),
    *says("logo_without_vary", LOGO, None, allow("*")),
    *reflects("vary_lost", "GET /report", REPORT_WITHOUT_ORIGIN),
    *reflects("vary_lost", READS, BOTH),
    *reflects("vary_kept", "GET /report", REPORT),
    *reflects("vary_kept", READS, BOTH),
]
DECORATED = [
    *reflects("decorated", NEWS),
    *permits("decorated", "OPTIONS /news", allow(PAGE) | VARY | PERMITS_JSON),
    *says_nothing("decorated", READS),
    *says_nothing("decorated_above", NEWS),
    *permits("decorated_above", "OPTIONS /news", {}),
    *says_nothing("decorated_abort", NEWS, 404),
    *permits("decorated_abort", "OPTIONS /news", allow(PAGE) | VARY | PERMITS_JSON),
    *reflects("decorated_app_wide", NEWS, status=404),
    *reflects("decorated_app_wide", READS),
    *reflects("automatic_options_off", NEWS),
    *permits("automatic_options_off", "OPTIONS /news", {}),
    *reflects("method_view", NEWS),
    *permits("method_view", "OPTIONS /news", {}),
    *reflects("method_view_fixed", NEWS),
    *permits("method_view_fixed", "OPTIONS /news", allow(PAGE) | VARY | PERMITS_JSON),
]
BLUEPRINTS = [
    *reflects("blueprint_only", "GET /api/notes"),
    *says_nothing("blueprint_only", "GET /api/nope", 404),
    *(
        row
        for scenario in ("cors_after_blueprints", "cors_before_blueprints")
        for row in (
            *reflects(scenario, "GET /api/notes"),
            *reflects(scenario, "GET /api/nope", status=404),
            *permits(scenario, "OPTIONS /api/notes/1", allow(PAGE) | VARY | PERMITS_JSON),
        )
    ),
]
QUIET = [
    *reflects("private_network", READS),
    Row(
        "private_network",
        READS,
        PAGE,
        200,
        allow(PAGE) | VARY | {"Access-Control-Allow-Private-Network": "true"},
        sends={"Access-Control-Request-Private-Network": "true"},
    ),
    *reflects("intercept_off", "GET /report", status=500),
    *says_nothing("hook_raises_intercept_off", READS, 500),
    *reflects("hook_raises", READS, status=500),
]
ROWS = [
    *CREDENTIALS,
    *ORIGINS,
    *PREFLIGHTS,
    *CACHES,
    *DECORATED,
    *BLUEPRINTS,
    *QUIET,
]


def test_scenarios_answer_exactly() -> None:
    assert wrong(ROWS) == {}
