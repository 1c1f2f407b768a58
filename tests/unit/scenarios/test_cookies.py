"""The scenarios of the chapter on cookies: their headers, and the cookie that a login sets."""

import pytest

from tests.unit.cors_requests import ATTACKER, PAGE, Headers
from tests.unit.scenarios.rows import Row, client_of, wrong

OTHER_NAME = "http://127.0.0.1:8000"
APP = "http://app.localhost:8000"
STRANGERS = [ATTACKER, "null", "http://localhost", "http://127.0.0.1:8002"]

READS = "GET /me"
ASKS = "OPTIONS /notes/1"
PUTS_JSON = "PUT content-type"
MAY_PUT = {
    "Access-Control-Allow-Methods": "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT",
    "Access-Control-Allow-Headers": "content-type",
}

# What Set-Cookie says besides HttpOnly and Path, by scenario.
ATTRIBUTES = {
    "cookie_lax": {"SameSite=Lax"},
    "cookie_strict": {"SameSite=Strict"},
    "cookie_unset": set(),
    "cookie_none_insecure": {"SameSite=None"},
    "cookie_none_secure": {"SameSite=None", "Secure"},
    "cookie_partitioned": {"SameSite=None", "Secure", "Partitioned"},
    "cookies_on_one_site": {"SameSite=Lax"},
}
TWO_NAMES = [name for name in ATTRIBUTES if name != "cookies_on_one_site"]


def allow(origin: str) -> Headers:
    return {
        "Access-Control-Allow-Origin": origin,
        "Access-Control-Allow-Credentials": "true",
    }


ROWS = [
    row
    for name in TWO_NAMES
    for row in [
        *(
            Row(name, READS, origin, 200, allow(origin) | {"Vary": "Origin, Cookie"})
            for origin in (PAGE, OTHER_NAME)
        ),
        # A request without Origin gets the alphabetically first of them.
        Row(name, READS, None, 200, allow(OTHER_NAME) | {"Vary": "Origin, Cookie"}),
        *(
            Row(name, ASKS, origin, 200, allow(origin) | MAY_PUT | {"Vary": "Origin"}, PUTS_JSON)
            for origin in (PAGE, OTHER_NAME)
        ),
        *(Row(name, READS, origin, 200, {"Vary": "Cookie"}) for origin in STRANGERS),
        *(Row(name, ASKS, origin, 200, {}, PUTS_JSON) for origin in STRANGERS),
    ]
]
ROWS += [
    # One exact origin is the same for everybody, so flask-cors adds no `Vary: Origin`.
    Row("cookies_on_one_site", READS, APP, 200, allow(APP) | {"Vary": "Cookie"}),
    Row("cookies_on_one_site", READS, None, 200, allow(APP) | {"Vary": "Cookie"}),
    Row("cookies_on_one_site", ASKS, APP, 200, allow(APP) | MAY_PUT, PUTS_JSON),
    *(
        Row("cookies_on_one_site", READS, origin, 200, {"Vary": "Cookie"})
        for origin in [PAGE, "http://evilapp.localhost:8002", *STRANGERS]
    ),
]


def test_scenarios_answer_exactly() -> None:
    assert wrong(ROWS) == {}


@pytest.mark.parametrize(("scenario", "wanted"), ATTRIBUTES.items(), ids=list(ATTRIBUTES))
def test_login_sets_the_cookie_exactly(scenario: str, wanted: set[str]) -> None:
    response = client_of(scenario).post("/login", json={"user": "ann"})

    (cookie,) = response.headers.getlist("Set-Cookie")
    name, *attributes = cookie.split("; ")
    assert name.startswith("session=")
    assert set(attributes) == {"HttpOnly", "Path=/"} | wanted
