"""Which pieces are taken to speak of one failure, and what is known of its request from where."""

import json

from backend.whycors.evidence.gathering import MAX_INCIDENTS, incidents
from backend.whycors.evidence.incident import Fact, FactName, Incident
from backend.whycors.evidence.model import Evidence, Place, Seen, SeenAnswer
from backend.whycors.evidence.reading import read_evidence
from tests.unit.whycors.evidence.pastes import (
    API,
    FIREFOX_MISSING,
    MISSING,
    PAGE,
    PREFLIGHT_MISSING,
    curl,
    curl_preflight,
)

OTHER = PREFLIGHT_MISSING.replace("/notes", "/users")
CASE = json.dumps(
    {
        "id": "given",
        "page_origin": PAGE,
        "request": {"url": API},
        "responses": [{"to": "*", "url": "*", "status": 200}],
    }
)


def told_of(text: str) -> list[Incident]:
    return incidents(read_evidence(text))


def fact(incident: Incident, name: FactName) -> Fact:
    return next(fact for fact in incident.facts if fact.name == name)


def seen(url: str, status: int = 200, allowed: str | None = PAGE, method: str = "GET") -> Seen:
    """Return what a HAR file has of a request."""
    headers = () if allowed is None else (("Access-Control-Allow-Origin", allowed),)
    return Seen(
        place=Place("har", 1, 1),
        by="browser",
        kind="request",
        method=method,
        url=url,
        headers=(("Origin", PAGE),),
        answer=SeenAnswer(status, headers),
    )


def test_nothing_read_is_no_failure() -> None:
    assert incidents(Evidence()) == []


def test_line_preflight_and_request_of_one_url_are_one_failure() -> None:
    [incident] = told_of("\n".join([PREFLIGHT_MISSING, "", curl_preflight(), curl(method="PUT")]))

    assert [line.recognised.reason for line in incident.lines] == [
        "PreflightMissingAllowOriginHeader"
    ]
    assert [turn.kind for turn in incident.seen] == ["preflight", "request"]


def test_query_tells_no_failures_apart() -> None:
    text = "\n".join(curl(url=f"{API}?page={number}") for number in (1, 2))

    assert len(told_of(text)) == 1


def test_failures_of_several_urls_stay_apart() -> None:
    found = told_of(f"{MISSING}\n{OTHER}")

    assert [fact(each, "url").value for each in found] == [API, API.replace("notes", "users")]


def test_methods_of_a_browser_are_told_apart() -> None:
    evidence = Evidence(seen=(seen(API, 403), seen(API, 403, method="DELETE")))

    assert [fact(each, "method").value for each in incidents(evidence)] == ["GET", "DELETE"]


def test_redirect_leads_to_the_same_failure() -> None:
    moved = seen(API, 302)
    answer = SeenAnswer(302, (("Location", "/v2"), ("Access-Control-Allow-Origin", PAGE)))
    first = Seen(**{**vars(moved), "answer": answer})

    [incident] = incidents(Evidence(seen=(first, seen("https://api.example.com/v2", 200, None))))

    assert incident.case is not None
    assert [row["status"] for row in incident.case["responses"]] == [302, 200]
    assert incident.supposed == ("browser", "request.credentials")


def test_firefox_lists_a_preflight_after_its_request() -> None:
    refused = Seen(**{**vars(seen(API, method="PUT")), "answer": SeenAnswer(error="status 0")})
    asked = (("Origin", PAGE), ("Access-Control-Request-Method", "PUT"))
    preflight = Seen(
        **{**vars(seen(API, 404, method="OPTIONS")), "kind": "preflight", "headers": asked}
    )

    [incident] = incidents(Evidence(seen=(refused, preflight)))

    assert [turn.kind for turn in incident.seen] == ["preflight", "request"]


def test_line_without_url_belongs_to_what_stands_beside_it() -> None:
    [incident] = told_of(f"TypeError: Failed to fetch\n\n{curl()}")

    assert len(incident.lines) == 1
    assert len(incident.seen) == 1


def test_what_went_well_is_left_out_beside_what_failed() -> None:
    well = tuple(seen(f"https://api.example.com/{number}") for number in range(50))

    [incident] = incidents(Evidence(seen=(*well, seen(API, 200, None))))

    assert fact(incident, "url").value == API


def test_number_of_failures_is_bounded() -> None:
    failed = tuple(seen(f"https://api.example.com/{number}", 500) for number in range(50))

    assert len(incidents(Evidence(seen=failed))) == MAX_INCIDENTS


def test_what_a_line_says_comes_before_what_was_only_seen() -> None:
    found = told_of(f"{curl(url='https://api.example.com/first')}\n{MISSING}")

    assert [bool(each.lines) for each in found] == [True, False]


def test_case_takes_the_lines_about_it() -> None:
    [incident] = told_of(f"{MISSING}\n\n{CASE}")

    assert incident.case == json.loads(CASE)
    assert incident.supposed == ()
    assert len(incident.lines) == 1
    assert {fact.degree for fact in incident.facts} == {"measured"}


def test_facts_say_where_they_were_given() -> None:
    [incident] = told_of(f"{FIREFOX_MISSING}\n\n{curl()}")

    assert fact(incident, "browser") == Fact(
        "browser", "firefox", "follows", Place("console", 1, 1)
    )
    assert fact(incident, "url") == Fact("url", API, "measured", Place("console", 1, 1))
    assert fact(incident, "page_origin").place == incident.seen[0].place
    assert fact(incident, "status").value == "200"


def test_unknown_is_not_invented() -> None:
    [incident] = told_of(MISSING)

    assert fact(incident, "method") == Fact("method", None, "unknown", guess="GET")
    assert fact(incident, "credentials").value is None
    assert "request.method" in incident.supposed
    assert "responses[0].status" in incident.supposed


def test_what_curl_asked_is_a_guess_beside_a_line() -> None:
    """The browser may have asked otherwise; without a line, curl's request is all there is."""
    [beside], [alone] = (
        told_of(f"{MISSING}\n\n{curl(method='DELETE')}"),
        told_of(curl(method="DELETE")),
    )

    assert fact(beside, "method") == Fact("method", None, "unknown", guess="DELETE")
    assert fact(alone, "method").degree == "measured"


def test_answer_to_no_origin_is_not_the_browsers() -> None:
    [asked], [not_asked] = told_of(curl()), told_of(curl(asked=()))

    assert "responses[0].headers" not in asked.supposed
    assert "responses[0].headers" in not_asked.supposed


def test_cookie_across_origins_means_credentials() -> None:
    [incident] = told_of(curl(asked=(f"Origin: {PAGE}", "Cookie: a=1")))

    credentials = fact(incident, "credentials")
    assert (credentials.value, credentials.degree) == ("include", "follows")


def test_url_alone_has_a_case_with_all_else_supposed() -> None:
    [incident] = told_of(API)

    assert incident.case is not None
    assert incident.case["request"]["url"] == API
    assert "responses[0].headers" in incident.supposed


def test_guessed_page_cant_be_mistaken_for_a_real_one() -> None:
    [incident] = told_of(FIREFOX_MISSING)

    assert fact(incident, "page_origin").guess == "https://YOUR-PAGE.example"


def test_reason_that_no_algorithm_has_makes_no_case() -> None:
    [incident] = told_of(f"Tainted canvases may not be exported.\n\n{curl()}")

    assert incident.case is None
