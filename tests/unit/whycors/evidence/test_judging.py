"""What failures are judged to come to, and how surely."""

import pytest

from backend.whycors.evidence.gathering import incidents
from backend.whycors.evidence.incident import Judgement
from backend.whycors.evidence.judging import judge
from backend.whycors.evidence.model import Evidence, Place, Seen, SeenAnswer
from backend.whycors.evidence.reading import read_evidence
from tests.unit.whycors.evidence.pastes import (
    API,
    FIREFOX_MISMATCH,
    FIREFOX_MISSING,
    MISSING,
    PAGE,
    PREFLIGHT_MISSING,
    curl,
    curl_preflight,
)

ALLOWS = f"Access-Control-Allow-Origin: {PAGE}"
ALLOWS_OTHER = "Access-Control-Allow-Origin: https://x.example"
LOGIN = (
    "Access to fetch at 'https://login.example.com/?next=%2Fsync' (redirected from "
    f"'{PAGE}/sync') from origin '{PAGE}' has been blocked by CORS policy: No "
    "'Access-Control-Allow-Origin' header is present on the requested resource."
)
LNA = (
    f"Access to fetch at 'http://127.0.0.1:5700/api' from origin '{PAGE}' has been blocked by CORS "
    "policy: Permission was denied for this request to access the `loopback` address space."
)
NO_SUCCESS = (
    "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at "
    "http://127.0.0.1/api. (Reason: CORS request did not succeed). Status code: (null)."
)


def judged(*pieces: str) -> Judgement:
    """Return the judgement of the only failure that the pieces tell of."""
    [incident] = incidents(read_evidence("\n\n".join(pieces)))
    return judge(incident)


@pytest.mark.parametrize(
    ("line", "reason", "at"),
    [
        (MISSING, "MissingAllowOriginHeader", "request"),
        (PREFLIGHT_MISSING, "PreflightMissingAllowOriginHeader", "preflight"),
        (LNA, "LocalNetworkAccessPermissionDenied", "before"),
        (LOGIN, "MissingAllowOriginHeader", "request"),
    ],
)
def test_what_a_line_says_is_measured(line: str, reason: str, at: str) -> None:
    judgement = judged(line)

    assert judgement.degree == "measured"
    assert (judgement.outcome, judgement.reason, judgement.at) == ("network-error", reason, at)


@pytest.mark.parametrize("line", [MISSING, PREFLIGHT_MISSING, LNA, LOGIN, FIREFOX_MISSING])
def test_case_of_a_line_comes_to_what_the_line_says(line: str) -> None:
    judgement = judged(line)

    assert judgement.played is not None
    failure = judgement.played.outcome.failure
    assert failure is not None
    assert failure.reason.removeprefix("Preflight") == str(judgement.reason).removeprefix(
        "Preflight"
    )


def test_firefox_does_not_tell_a_preflight_from_a_request() -> None:
    judgement = judged(FIREFOX_MISSING)

    assert judgement.degree == "measured"
    assert (judgement.reason, judgement.at) == ("MissingAllowOriginHeader", None)


def test_value_in_a_line_narrows_its_reasons_down() -> None:
    judgement = judged(FIREFOX_MISMATCH)

    assert (judgement.degree, judgement.reason) == ("follows", "AllowOriginMismatch")


def test_line_with_several_reasons_leaves_it_open() -> None:
    judgement = judged(NO_SUCCESS)

    assert (judgement.degree, judgement.reason) == ("unknown", "CORSDidNotSucceed")
    assert judgement.may_also_be[0] == "ConnectionRefused"
    assert judgement.depends_on == ("status",)


def test_line_of_no_algorithms_passes_through() -> None:
    judgement = judged("Tainted canvases may not be exported.")

    assert judgement == Judgement("measured", None, "TaintedCanvas", None)


def test_failed_to_fetch_says_only_that_it_failed() -> None:
    judgement = judged("TypeError: Failed to fetch")

    assert (judgement.degree, judgement.outcome) == ("unknown", "network-error")
    assert judgement.reason == "NoReasonGiven"


def test_answer_of_curls_follows_where_it_asked_as_the_page() -> None:
    judgement = judged(curl())

    assert judgement.degree == "follows"
    assert (judgement.reason, judgement.at) == ("MissingAllowOriginHeader", "request")


def test_answer_of_curls_says_little_without_origin() -> None:
    judgement = judged(curl(asked=()))

    assert (judgement.degree, judgement.outcome, judgement.reason) == ("unknown", None, None)
    assert "headers" in judgement.depends_on


def test_credentials_decide_where_nobody_told_them() -> None:
    judgement = judged(curl("Access-Control-Allow-Origin: *"))

    assert (judgement.degree, judgement.depends_on) == ("unknown", ("credentials",))


def test_answer_that_helps_with_credentials_or_without_follows() -> None:
    judgement = judged(curl(ALLOWS, "Access-Control-Allow-Credentials: true"))

    assert (judgement.degree, judgement.outcome) == ("follows", "readable")


def test_browser_decides_where_browsers_differ() -> None:
    """By the standard `*` does not cover Authorization."""
    asked = (
        f"Origin: {PAGE}",
        "Access-Control-Request-Method: GET",
        "Access-Control-Request-Headers: authorization",
    )
    headers = ("Access-Control-Allow-Origin: *", "Access-Control-Allow-Headers: *")

    judgement = judged(curl(*headers, method="OPTIONS", asked=asked))

    assert (judgement.degree, judgement.outcome) == ("unknown", None)
    assert {"browser", "credentials"} <= set(judgement.depends_on)


def test_refused_preflight_follows_whatever_the_request_gets() -> None:
    judgement = judged(curl_preflight())

    assert judgement.degree == "follows"
    assert (judgement.reason, judgement.at) == ("PreflightMissingAllowOriginHeader", "preflight")


def test_preflight_that_passes_leaves_the_request_open() -> None:
    allowed = (
        ALLOWS,
        "Access-Control-Allow-Credentials: true",
        "Access-Control-Allow-Methods: PUT",
    )

    judgement = judged(curl_preflight(*allowed))

    assert judgement.degree == "unknown"
    assert {"status", "headers"} <= set(judgement.depends_on)


def test_line_and_answer_that_agree_contradict_nothing() -> None:
    assert judged(MISSING, curl()).disagreement is None


def test_line_that_refused_and_answer_that_allows_is_a_contradiction() -> None:
    judgement = judged(MISSING, curl(ALLOWS))

    assert (judgement.degree, judgement.reason) == ("measured", "MissingAllowOriginHeader")
    assert judgement.disagreement == "line-refused-answer-allows"


def test_line_and_answer_that_refuse_differently_is_a_contradiction() -> None:
    assert judged(MISSING, curl(ALLOWS_OTHER)).disagreement == "line-and-answer-differ"


def test_answer_to_no_origin_contradicts_no_line() -> None:
    assert judged(FIREFOX_MISMATCH, curl(asked=())).disagreement is None


def test_answer_to_get_contradicts_no_refused_preflight() -> None:
    judgement = judged(PREFLIGHT_MISSING, curl(ALLOWS))

    assert (judgement.at, judgement.disagreement) == ("preflight", None)


def test_two_answers_to_one_request_may_differ() -> None:
    """As when a cache keeps the answer to a request that had no Origin."""
    judgement = judged(curl(url=f"{API}?a"), curl(ALLOWS, url=f"{API}?b"))

    assert judgement.disagreement == "answers-differ"
    assert judgement.reason == "MissingAllowOriginHeader"


def test_status_alone_says_nothing_of_cors() -> None:
    judgement = judged("api.js:41 PUT http://localhost:5000/measures 405 (METHOD NOT ALLOWED)")

    assert (judgement.degree, judgement.reason) == ("measured", "HttpStatus")
    assert judgement.outcome is None
    assert judgement.played is not None
    assert judgement.played.outcome.status == 405


def test_url_alone_leaves_everything_open() -> None:
    judgement = judged(API)

    assert (judgement.degree, judgement.outcome, judgement.reason) == ("unknown", None, None)


SAFARI = (
    f"[Error] Origin {PAGE} is not allowed by Access-Control-Allow-Origin. Status code: 200\n"
    f"[Error] Fetch API cannot load {API} due to access control checks."
)


def test_safaris_line_leaves_open_what_is_wrong_with_the_header() -> None:
    judgement = judged(SAFARI)

    assert (judgement.degree, judgement.reason) == ("unknown", "OriginNotAllowed")
    assert {"MissingAllowOriginHeader", "AllowOriginMismatch"} <= set(judgement.may_also_be)


def test_answer_that_the_browser_got_says_which_it_is() -> None:
    headers = (("Access-Control-Allow-Origin", "https://x.example"),)
    answered = Seen(
        place=Place("har", 1, 1),
        by="browser",
        kind="request",
        method="GET",
        url=API,
        headers=(("Origin", PAGE),),
        answer=SeenAnswer(200, headers),
    )
    evidence = Evidence(lines=read_evidence(SAFARI).lines, seen=(answered,))

    [judgement] = [judge(incident) for incident in incidents(evidence)]

    assert (judgement.degree, judgement.reason) == ("follows", "AllowOriginMismatch")
