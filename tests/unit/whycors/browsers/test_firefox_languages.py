"""Firefox's lines as a real Firefox printed them in ten languages (firefox_l10n_lines.json)."""

import json
import re
from pathlib import Path

from backend.whycors.browsers.recognise import recognise
from tests.unit.offenders import offenders

MEASURED = json.loads(Path("tests/firefox_l10n_lines.json").read_text(encoding="utf-8"))["lines"]
API, PAGE = "http://api.example:8100", "http://localhost:3100"
# What is printed after the reason of the case: the request that the preflight was for came to
# nothing, and Firefox 153 calls a redirected preflight both.
SECOND = {"CORSDidNotSucceed", "PreflightInvalidStatus"}
REASONS = {
    "fetch.PreflightDisallowedRedirect.301": "PreflightDisallowedRedirect",
    "fetch.redirect.to-other-scheme": "CorsDisabledScheme",
    "fetch.DisallowedByMode.same-origin": "DisallowedByMode",
    "fetch.no-cors.corp": "BlockedByResourcePolicy",
}


def lines() -> list[tuple[str, tuple[str, str, str, bool]]]:
    """Return each line under a name, with its language, its case, and whether it is the first."""
    return [
        (f"{language} {case} {number}", (language, case, line, number == 0))
        for language, cases in MEASURED.items()
        for case, printed in cases.items()
        for number, line in enumerate(printed)
    ]


def check_recognised(row: tuple[str, str, str, bool]) -> None:
    language, case, line, is_first = row
    text = line.format(OTHER_HOST=API, PAGE=PAGE, CASE="c") if "{" in line else line

    (found,) = recognise(text)

    assert (found.browser, found.language) == ("firefox", language)
    if is_first:
        assert found.reason == REASONS.get(case, case.split(".")[1])
    else:
        assert found.reason in SECOND
    assert found.parameters["url"] in (f"{API}/c/api", "foo://bar")
    status = re.search(r"\b(200|301|404)[.。]?$", text)
    assert found.parameters.get("status") == (status[1] if status else None)


def test_lines_measured_in_ten_languages_are_recognised() -> None:
    rows = lines()

    assert len(rows) == 200
    assert offenders(rows, check_recognised) == []
