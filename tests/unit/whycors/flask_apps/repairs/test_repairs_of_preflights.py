"""The first change for preflights that is tried is the one that the app's author would make."""

import pytest

from tests.unit.whycors.flask_apps.conftest import LoadWritten
from tests.unit.whycors.flask_apps.repairs.first_changes import FirstChange, first_change

CHANGES: dict[str, FirstChange] = {
    "a hook that stops preflights": (
        "CORS(app)\n\n@app.before_request\ndef guard():\n    return 'Log in.', 401",
        ("preflight-stopped", {"variant": "hook", "hook": "guard"}, ()),
        [],
        ["+    if request.method == 'OPTIONS':", "+        return None"],
    ),
    "a hook that is indented with tabs": (
        "CORS(app)\n\n@app.before_request\ndef guard():\n\treturn 'Log in.', 401",
        ("preflight-stopped", {"variant": "hook", "hook": "guard"}, ()),
        [],
        ["+\tif request.method == 'OPTIONS':", "+\t\treturn None"],
    ),
    "a redirect to the slash": (
        "CORS(app)\n\n@app.put('/list/')\ndef change():\n    return 'list'",
        ("preflight-stopped", {"variant": "slash"}, ("/list/",)),
        ["-@app.put('/list/')"],
        ["+@app.put('/list/', strict_slashes=False)"],
    ),
    "OPTIONS switched off": (
        "app.config['PROVIDE_AUTOMATIC_OPTIONS'] = False\nCORS(app)\n",
        ("preflight-stopped", {"variant": "no-options"}, ()),
        ["-app.config['PROVIDE_AUTOMATIC_OPTIONS'] = False"],
        [],
    ),
    "a view that lists OPTIONS": (
        "CORS(app)\n\n@app.route('/a', methods=['POST', 'OPTIONS'])\ndef take():\n    return 'a'",
        ("preflight-stopped", {"variant": "view"}, ("/a",)),
        ["-@app.route('/a', methods=['POST', 'OPTIONS'])"],
        ["+@app.route('/a', methods=['POST'])"],
    ),
    "a decorator that leaves OPTIONS to Flask": (
        "@app.get('/a')\n@cross_origin(automatic_options=False)\ndef a():\n    return 'a'",
        ("preflight-stopped", {"variant": "view"}, ("/a",)),
        ["-@cross_origin(automatic_options=False)"],
        ["+@cross_origin()"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CHANGES)
def test_first_change_is_the_fitting_one(load_written: LoadWritten, name: str) -> None:
    body, found, gone, come = CHANGES[name]

    assert first_change(load_written, body, found) == [*gone, *come]
