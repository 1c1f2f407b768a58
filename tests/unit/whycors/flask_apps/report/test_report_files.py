"""The report as JSON, SARIF and Markdown."""

import difflib
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from backend.whycors.cases.case import read_case
from backend.whycors.cases.schema import Schema
from backend.whycors.flask_apps.model import Diff, SourceLine
from backend.whycors.flask_apps.report.baseline import Accepted, compared
from backend.whycors.flask_apps.report.report_json import CHECK_SCHEMA, check_as_json
from backend.whycors.flask_apps.report.report_markdown import check_as_markdown
from backend.whycors.flask_apps.report.sarif import check_as_sarif
from backend.whycors.flask_apps.report.sarif_fixes import sarif_fixes
from backend.whycors.terminal.explain import shown_case
from backend.whycors.words import LANGUAGES
from tests.unit.whycors.flask_apps.checked_shops import FINDINGS, PATTERN, checked_shop
from tests.unit.whycors.flask_apps.sarif_shape import SARIF_SHAPE

ACCEPTED = frozenset({Accepted("vary-missing", "app"), Accepted("two-layers", "gone")})
COMPARED = compared(FINDINGS, ACCEPTED)


def as_json(language: str = "en") -> dict[str, Any]:
    report: dict[str, Any] = json.loads(check_as_json(checked_shop(), COMPARED, language))
    return report


def as_sarif(language: str = "en") -> dict[str, Any]:
    log: dict[str, Any] = json.loads(check_as_sarif(checked_shop(), COMPARED, language))
    return log


def test_json_follows_its_schema() -> None:
    schema = Schema(json.loads(CHECK_SCHEMA.read_text("utf-8")))

    assert [schema.fault_in(as_json(language)) for language in LANGUAGES] == [None, None]


def test_json_has_every_finding() -> None:
    report = as_json()

    assert [(each["id"], each["in_baseline"]) for each in report["findings"]] == [
        ("pattern-open-end", False),
        ("preflight-stopped", False),
        ("any-origin-allowed", False),
        ("vary-missing", True),
    ]
    assert report["gone"] == [{"id": "two-layers", "subject": "gone"}]


def test_witness_is_a_case_that_can_be_explained() -> None:
    first, *_ = as_json()["findings"]

    told = shown_case(read_case(first["witness"]["case"]), 1, as_json=False, language="en")

    assert "Script can read the answer" in told


def test_sarif_has_the_shape_of_the_standard() -> None:
    schema = Schema(SARIF_SHAPE)

    assert [schema.fault_in(as_sarif(language)) for language in LANGUAGES] == [None, None]


def test_sarif_result_names_its_rule_and_its_line() -> None:
    (run,) = as_sarif()["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    first = run["results"][0]
    place = first["locations"][0]["physicalLocation"]

    assert [rules[result["ruleIndex"]] for result in run["results"]] == [
        result["ruleId"] for result in run["results"]
    ]
    assert (place["artifactLocation"]["uri"], place["region"]) == ("shop.py", {"startLine": 7})


def test_sarif_finding_without_a_line_is_about_the_file() -> None:
    (run,) = as_sarif()["runs"]

    assert run["results"][1]["locations"] == [
        {"physicalLocation": {"artifactLocation": {"uri": "shop.py", "uriBaseId": "%SRCROOT%"}}}
    ]


def test_sarif_suppresses_what_the_baseline_accepts() -> None:
    (run,) = as_sarif()["runs"]

    assert [result["ruleId"] for result in run["results"] if "suppressions" in result] == [
        "vary-missing"
    ]


def test_sarif_fingerprint_stays_in_every_language() -> None:
    prints = [
        [result["partialFingerprints"] for result in as_sarif(language)["runs"][0]["results"]]
        for language in LANGUAGES
    ]

    assert prints[0] == prints[1]
    assert len({json.dumps(each) for each in prints[0]}) == len(FINDINGS)


def applied(source: list[str], diff: str) -> list[str]:
    """Return the lines of a source with the replacements that a diff is in SARIF."""
    (fix,) = sarif_fixes(Diff("a.py", diff), "mend")
    lines = list(source)
    for replacement in reversed(fix["artifactChanges"][0]["replacements"]):
        region = replacement["deletedRegion"]
        text = replacement["insertedContent"]["text"]
        lines[region["startLine"] - 1 : region["endLine"] - 1] = text.splitlines()
    return lines


def test_sarif_fix_is_the_diff() -> None:
    before = ["import x", "a = 1", "b = 2", "c = 3", "d = 4"]
    after = ["import x", "import y", "a = 1", "c = 4", "c2 = 5", "d = 4", "e = 5"]
    diff = "\n".join(difflib.unified_diff(before, after, "a.py", "a.py", lineterm=""))
    bare = "\n".join(difflib.unified_diff(before, after, "a.py", "a.py", n=0, lineterm=""))

    assert applied(before, diff) == after
    assert applied(before, bare) == after


def test_markdown_closes_what_it_opens() -> None:
    text = check_as_markdown(checked_shop(), COMPARED, "en")

    assert len(re.findall("^```", text, re.M)) % 2 == 0
    assert text.count("<details>") == text.count("</details>") == len(COMPARED.new)
    assert "```diff\n--- shop.py" in text


def test_markdown_shows_a_diff_with_a_fence_in_it() -> None:
    finding = replace(PATTERN, diff=Diff("a.py", "@@ -1 +1 @@\n-```\n+x\n"))
    text = check_as_markdown(checked_shop(), compared([finding], frozenset()), "en")

    assert "````diff\n@@ -1 +1 @@\n-```\n+x\n````\n" in text


def test_sarif_names_a_file_elsewhere_by_its_url(tmp_path: Path) -> None:
    elsewhere = replace(PATTERN, place=SourceLine(str(tmp_path / "a b.py"), 1))
    told = check_as_sarif(checked_shop(), compared([elsewhere], frozenset()), "en")
    (result,) = json.loads(told)["runs"][0]["results"]

    artifact = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact == {"uri": (tmp_path / "a b.py").as_uri()}
