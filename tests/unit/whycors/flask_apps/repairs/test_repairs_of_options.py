"""The first change to an option that is tried is the one that its author would make."""

import pytest

from backend.whycors.flask_apps.model import Finding
from backend.whycors.flask_apps.repairs.repairs import repairs
from backend.whycors.flask_apps.source.app_files import app_files
from backend.whycors.flask_apps.source.app_source import app_source
from tests.unit.whycors.flask_apps.conftest import LoadWritten
from tests.unit.whycors.flask_apps.repairs.first_changes import (
    HEAD,
    PAGE,
    FirstChange,
    first_change,
)

CHANGES: dict[str, FirstChange] = {
    "a misspelt option": (
        "CORS(app, origin=[FRONT_END])  # the front end",
        ("option-misspelt", {"option": "origin"}, ()),
        ["-CORS(app, origin=[FRONT_END])  # the front end"],
        ["+CORS(app, origins=[FRONT_END])  # the front end"],
    ),
    "a misspelt key": (
        "app.config['CORS_ORIGIN'] = [FRONT_END]\nCORS(app)",
        ("option-misspelt", {"option": "CORS_ORIGIN"}, ()),
        ["-app.config['CORS_ORIGIN'] = [FRONT_END]"],
        ["+app.config['CORS_ORIGINS'] = [FRONT_END]"],
    ),
    "methods in one string": (
        "CORS(app, methods='*')",
        ("option-without-effect", {"option": "methods"}, ()),
        ["-CORS(app, methods='*')"],
        [
            "+CORS(app, methods=['GET', 'HEAD', 'POST', 'OPTIONS', 'PUT', 'PATCH', 'DELETE'])",
        ],
    ),
    "a max_age that isn't sent": (
        "CORS(app, max_age=0)",
        ("option-without-effect", {"option": "max_age"}, ()),
        ["-CORS(app, max_age=0)"],
        ["+CORS(app, max_age='0')"],
    ),
    "headers in one string": (
        "CORS(app, allow_headers='Content-Type, X-Token')",
        ("option-without-effect", {"option": "allow_headers"}, ()),
        ["-CORS(app, allow_headers='Content-Type, X-Token')"],
        ["+CORS(app, allow_headers=['Content-Type', 'X-Token'])"],
    ),
    "a key that is set too late": (
        "CORS(app)\napp.config['CORS_ORIGINS'] = [FRONT_END]",
        ("option-without-effect", {"option": "CORS_ORIGINS"}, ()),
        ["-app.config['CORS_ORIGINS'] = [FRONT_END]"],
        ["+app.config['CORS_ORIGINS'] = [FRONT_END]"],
    ),
    "a text for a bool": (
        "app.config['CORS_SUPPORTS_CREDENTIALS'] = os.environ.get('COOKIES', 'False')\nCORS(app)",
        ("credentials-from-text", {"option": "CORS_SUPPORTS_CREDENTIALS"}, ()),
        ["-app.config['CORS_SUPPORTS_CREDENTIALS'] = os.environ.get('COOKIES', 'False')"],
        [
            "+app.config['CORS_SUPPORTS_CREDENTIALS'] = os.environ.get('COOKIES', 'False')"
            ".lower() in ('1', 'true', 'yes', 'on')"
        ],
    ),
    "a text that says no": (
        "CORS(app, supports_credentials='False')",
        ("credentials-from-text", {"option": "supports_credentials"}, ()),
        ["-CORS(app, supports_credentials='False')"],
        ["+CORS(app, supports_credentials=False)"],
    ),
    "an option that does nothing": (
        "CORS(app, resources={'/a': {'origins': FRONT_END, 'allow_private_network': True}})",
        ("option-without-effect", {"option": "allow_private_network"}, ()),
        ["-CORS(app, resources={'/a': {'origins': FRONT_END, 'allow_private_network': True}})"],
        ["+CORS(app, resources={'/a': {'origins': FRONT_END}})"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CHANGES)
def test_first_change_is_the_fitting_one(load_written: LoadWritten, name: str) -> None:
    body, found, gone, come = CHANGES[name]

    assert first_change(load_written, body, found) == [*gone, *come]


def test_misspelt_option_gets_the_name_that_is_told_and_no_other(load_written: LoadWritten) -> None:
    text = f"{HEAD}app.config['CORS_HEADERS'] = ['Content-Type']\nCORS(app)\n"
    loaded = load_written({"shop.py": text}, "shop:app")
    assert loaded.flask is not None
    values = {"option": "CORS_HEADERS", "right": "CORS_ALLOW_HEADERS"}
    finding = Finding("option-misspelt", "warning", "", values)

    [only] = repairs(finding, app_source(loaded.flask, app_files(loaded.root)), [PAGE])

    assert only.text == text.replace("CORS_HEADERS", "CORS_ALLOW_HEADERS")
