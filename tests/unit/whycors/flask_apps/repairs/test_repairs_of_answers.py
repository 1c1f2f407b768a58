"""The first change of what an answer says that is tried is the one that its author would make."""

import pytest

from tests.unit.whycors.flask_apps.conftest import LoadWritten
from tests.unit.whycors.flask_apps.repairs.first_changes import HOOK, FirstChange, first_change

CHANGES: dict[str, FirstChange] = {
    "credentials in Python's spelling": (
        HOOK.replace("Origin", "Credentials").format(value="str(True)"),
        ("own-page-fails", {"variant": "credentials-value", "parameter": "True"}, ()),
        ["-    response.headers['Access-Control-Allow-Credentials'] = str(True)"],
        ["+    response.headers['Access-Control-Allow-Credentials'] = 'true'"],
    ),
    "headers for preflights only": (
        "@app.after_request\ndef add_headers(response):\n    if request.method == 'OPTIONS':\n"
        "        response.headers['Access-Control-Allow-Origin'] = '*'\n"
        "        response.headers['Access-Control-Allow-Methods'] = 'PUT'\n    return response",
        ("own-page-fails", {"variant": "preflight-only"}, ()),
        ["-        response.headers['Access-Control-Allow-Origin'] = '*'"],
        ["+    response.headers['Access-Control-Allow-Origin'] = '*'"],
    ),
    "a decorator above its route": (
        "@cross_origin()\n@app.get('/news')\ndef news():\n    return 'news'",
        ("own-page-fails", {}, ("/news",)),
        ["-@app.get('/news')"],
        ["+@app.get('/news')"],
    ),
    "headers by hand beside flask-cors": (
        "CORS(app)\n\n" + HOOK.format(value="FRONT_END"),
        ("two-layers", {"header": "Access-Control-Allow-Origin"}, ()),
        ["-    response.headers['Access-Control-Allow-Origin'] = FRONT_END"],
        [],
    ),
    "an answer by hand without Vary": (
        HOOK.format(value="FRONT_END"),
        ("vary-missing", {}, ()),
        [],
        ["+    response.vary.add('Origin')"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CHANGES)
def test_first_change_is_the_fitting_one(load_written: LoadWritten, name: str) -> None:
    body, found, gone, come = CHANGES[name]

    assert first_change(load_written, body, found) == [*gone, *come]
