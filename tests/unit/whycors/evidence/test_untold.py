"""Where a part was not given, nothing is claimed of it; and what follows without it is said."""

import pytest

from backend.whycors.evidence.diagnosis import Json, diagnose

PAGE, API = "https://example.com", "https://api.example.net/login"
LOGIN = (
    f"$ curl -i -X POST {API} -H 'Origin: {PAGE}' -H 'Content-Type: application/json' -d '{{}}'\n"
)


def diagnosed(text: str, language: str = "en") -> Json:
    diagnoses: list[Json] = diagnose(text, language)["diagnoses"]
    (diagnosis,) = diagnoses
    return diagnosis


@pytest.mark.parametrize("language", ["en", "zh"])
def test_answer_that_allows_the_page_leaves_its_preflight_open(language: str) -> None:
    allowed = f"HTTP/1.1 200 OK\nAccess-Control-Allow-Origin: {PAGE}\nContent-Type: text/html\n"
    diagnosis = diagnosed(LOGIN + allowed, language)

    assert (diagnosis["cause"], diagnosis["degree"]) == ("preflight-untold", "unknown")
    # No header is called missing that nobody looked at.
    assert (diagnosis["fixes"], diagnosis["stacks"]) == ([], [])
    assert "-X OPTIONS" in diagnosis["next"][0]["command"]


def test_wildcard_leaves_it_open_too_unless_credentials_are_sent() -> None:
    allowed = "HTTP/1.1 200 OK\nAccess-Control-Allow-Origin: *\nContent-Type: text/html\n"
    with_cookie = LOGIN.replace(" -d", " -H 'Cookie: a=b' -d")

    assert diagnosed(LOGIN + allowed)["cause"] == "preflight-untold"
    assert diagnosed(with_cookie + allowed)["cause"] != "preflight-untold"


@pytest.mark.parametrize(
    ("value", "origin"),
    [
        ("https://example.com/", "https://example.com"),
        ("https://example.com/page", "https://example.com"),
        ("https://example.com:443", "https://example.com"),
        ("https://EXAMPLE.com", "https://example.com"),
        ("http://localhost:3000/", "http://localhost:3000"),
    ],
)
def test_what_is_no_origin_lets_nobody_in_whoever_asked(value: str, origin: str) -> None:
    diagnosis = diagnosed(f"HTTP/1.1 200 OK\nVary: Origin\nAccess-Control-Allow-Origin: {value}\n")

    assert (diagnosis["cause"], diagnosis["degree"]) == ("allow-origin-of-no-page", "follows")
    assert diagnosis["fixes"][0]["code"] == f"CORS(app, origins=['{origin}'])"
    assert diagnosis["open"] == []


@pytest.mark.parametrize("value", ["https://example.com", "null", "tauri://localhost", "*"])
def test_what_may_be_the_pages_origin_stays_open(value: str) -> None:
    diagnosis = diagnosed(f"HTTP/1.1 200 OK\nVary: Origin\nAccess-Control-Allow-Origin: {value}\n")

    assert diagnosis["cause"] != "allow-origin-of-no-page"


@pytest.mark.parametrize("options", ["{mode: 'no-cors'}", '{"mode": "no-cors"}'])
def test_call_without_cors_reads_nothing_whatever_comes(options: str) -> None:
    diagnosis = diagnosed(f"fetch('{API}', {options})")

    assert diagnosis["cause"] == "opaque-response"
    assert [fact["value"] for fact in diagnosis["facts"] if fact["name"] == "mode"] == ["no-cors"]


def test_another_line_tells_apart_what_firefox_has_one_line_for() -> None:
    diagnosis = diagnosed(
        "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote "
        "resource at https://192.168.1.40:5001/a. (Reason: CORS request did not succeed). Status "
        "code: (null).\nGET https://192.168.1.40:5001/a\nError: SEC_ERROR_UNKNOWN_ISSUER"
    )

    assert diagnosis["cause"] == "certificate-invalid"
