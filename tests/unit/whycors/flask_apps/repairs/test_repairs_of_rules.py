"""The first change to a rule that is tried is the one that its author would make."""

import pytest

from tests.unit.whycors.flask_apps.conftest import LoadWritten
from tests.unit.whycors.flask_apps.repairs.first_changes import FirstChange, first_change

CHANGES: dict[str, FirstChange] = {
    "a rule without the prefix": (
        "CORS(app, resources=r'/notes.*')\n\n@app.get('/api/notes')\ndef a():\n    return 'a'",
        ("rule-never-matches", {"pattern": "/notes.*"}, ()),
        ["-CORS(app, resources=r'/notes.*')"],
        ["+CORS(app, resources=r'/api/notes.*')"],
    ),
    "a rule for what begins alike": (
        "CORS(app, resources='/api/*')\n\n@app.get('/apikeys')\ndef a():\n    return 'a'",
        ("rule-too-wide", {"pattern": "/api/*", "meant": "/api/"}, ("/apikeys",)),
        ["-CORS(app, resources='/api/*')"],
        ["+CORS(app, resources='/api/.*')"],
    ),
    "a rule that hides another": (
        "CORS(app, resources={r'/[a-z]+.*': {}, r'/notes.*': {'origins': [FRONT_END]}})",
        ("rules-hide-each-other", {"hidden": "/notes.*", "hiding": "/[a-z]+.*"}, ()),
        ["-CORS(app, resources={r'/[a-z]+.*': {}, r'/notes.*': {'origins': [FRONT_END]}})"],
        ["+CORS(app, resources={r'/.*': {}, r'/notes.*': {'origins': [FRONT_END]}})"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CHANGES)
def test_first_change_is_the_fitting_one(load_written: LoadWritten, name: str) -> None:
    body, found, gone, come = CHANGES[name]

    assert first_change(load_written, body, found) == [*gone, *come]
