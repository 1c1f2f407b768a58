"""The scenarios of flask-cors' options that say who may read, which paths and which requests."""

from tests.unit.cors_requests import ATTACKER, PAGE, Headers
from tests.unit.scenarios.rows import Row, wrong

OTHER_NAME = "http://127.0.0.1:8000"
SUBDOMAIN = "http://app.localhost:8000"
LOOKALIKE = "http://localhost.evil.localhost:8002"

METHODS = {
    "Access-Control-Allow-Methods": "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT",
}
VARY = {"Vary": "Origin"}
WITH_COOKIES = {"Access-Control-Allow-Credentials": "true"}
READS = "GET /notes"
ASKS = "OPTIONS /notes/1"
PUTS_JSON = "PUT content-type"
PUTS_JSON_WITH_TOKEN = "PUT content-type x-token"


def allow(origin: str) -> Headers:
    return {"Access-Control-Allow-Origin": origin}


def allow_headers(names: str) -> Headers:
    return {"Access-Control-Allow-Headers": names}


def expose(names: str) -> Headers:
    return {"Access-Control-Expose-Headers": names}


def lets_in(scenario: str, request: str, *origins: str) -> list[Row]:
    """Return the rows of origins that are repeated to pages that ask from them."""
    return [Row(scenario, request, origin, 200, allow(origin) | VARY) for origin in origins]


def refuses(scenario: str, request: str, *origins: str | None) -> list[Row]:
    return [Row(scenario, request, origin, 200, {}) for origin in origins]


RESOURCES = [
    *lets_in("resources_star", "GET /apikeys", PAGE, ATTACKER),
    *lets_in("resources_star", "GET /api/notes", PAGE, ATTACKER),
    *lets_in("resources_glob", "GET /apikeys", PAGE, ATTACKER),
    *lets_in("resources_glob", "GET /api/notes", PAGE, ATTACKER),
    *refuses("resources_regex", "GET /apikeys", PAGE, ATTACKER, None),
    *lets_in("resources_regex", "GET /api/notes", PAGE, ATTACKER),
    *lets_in("resources_literal", READS, PAGE),
    *refuses("resources_literal", "GET /notes/1", PAGE, None),
    *lets_in("resources_list", READS, PAGE),
    *lets_in("resources_list", "GET /notes/1", PAGE),
    *refuses("resources_list", "GET /me", PAGE),
    *refuses("resources_without_prefix", "GET /api/notes", PAGE, None),
    *lets_in("resources_with_prefix", "GET /api/notes", PAGE),
    *refuses("resources_with_prefix", "GET /api/me", PAGE),
    Row("resources_rules", READS, PAGE, 200, allow(PAGE)),
    *refuses("resources_rules", READS, ATTACKER, "null"),
    *lets_in("resources_rules", "GET /me", PAGE, ATTACKER),
    *lets_in("resources_longer_rule", READS, PAGE, ATTACKER, "null"),
    *lets_in("resources_longer_rule", "GET /me", ATTACKER),
]
ORIGINS = [
    *refuses("origins_slash", READS, PAGE, ATTACKER),
    *refuses("origins_no_scheme", READS, PAGE, ATTACKER),
    *refuses("origins_comma", READS, PAGE, OTHER_NAME),
    # Without Origin the one origin is sent as it was written.
    Row("origins_comma", READS, None, 200, allow(f"{PAGE},{OTHER_NAME}")),
    *lets_in("origins_list", READS, PAGE, OTHER_NAME),
    *refuses("origins_list", READS, ATTACKER, f"{PAGE}/"),
    *lets_in("origins_port_glob", READS, PAGE, ATTACKER, LOOKALIKE),
    *refuses("origins_port_glob", READS, SUBDOMAIN, OTHER_NAME, None),
    *lets_in("origins_any_port", READS, PAGE, ATTACKER),
    *refuses("origins_any_port", READS, LOOKALIKE, SUBDOMAIN, f"{PAGE}.evil.example"),
    *lets_in("origins_subdomain_glob", READS, PAGE, LOOKALIKE),
    *refuses("origins_subdomain_glob", READS, SUBDOMAIN, OTHER_NAME, None),
    *lets_in("origins_subdomains", READS, PAGE, SUBDOMAIN),
    *refuses("origins_subdomains", READS, LOOKALIKE, "http://evilxlocalhost:8000", "null"),
]
PERMISSION = allow(PAGE) | VARY
REQUESTS = [
    Row("methods_get_post", ASKS, PAGE, 200, PERMISSION, PUTS_JSON),
    Row("methods_star", ASKS, PAGE, 200, PERMISSION, PUTS_JSON),
    Row(
        "methods_put",
        ASKS,
        PAGE,
        200,
        PERMISSION | {"Access-Control-Allow-Methods": "PUT"} | allow_headers("content-type"),
        PUTS_JSON,
    ),
    Row("methods_put", "OPTIONS /notes", PAGE, 200, PERMISSION, "POST content-type"),
    *lets_in("methods_put", READS, PAGE),
    *(
        Row(scenario, ASKS, PAGE, 200, PERMISSION | METHODS | permitted, PUTS_JSON_WITH_TOKEN)
        for scenario, permitted in {
            "allow_headers_one": allow_headers("content-type"),
            "allow_headers_string": {},
            "allow_headers_both": allow_headers("content-type, x-token"),
        }.items()
    ),
    *(
        Row("allow_headers_both", ASKS, PAGE, 200, PERMISSION | METHODS, f"GET {name}")
        for name in ("access-control-allow-origin", "authorization")
    ),
]
EXPOSED = [
    Row("total_hidden", READS, PAGE, 200, PERMISSION),
    Row("total_exposed", READS, PAGE, 200, PERMISSION | expose("X-Total-Count")),
    Row("total_star", READS, PAGE, 200, PERMISSION | expose("*")),
    Row("total_star_with_cookies", READS, PAGE, 200, allow(PAGE) | WITH_COOKIES | expose("*")),
    *refuses("total_star_with_cookies", READS, ATTACKER, "null"),
]
ROWS = [*RESOURCES, *ORIGINS, *REQUESTS, *EXPOSED]


def test_scenarios_answer_exactly() -> None:
    assert wrong(ROWS) == {}
