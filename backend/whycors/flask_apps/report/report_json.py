"""What a check found, as JSON for programs: check.schema.json describes it."""

import json
from pathlib import Path
from typing import Any

from ..access.groups import AccessRow, RouteGroup
from ..model import Finding
from ..source.source_names import shown_file
from .baseline import Compared
from .finding_words import finding_advice, finding_sentence, lesson_link
from .results import Checked
from .untold import untold_text
from .witness_words import told_witness

CHECK_SCHEMA = Path(__file__).with_name("check.schema.json")
_VERSION = 1


def check_as_json(checked: Checked, compared: Compared, language: str) -> str:
    """Return the report as one JSON object; sentences are in `language`, names are not."""
    found = [(finding, False) for finding in compared.new]
    found += [(finding, True) for finding in compared.known]
    report = {
        "version": _VERSION,
        "app": checked.app,
        "pages": list(checked.pages),
        "routes": checked.routes,
        "requests": checked.requests,
        "views_run": checked.options.run_views,
        "seconds": round(checked.seconds, 3),
        "access": [_group(group) for group in checked.groups],
        "findings": [_finding(finding, known, language) for finding, known in found],
        "untold": [
            {"what": untold_text(what, language), "routes": list(routes)}
            for what, routes in checked.untold
        ],
        "gone": [entry._asdict() for entry in compared.gone],
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def _group(group: RouteGroup) -> dict[str, Any]:
    routes = [
        {"rule": entry.route.rule, "path": entry.route.path, "methods": list(entry.methods)}
        for entry in group.routes
    ]
    return {"routes": routes, "rows": [_row(row) for row in group.rows]}


def _row(row: AccessRow) -> dict[str, Any]:
    lines = [
        {
            "forms": list(line.forms),
            "without_cookies": line.without_cookies._asdict(),
            "with_cookies": line.with_cookies._asdict(),
        }
        for line in row.lines
    ]
    askers = [{"kind": asker.kind, "origin": asker.origin} for asker in row.askers]
    return {"who": list(row.who), "askers": askers, "lines": lines}


def _finding(finding: Finding, is_known: bool, language: str) -> dict[str, Any]:
    name, path = lesson_link(finding, language)
    place, diff = finding.place, finding.diff
    return {
        "id": finding.id,
        "level": finding.level,
        "subject": finding.subject,
        "in_baseline": is_known,
        "sentence": finding_sentence(finding, language),
        "advice": finding_advice(finding, language),
        "values": dict(finding.values),
        "routes": list(finding.routes),
        "witness": _witness(finding, language),
        "place": {"file": shown_file(place.file), "line": place.line} if place else None,
        "diff": {"file": shown_file(diff.file), "text": diff.text} if diff else None,
        "lesson": {"name": name, "path": path},
    }


def _witness(finding: Finding, language: str) -> dict[str, Any] | None:
    if finding.witness is None:
        return None
    told = told_witness(finding.witness, language)
    return {
        "case": dict(finding.witness.case),
        "command": finding.witness.command,
        "call": told.call,
        "comes": list(told.comes),
    }
