"""The apps of people who reported a failure: the check names its cause, and mends it if it can.

reports/R01c.txt and so on are those apps, restated. R10's CORS is right: its route has no PUT.
"""

from pathlib import Path

import pytest

from backend.whycors.flask_apps.checking import check
from backend.whycors.flask_apps.model import Finding
from backend.whycors.flask_apps.report.results import CheckOptions
from tests.unit.whycors.flask_apps.conftest import LoadWritten

APPS = Path(__file__).parent / "reports"

#: Each app, the pages that it is for, what is found that isn't a note or is asked for by its id,
#: and the lines that the first diff changes.
REPORTS: dict[str, tuple[tuple[str, ...], str, list[str]]] = {
    "R01": (
        ("http://localhost:18100",),
        "rule-never-matches",
        ["-        '/bi/token/'  # who am I", "+        '/bi/token/',  # who am I"],
    ),
    "R02": (
        (),
        "response-shared",
        [
            "-        return EMPTY",
            "+        return Response('', headers={'Cache-Control': "
            "'no-cache, no-store, must-revalidate'})",
        ],
    ),
    "R04": (
        ("http://localhost:4200",),
        "own-page-fails",
        [
            "+from flask_cors import CORS",
            "+    CORS(app, origins=['http://localhost:4200'])",
        ],
    ),
    "R07": ((), "cookie-needs-https", []),
    "R08": (
        (),
        "header-not-exposed",
        ["-    CORS(app)", "+    CORS(app, expose_headers=['Authorization'])"],
    ),
    "R14": (
        ("tauri://localhost",),
        "own-page-fails",
        [
            "-    CORS(app, resources={r'/api/*': {'origins': 'http://tauri.localhost', "
            "'supports_credentials': True}})",
            "+    CORS(app, resources={r'/api/*': {'origins': ['http://tauri.localhost', "
            "'tauri://localhost'], 'supports_credentials': True}})",
        ],
    ),
    "R16": (
        (),
        "option-without-effect",
        [
            "-    CORS(app, resources={r'/api/*': {'origins': 'https://chat.example.org', "
            "'allow_private_network': True}})",
            "+    CORS(app, resources={r'/api/*': {'origins': 'https://chat.example.org'}})",
        ],
    ),
}


@pytest.mark.parametrize("report", REPORTS)
def test_cause_of_a_report_is_named_and_mended(load_written: LoadWritten, report: str) -> None:
    pages, id, lines = REPORTS[report]

    found = found_in(load_written, report, pages)

    assert id in [each.id for each in found]
    changed = [changed_lines(each) for each in found if each.id == id]
    assert lines in changed


def test_dead_view_for_options_is_named_and_taken_out(load_written: LoadWritten) -> None:
    found = found_in(load_written, "R04", ("http://localhost:4200",))

    [dead] = [each for each in found if each.id == "options-unreached"]
    assert changed_lines(dead)[:3] == [
        "-    @app.route('/job', methods=['OPTIONS'])",
        "-    def options():",
        "-        response = Flask.make_response()",
    ]


def test_app_whose_cors_is_right_is_not_accused(load_written: LoadWritten) -> None:
    assert [each.id for each in found_in(load_written, "R10", ()) if each.level != "note"] == []


def found_in(load_written: LoadWritten, report: str, pages: tuple[str, ...]) -> list[Finding]:
    text = (APPS / f"{report}c.txt").read_text("utf-8")
    loaded = load_written({"reported.py": text}, "reported:create_app()")
    return list(check(loaded, CheckOptions(pages=pages)).findings)


def changed_lines(finding: Finding) -> list[str]:
    lines = finding.diff.text.splitlines()[2:] if finding.diff else []
    return [line for line in lines if line[0] in "+-"]
