"""What a check found, as SARIF 2.1.0: code hosts show it beside the lines it is about.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

import hashlib
import json
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from ..findings.finding_kinds import FINDING_KINDS
from ..model import Finding
from .baseline import Compared
from .finding_words import finding_advice, finding_sentence, kind_words, lesson_link
from .results import Checked
from .sarif_fixes import sarif_artifact, sarif_fixes
from .witness_words import told_witness

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
#: Its number changes when the same finding would get another fingerprint.
_FINGERPRINT = "whycorsFinding/v1"


def check_as_sarif(checked: Checked, compared: Compared, language: str) -> str:
    """Return the report as a SARIF log with one run; what the baseline accepts is suppressed."""
    ids = sorted({finding.id for finding in (*compared.new, *compared.known)})
    results = [_result(checked, finding, ids, language) for finding in compared.new]
    for finding in compared.known:
        suppressed = {"suppressions": [{"kind": "external", "status": "accepted"}]}
        results.append(_result(checked, finding, ids, language) | suppressed)
    driver = {
        "name": "whycors",
        "version": _own_version(),
        "rules": [_rule(id, language) for id in ids],
    }
    run = {
        "tool": {"driver": driver},
        "language": {"en": "en", "zh": "zh-CN"}[language],
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": True}],
        "results": results,
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(id: str, language: str) -> dict[str, Any]:
    summary, advice = kind_words(id, language)
    return {
        "id": id,
        "shortDescription": {"text": summary},
        "help": {"text": advice},
        "defaultConfiguration": {"level": FINDING_KINDS[id].levels[0]},
    }


def _result(
    checked: Checked, finding: Finding, ids: Sequence[str], language: str
) -> dict[str, Any]:
    name = f"{finding.id}\0{finding.subject}"
    result: dict[str, Any] = {
        "ruleId": finding.id,
        "ruleIndex": ids.index(finding.id),
        "level": finding.level,
        "message": {"text": _message(finding, language)},
        "partialFingerprints": {_FINGERPRINT: hashlib.sha256(name.encode()).hexdigest()},
        "properties": {"subject": finding.subject, "routes": list(finding.routes)},
    }
    location = _location(checked, finding)
    if location is not None:
        result["locations"] = [{"physicalLocation": location}]
    if finding.diff is not None:
        result["fixes"] = sarif_fixes(finding.diff, finding_advice(finding, language))
    return result


def _message(finding: Finding, language: str) -> str:
    """Return everything that a reader without the terminal's report needs, as paragraphs."""
    parts = [finding_sentence(finding, language)]
    if finding.witness:
        told = told_witness(finding.witness, language)
        parts += [f"{told.origin}: {told.call}", *told.comes, finding.witness.command]
    name, path = lesson_link(finding, language)
    return "\n".join([*parts, finding_advice(finding, language), f"{name} ({path})"])


def _location(checked: Checked, finding: Finding) -> dict[str, Any] | None:
    """Return the finding's line, or the app's file if the line isn't known."""
    if finding.place is not None:
        region = {"startLine": finding.place.line}
        return {"artifactLocation": sarif_artifact(finding.place.file), "region": region}
    if checked.file is not None:
        return {"artifactLocation": sarif_artifact(checked.file)}
    return None


def _own_version() -> str:
    try:
        return version("whycors")
    except PackageNotFoundError:  # run from a checkout
        return "0"
