"""What is found in what an app answers, for tests."""

from flask import Flask

from backend.whycors.flask_apps.access.askers import askers_for
from backend.whycors.flask_apps.access.cells import cells_of
from backend.whycors.flask_apps.access.pages import pages_in
from backend.whycors.flask_apps.findings.found_in_answers import find_in_answers
from backend.whycors.flask_apps.importing.loading import loaded
from backend.whycors.flask_apps.in_process.checked_app import CheckedApp
from backend.whycors.flask_apps.model import Finding
from backend.whycors.flask_apps.rules.config import cors_rules

PAGE = "https://shop.example"


def findings_in(
    app: Flask, pages: tuple[str, ...] = (), api: str = "http://localhost:5000"
) -> list[Finding]:
    """Return what is found in the answers of an app; its pages are those that it names itself."""
    rules = cors_rules(app)
    pages = pages or pages_in(rules, app)
    with CheckedApp(loaded(app), api) as checked:
        cells = cells_of(checked, askers_for(pages, checked.api))
        return list(find_in_answers(checked, rules, cells, pages))


def kinds_in(app: Flask, pages: tuple[str, ...] = ()) -> set[tuple[str, str, str]]:
    """Return the level, the id and the variant of each finding."""
    return {told(finding) for finding in findings_in(app, pages)}


def told(finding: Finding) -> tuple[str, str, str]:
    """Return the level, the id and the variant of a finding."""
    return finding.level, finding.id, finding.values.get("variant", "")


def the_finding(app: Flask, id: str, pages: tuple[str, ...] = ()) -> Finding:
    """Return the only finding of a kind in an app."""
    [finding] = [each for each in findings_in(app, pages) if each.id == id]
    return finding
