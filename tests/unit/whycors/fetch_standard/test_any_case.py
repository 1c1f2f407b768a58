"""Every case that follows the schema has an outcome: no input makes the engine raise."""

import json
from typing import Any, get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from backend.whycors.cases.case import BadCase, parse_case, run_case
from backend.whycors.cases.outcome_json import outcome_as_json
from backend.whycors.fetch_standard.model import BodyType
from backend.whycors.fetch_standard.reasons import CORS_REASONS, REASONS

PAGE, API = "http://localhost:8000", "http://localhost:5001"
NUMBERS = st.sampled_from(["0", "9" * 5000, "-1", "1e9"])
#: Any text, surrogates too: JSON can hold them.
TEXT = st.text(st.characters(), max_size=12)
ORIGINS = st.sampled_from([PAGE, "null", "https://app.example", "file:///x"]) | TEXT
URLS = (
    st.sampled_from(
        [
            API,
            PAGE,
            f"{API}/a#b",
            "http://u:p@localhost:5001/",
            "http://localhost:6000",
            "http://[",
            "/x",
            "data:,x",
            "data:;base64,=",
            "about:blank",
            f"blob:{PAGE}/x",
            "file:///",
            "ws://x",
        ]
    )
    | TEXT
)
NAMES = (
    st.sampled_from(
        [
            "Access-Control-Allow-Origin",
            "Access-Control-Allow-Credentials",
            "Access-Control-Allow-Methods",
            "Access-Control-Allow-Headers",
            "Access-Control-Max-Age",
            "Access-Control-Expose-Headers",
            "Cross-Origin-Resource-Policy",
            "Referrer-Policy",
            "Location",
            "Range",
            "Content-Type",
            "Accept",
            "X-HTTP-Method",
            "Authorization",
        ]
    )
    | TEXT
)
VALUES = NUMBERS | URLS | st.sampled_from(["*", "true", "text/plain", "bytes=0-", "same-origin"])
HEADERS = st.lists(st.tuples(NAMES, VALUES | TEXT), max_size=4)
BODIES = st.none() | st.fixed_dictionaries(
    {"type": st.sampled_from(get_args(BodyType))}, optional={"mime": TEXT}
)
REQUESTS = st.fixed_dictionaries(
    {"url": URLS},
    optional={
        "api": st.sampled_from(["fetch", "xhr"]),
        "method": st.sampled_from(["PUT", "POST", "patch", "TRACE"]) | TEXT,
        "headers": HEADERS,
        "mode": st.sampled_from(["cors", "no-cors", "same-origin"]),
        "credentials": st.sampled_from(["omit", "same-origin", "include"]),
        "redirect": st.sampled_from(["follow", "error", "manual"]),
        "referrer_policy": st.sampled_from(["", "no-referrer", "same-origin", "strict-origin"]),
        "body": BODIES,
        "upload_listener": st.booleans(),
        "address_space": st.sampled_from(["public", "local", "loopback"]),
        "local_network_access": st.booleans(),
    },
)
ANSWERS = st.fixed_dictionaries(
    {
        "to": st.sampled_from(["preflight", "request", "*"]),
        "url": st.just("*") | URLS,
        "status": st.sampled_from([200, 200.0, 301, 303, 307]) | st.integers(100, 999),
    },
    optional={"headers": HEADERS},
)
FAILURES = st.fixed_dictionaries(
    {"to": st.just("*"), "url": URLS, "error": st.sampled_from(["refused", "dns", "dropped"])}
)
CASES = st.fixed_dictionaries(
    {
        "id": TEXT,
        "page_origin": ORIGINS,
        "browser": st.sampled_from(["standard", "chromium", "firefox", "safari"]),
        "before": st.lists(REQUESTS, max_size=2),
        "request": REQUESTS,
        "responses": st.lists(ANSWERS | FAILURES, min_size=1, max_size=4),
    }
)


@settings(max_examples=300, derandomize=True, database=None, deadline=None)
@given(CASES)
def test_any_case_has_a_whole_outcome(data: dict[str, Any]) -> None:
    try:
        case = parse_case(json.dumps(data))
    except BadCase as error:
        assert str(error).startswith("$.page_origin")
        return

    said = outcome_as_json(case.id, case.request, run_case(case))

    failed = said["outcome"] == "network-error"
    assert failed == (said["reason"] in REASONS) == (said["failed_step"] is not None)
    assert said["is_cors_error"] == (said["reason"] in CORS_REASONS)
    assert failed or said["console"] == dict.fromkeys(["chromium", "firefox", "safari"])
    assert said["server_executed"] == any(kind == "request" for kind, _, _ in said["requests"])
    assert not {"set-cookie", "set-cookie2"} & set(said["readable_headers"])
    assert (said["status"] is None) == failed
