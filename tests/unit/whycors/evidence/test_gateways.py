"""Who stands before an app, or in the place of one, is told by what is only his."""

import pytest

from backend.whycors.evidence.diagnosis import Json, diagnose

PAGE, API = "https://example.com", "https://api.example.com/a"
REFUSED = (
    f"Access to fetch at '{API}' from origin '{PAGE}' has been blocked by CORS policy: No "
    "'Access-Control-Allow-Origin' header is present on the requested resource.\n"
)


def answered(status: int, *lines: str) -> Json:
    """Return the diagnosis of an answer that curl got."""
    head = "\n".join((f"$ curl -i -H 'Origin: {PAGE}' {API}", f"HTTP/1.1 {status}", *lines))
    diagnoses: list[Json] = diagnose(f"{head}\n", "en")["diagnoses"]
    (diagnosis,) = diagnoses
    return diagnosis


@pytest.mark.parametrize(
    ("status", "lines", "cause"),
    [
        (413, ["Server: nginx/1.24.0", "Content-Type: text/html"], "too-large"),
        (
            429,
            ["Server: cloudflare", "Content-Type: text/html", "Retry-After: 9"],
            "too-many-requests",
        ),
        (403, ["Server: cloudflare", "cf-mitigated: challenge"], "bot-check"),
        (403, ["x-amzn-errortype: MissingAuthenticationTokenException"], "gateway-refused"),
        (500, ["x-amzn-errortype: InternalServerErrorException"], "proxy-error"),
        (403, ["Server: AmazonS3", "Content-Type: application/xml"], "store-refused"),
        (200, ["Server: AmazonS3", "Content-Type: image/png"], "store-without-rule"),
        (200, ["Server: AmazonS3", "Age: 7", "X-Cache: Hit from cloudfront"], "cached-answer"),
        (404, ["Server: nginx/1.24.0", "Content-Type: text/html"], "web-server-error"),
    ],
)
def test_who_answered_is_told_by_his_own_signs(status: int, lines: list[str], cause: str) -> None:
    diagnosis = answered(status, *lines)

    assert diagnosis["cause"] == cause
    # None of them is mended by code of the app's.
    assert diagnosis["stacks"] == []


def test_limit_in_a_console_line_is_no_missing_header() -> None:
    companion = f"GET {API} net::ERR_FAILED 429 (Too Many Requests)"
    (diagnosis,) = diagnose(REFUSED + companion, "en")["diagnoses"]

    assert diagnosis["cause"] == "too-many-requests"


def test_rule_for_a_bucket_lets_in_this_page_alone() -> None:
    rule = answered(200, "Server: AmazonS3")["fixes"][0]["code"]

    assert rule == f'[{{"AllowedOrigins": ["{PAGE}"], "AllowedMethods": ["GET"]}}]'


def test_empty_answer_is_no_page_in_place_of_data() -> None:
    # As Flask answers OPTIONS by itself.
    answer = answered(200, "Content-Type: text/html; charset=utf-8", "Content-Length: 0")

    assert answer["cause"] == "missing-allow-origin-header"
