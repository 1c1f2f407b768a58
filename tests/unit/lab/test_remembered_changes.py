"""What to change is worked out once for all runs in which the same happens."""

from typing import Any

from werkzeug.test import Client

from tests.unit.in_process import WriteScenario
from tests.unit.lab.explained_calls import ASKED, change_in, story_of


def test_edited_scenario_gets_another_change(api: Client, write_scenario: WriteScenario) -> None:
    source = (
        "from flask import Flask\ndef create_app():\n    app = Flask(__name__)\n"
        "    app.add_url_rule('/notes', view_func=dict)\n"
    )
    changes: list[Any] = []
    for line in ("", "    app.config['A'] = 1\n"):
        write_scenario("example", f"{source}{line}    return app\n")
        changes.append(change_in(story_of(api, f"{len(changes):016}", "example", ASKED[0])))

    first, second = ([line for hunk in each["hunks"] for line in hunk] for each in changes)
    assert [line["number"] for line in first] != [line["number"] for line in second]
