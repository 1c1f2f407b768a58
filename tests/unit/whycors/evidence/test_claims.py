"""What a diagnosis claims, it was given: no placeholder, guess or answer that never came."""

import json
from pathlib import Path

import pytest

from backend.whycors.evidence.diagnosis import Json, diagnose

REPORTS = Path(__file__).with_name("reports")
PAGE, API = "https://example.com", "https://api.example.com/a"
ASKED_FOR_A_HEADER = (
    f"$ curl -i -X OPTIONS {API} -H 'Origin: {PAGE}' -H 'Access-Control-Request-Method: PUT' "
    "-H 'Access-Control-Request-Headers: authorization'\nHTTP/1.1 204 No Content\n"
    f"Access-Control-Allow-Origin: {PAGE}\nAccess-Control-Allow-Methods: PUT\n"
)


def diagnosed(text: str, language: str = "en") -> Json:
    first: Json = diagnose(text, language)["diagnoses"][0]
    return first


def report(name: str, language: str = "en") -> Json:
    (path,) = REPORTS.glob(f"{name}.*")
    return diagnosed(path.read_text(encoding="utf-8"), language)


def values(diagnosis: Json) -> dict[str, str | None]:
    return {fact["name"]: fact["value"] for fact in diagnosis["facts"]}


def test_header_that_only_a_preflight_names_has_no_value() -> None:
    diagnosis = diagnosed(ASKED_FOR_A_HEADER)

    assert values(diagnosis)["request_headers"] == "authorization"
    for part in ("facts", "next", "story"):
        assert "(...)" not in json.dumps(diagnosis[part]["calls" if part == "story" else slice(9)])
    assert any(
        "Request-Headers: authorization" in str(step["command"]) for step in diagnosis["next"]
    )


def test_no_guess_is_a_placeholder_of_a_header() -> None:
    assert "YOUR-HEADER" not in json.dumps(report("R04a")["facts"])


@pytest.mark.parametrize("name", ["R08b", "R14b", "R16a", "R16b", "R17a", "R18b", "R21a"])
def test_nothing_is_said_of_a_preflight_where_none_was_made(name: str) -> None:
    assert not {"preflight_status", "preflight_headers"} & set(values(report(name)))


def test_redirect_within_an_origin_is_drawn_without_a_permission() -> None:
    first, _ = report("R18a")["story"]["record"]["exchanges"]

    assert [name for name, _ in first["response"]["headers"]] == ["Location"]


def test_status_in_a_line_was_told_whichever_answer_had_it() -> None:
    diagnosis = report("R14a")

    assert values(diagnosis)["status"] == "200"
    assert "exchange 0 response status" not in diagnosis["unknown"]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_names_of_one_machine_are_no_matter_to_an_app_of_its_own_scheme(language: str) -> None:
    assert not any("`localhost`" in each for each in report("R14a", language)["sentences"])


def test_line_on_a_hidden_header_does_not_say_that_it_came() -> None:
    diagnosis = report("R08a1")

    assert "arrived" not in diagnosis["title"] and "came" not in diagnosis["sentences"][0]
    assert "at all" in diagnosis["open"][0]["sentence"]


def test_set_cookie_is_not_to_be_exposed() -> None:
    diagnosis = diagnosed('Refused to get unsafe header "Set-Cookie"')

    assert "Set-Cookie" in diagnosis["title"]
    assert "expose" not in json.dumps([diagnosis["fixes"], diagnosis["stacks"]])


def test_likely_cache_is_not_said_to_be_certain() -> None:
    diagnosis = report("R21a")

    assert "most likely" in diagnosis["title"]
    assert diagnosis["degree"] == "unknown"


@pytest.mark.parametrize(("language", "words"), [("en", "Or "), ("zh", "或者")])
def test_first_fix_is_no_alternative_to_another(language: str, words: str) -> None:
    first = {
        path.stem: report(path.stem, language)["fixes"][:1] for path in sorted(REPORTS.iterdir())
    }

    assert [
        name for name, fix in first.items() if fix and fix[0]["sentence"].startswith(words)
    ] == []


def test_mismatch_is_asked_about_once_as_each_page() -> None:
    commands = [step["command"] for step in report("R02a")["next"]]

    assert [command for command in commands if "Origin: https://a.example.com" in command]
    assert [command for command in commands if "Origin: https://b.example.com" in command]
