"""The scenarios of the chapter on origins."""

from tests.unit.cors_requests import ATTACKER, PAGE, Headers
from tests.unit.scenarios.rows import Row, wrong

OTHER_NAME = "http://127.0.0.1:8000"
APP = "http://app.localhost:8000"
ORIGINS = [PAGE, OTHER_NAME, APP, ATTACKER, "null", f"{PAGE}.evil.example"]

COOKIE = {"Vary": "Cookie"}
ORIGIN = {"Vary": "Origin"}
BOTH = {"Vary": "Origin, Cookie"}
WITH_COOKIES = {"Access-Control-Allow-Credentials": "true"}
MAY_SEND_JSON = {
    "Access-Control-Allow-Methods": "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT",
    "Access-Control-Allow-Headers": "content-type",
}


def allow(origin: str) -> Headers:
    return {"Access-Control-Allow-Origin": origin}


def reads(scenario: str, headers: Headers, *origins: str | None) -> list[Row]:
    return [Row(scenario, "GET /notes", origin, 200, headers) for origin in origins]


def asks(scenario: str, headers: Headers, *origins: str) -> list[Row]:
    request, asked = "OPTIONS /notes/1", "PUT content-type"
    return [Row(scenario, request, origin, 200, headers, asked) for origin in origins]


def listing(scenario: str, listed: list[str], extra: Headers) -> list[Row]:
    """Return the rows of an API whose flask-cors allows exact origins, with `extra` headers."""
    others = [origin for origin in ORIGINS if origin not in listed]
    # One origin is the same for everybody, so flask-cors adds no `Vary: Origin`.
    several = len(listed) > 1
    answered, permitted = (BOTH, ORIGIN) if several else (COOKIE, {})
    return [
        *(
            row
            for origin in listed
            for row in reads(scenario, allow(origin) | extra | answered, origin)
        ),
        *(
            row
            for origin in listed
            for row in asks(scenario, allow(origin) | MAY_SEND_JSON | extra | permitted, origin)
        ),
        # A request without Origin gets the alphabetically first one of the list.
        *reads(scenario, allow(min(listed)) | extra | answered, None),
        *reads(scenario, COOKIE, *others),
        *asks(scenario, {}, *others),
    ]


ROWS = [
    *listing("one_name_listed", [PAGE], {}),
    *listing("two_names_listed", [PAGE, OTHER_NAME], {}),
    *listing("two_names_with_cookies", [PAGE, OTHER_NAME], WITH_COOKIES),
    *listing("app_and_api", [APP], WITH_COOKIES),
]


def test_scenarios_answer_exactly() -> None:
    assert wrong(ROWS) == {}
