"""The scenarios of the chapter on preflights, and of what needs none."""

from tests.unit.cors_requests import ATTACKER, PAGE, Headers
from tests.unit.scenarios.rows import Row, client_of, wrong

READS = "GET /notes"
ASKS = "OPTIONS /notes/1"
PUTS_JSON = "PUT content-type"

METHODS = {"Access-Control-Allow-Methods": "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT"}
MAY_PUT = METHODS | {"Access-Control-Allow-Headers": "content-type"}
MAY_GET = {"Access-Control-Allow-Methods": "GET", "Access-Control-Allow-Headers": "content-type"}
MAY_PUT_BY_HAND = {
    "Access-Control-Allow-Methods": "PUT, DELETE",
    "Access-Control-Allow-Headers": "Content-Type",
}
EVERYBODY = {"Access-Control-Allow-Origin": "*"}
ORIGIN = {"Vary": "Origin"}


def allow(origin: str) -> Headers:
    return {"Access-Control-Allow-Origin": origin}


def reflecting(scenario: str, permitted: dict[str, Headers]) -> list[Row]:
    """Return the rows of CORS() for every origin: `permitted` is what preflights get, by asks."""
    return [
        row
        for origin in (PAGE, ATTACKER, "null")
        for row in [
            Row(scenario, READS, origin, 200, allow(origin) | ORIGIN),
            *(
                Row(scenario, ASKS, origin, 200, allow(origin) | ORIGIN | headers, asks)
                for asks, headers in permitted.items()
            ),
        ]
    ]


def serving(scenario: str, *paths: str) -> list[Row]:
    """Return the rows of files without CORS, and of the same ones with CORS()."""
    with_cors = f"{scenario}_and_cors"
    return [
        Row(scenario, READS, PAGE, 200, {}),
        Row(scenario, ASKS, PAGE, 200, {}, PUTS_JSON),
        *(Row(scenario, path, origin, 200, {}) for path in paths for origin in (PAGE, None)),
        *(Row(with_cors, path, PAGE, 200, allow(PAGE) | ORIGIN) for path in paths),
        *(Row(with_cors, path, None, 200, EVERYBODY) for path in paths),
        *reflecting(with_cors, {PUTS_JSON: MAY_PUT}),
    ]


ROWS = [
    *reflecting("preflight_get_only", {PUTS_JSON: {}, "GET content-type": MAY_GET}),
    *reflecting("preflight_no_json", {
        PUTS_JSON: METHODS,
        "PUT x-requested-with": METHODS | {"Access-Control-Allow-Headers": "x-requested-with"},
    }),
    Row("preflight_only", READS, PAGE, 200, {}),
    Row("preflight_only", ASKS, PAGE, 200, EVERYBODY | MAY_PUT_BY_HAND, PUTS_JSON),
    Row("preflight_and_answer", READS, PAGE, 200, EVERYBODY),
    Row("preflight_and_answer", READS, None, 200, EVERYBODY),
    Row("preflight_and_answer", ASKS, PAGE, 200, EVERYBODY | MAY_PUT_BY_HAND, PUTS_JSON),
    # flask-cors treats small letters as capitals; the browser doesn't.
    *reflecting("patch_note", {"PATCH content-type": MAY_PUT, "patch content-type": MAY_PUT}),
    *serving("with_a_logo", "GET /logo.svg", "GET /settings.js"),
    *serving("events", "GET /events"),
    *reflecting("timing_not_allowed", {PUTS_JSON: MAY_PUT}),
    *reflecting("timing_allowed", {PUTS_JSON: MAY_PUT}),
    Row("timing_alone", READS, PAGE, 200, {}),
    Row("timing_alone", ASKS, PAGE, 200, {}, PUTS_JSON),
]  # fmt: skip


def test_scenarios_answer_exactly() -> None:
    assert wrong(ROWS) == {}


def test_patch_changes_the_note() -> None:
    client = client_of("patch_note")

    client.patch("/notes/1", json={"text": "Buy bread"})

    assert client.get("/notes").get_json()[0]["text"] == "Buy bread"


def test_answers_say_who_may_time_them() -> None:
    scenarios = ("timing_not_allowed", "timing_allowed", "timing_alone")
    answers = [client_of(name).get("/notes", headers={"Origin": PAGE}) for name in scenarios]

    allowed = [answer.headers.get("Timing-Allow-Origin") for answer in answers]
    assert allowed == [None, "*", "*"]
