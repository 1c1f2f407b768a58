"""A change is made in the file that says what is wrong, wherever the app is made."""

from collections.abc import Mapping

import pytest

from backend.whycors.flask_apps.model import Finding
from backend.whycors.flask_apps.repairs.fixing import diff_of_repair
from backend.whycors.flask_apps.repairs.repairs import repairs
from backend.whycors.flask_apps.source.app_files import app_files
from backend.whycors.flask_apps.source.app_source import app_source
from tests.unit.whycors.flask_apps.conftest import LoadWritten
from tests.unit.whycors.flask_apps.repairs.first_changes import PAGE

PACKAGE: Mapping[str, str] = {
    "shop/__init__.py": """\
from flask import Flask

from . import settings
from .extensions import cors


def create_app():
    app = Flask(__name__)
    app.config.from_object(settings)
    cors.init_app(app, resources={'/api/.*': {'origins': settings.FRONT_ENDS}})
    return app
""",
    "shop/extensions.py": "from flask_cors import CORS\n\ncors = CORS(supports_credentials=True)\n",
    "shop/settings.py": """\
FRONT_ENDS = [
    'http://localhost:8000',
    'http://localhost:3000/',
]
CORS_EXPOSE_HEADER = ['X-Total']
""",
}


@pytest.mark.parametrize(
    ("id", "values", "change"),
    [
        (
            "origin-never-matches",
            {"origin": "http://localhost:3000/"},
            ["-    'http://localhost:3000/',", "+    'http://localhost:3000',"],
        ),
        (
            "option-misspelt",
            {"option": "CORS_EXPOSE_HEADER"},
            ["-CORS_EXPOSE_HEADER = ['X-Total']", "+CORS_EXPOSE_HEADERS = ['X-Total']"],
        ),
    ],
)
def test_change_is_made_in_the_file_that_says_it(
    load_written: LoadWritten, id: str, values: Mapping[str, str], change: list[str]
) -> None:
    loaded = load_written(PACKAGE, "shop:create_app()")
    assert loaded.flask is not None
    source = app_source(loaded.flask, app_files(loaded.root))

    diff = diff_of_repair(next(repairs(Finding(id, "error", "", values), source, [PAGE])))

    assert diff.file == "shop/settings.py"
    assert [line for line in diff.text.splitlines()[2:] if line[0] in "+-"] == change
