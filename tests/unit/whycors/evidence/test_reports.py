"""Reports from the field, sixteen of them: what people brought, and the right answer.

The inputs are restated, with invented hosts and names: `a` are console lines or a terminal's
transcript, `b` cases. A report's own app is not among them.
"""

import json
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from backend.whycors.evidence.diagnosis import diagnose
from backend.whycors.words.catalogues import LANGUAGES

REPORTS = Path(__file__).parent / "reports"


class Answer(NamedTuple):
    """The cause; what stands in the fixes, in sentences or code; and what must stand nowhere."""

    cause: str
    fixed_by: tuple[str, ...]
    never: tuple[str, ...] = ()


#: What lets a page in that nobody asked for, or hides what is wrong.
NEVER = ("origins='*'", "CORS(app, origins=['*']", "'null'", "mode: 'no-cors'\n", "localhost:8000")
ANY_CORS_CALL = ("CORS(app, origins",)

ANSWERS = {
    "R01a": Answer(
        "missing-allow-origin-header",
        ("CORS(app, origins=['http://localhost:9001'])", "`resources`", "`/bi/token/`"),
    ),
    "R02a": Answer(
        "another-pages-origin",
        ("'https://a.example.com', 'https://b.example.com'", "Vary: Origin"),
        ("origins=['https://b.example.com'])",),
    ),
    "R04a": Answer(
        "preflight-missing-allow-origin-header",
        ("CORS(app, origins=['http://localhost:4200'])", "OPTIONS"),
    ),
    "R06a": Answer(
        "third-party-cookie",
        ("SESSION_COOKIE_PARTITIONED=True", "SameSite=None; Secure"),
        ANY_CORS_CALL,
    ),
    "R06b": Answer(
        "third-party-cookie",
        ("SESSION_COOKIE_PARTITIONED=True", "SameSite=None; Secure"),
        ANY_CORS_CALL,
    ),
    "R07b": Answer(
        "secure-cookie-over-http",
        ("https", "SESSION_COOKIE_SECURE=False, SESSION_COOKIE_SAMESITE='Lax'"),
        ("SameSite=None", *ANY_CORS_CALL),
    ),
    "R08a1": Answer(
        "header-not-readable",
        ("expose_headers=['Authorization']", "withCredentials"),
        ("supports_credentials", *ANY_CORS_CALL),
    ),
    "R08a2": Answer(
        "invalid-allow-credentials",
        ("withCredentials", "origins=['http://127.0.0.1:5000'], supports_credentials=True"),
    ),
    "R08b": Answer(
        "header-not-exposed",
        ("expose_headers=['Authorization']", "withCredentials"),
        ("supports_credentials", *ANY_CORS_CALL),
    ),
    "R09a1": Answer("blocked-by-orb", (), (*ANY_CORS_CALL, "Access-Control-Allow-Origin:")),
    "R09a2": Answer("blocked-by-orb", (), ANY_CORS_CALL),
    "R10a": Answer("route-lacks-method", ("methods=['GET', 'PUT']",), ANY_CORS_CALL),
    "R11a": Answer("no-port", ("http://127.0.0.1:5000/api/v1/test",), ANY_CORS_CALL),
    "R12a1": Answer("no-answer-by-https", ("https://cam.example.com:8444/rooms",), ANY_CORS_CALL),
    "R12a2": Answer("certificate-invalid", ("https://cam.example.com:8444/rooms",), ANY_CORS_CALL),
    "R14a": Answer("own-scheme", ("CORS(app, origins=['tauri://localhost'])",)),
    "R14b": Answer("own-scheme-mismatch", ("CORS(app, origins=['tauri://localhost'])",)),
    "R16a": Answer(
        "local-network-access-permission-denied", ("allow_private_network",), ANY_CORS_CALL
    ),
    "R16b": Answer(
        "local-network-access-permission-denied", ("allow_private_network",), ANY_CORS_CALL
    ),
    "R17a": Answer(
        "local-network-access-permission-denied", ("allow_private_network",), ANY_CORS_CALL
    ),
    "R18a": Answer(
        "login-page", ("https://app.example.org/sync/sync", "opaqueredirect"), ANY_CORS_CALL
    ),
    "R18b": Answer(
        "login-page", ("https://app.example.org/sync/sync", "opaqueredirect"), ANY_CORS_CALL
    ),
    "R21a": Answer("cached-beside-star", ("send_wildcard=True", "$http_origin"), ANY_CORS_CALL),
    "R21b": Answer("cached-answer", ("send_wildcard=True", "$http_origin"), ANY_CORS_CALL),
    "R23a": Answer("missing-allow-origin-header", ("`null`", "`postMessage()`", "YOUR-PAGE")),
}


def given(report: str) -> str:
    (path,) = REPORTS.glob(f"{report}.*")
    return path.read_text(encoding="utf-8")


def diagnosed(report: str, language: str = "en") -> dict[str, Any]:
    """Return the first diagnosis: R14's second case is the first one, mended."""
    first: dict[str, Any] = diagnose(given(report), language)["diagnoses"][0]
    return first


def what_to_do(diagnosis: dict[str, Any]) -> str:
    steps = [*diagnosis["fixes"], *diagnosis["stacks"]]
    return "\n".join(text for step in steps for text in step.values() if isinstance(text, str))


def test_every_report_has_its_answer() -> None:
    assert {path.stem for path in REPORTS.iterdir()} == set(ANSWERS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("report", ANSWERS)
def test_report_gets_the_right_answer(report: str, language: str) -> None:
    answer, diagnosis = ANSWERS[report], diagnosed(report, language)

    assert diagnosis["cause"] == answer.cause
    to_do = what_to_do(diagnosis)
    assert [words for words in answer.fixed_by if words not in to_do] == []


@pytest.mark.parametrize("report", ANSWERS)
def test_nothing_is_said_that_would_harm(report: str) -> None:
    whole = json.dumps(diagnose(given(report), "en"), ensure_ascii=False)

    assert [words for words in (*ANSWERS[report].never, *NEVER) if words in whole] == []


def test_mended_case_is_let_be() -> None:
    _, mended = diagnose(given("R14b"), "en")["diagnoses"]

    assert (mended["cause"], mended["fixes"]) == ("readable", [])
