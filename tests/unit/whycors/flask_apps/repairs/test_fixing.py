"""A diff is shown only if the app was run with it, and it mends the finding and harms nobody."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from backend.whycors.flask_apps.access.askers import askers_for
from backend.whycors.flask_apps.access.cells import cells_of
from backend.whycors.flask_apps.importing.loading import loaded
from backend.whycors.flask_apps.in_process.checked_app import CheckedApp
from backend.whycors.flask_apps.model import Cell, Finding
from backend.whycors.flask_apps.repairs.fixing import with_diffs
from backend.whycors.flask_apps.repairs.trial import Find
from tests.unit.whycors.flask_apps.conftest import LoadWritten
from tests.unit.whycors.flask_apps.simply_found import find_simply

PAGE = "http://localhost:8000"

OPEN = {
    "shop.py": """\
from flask import Flask
from flask_cors import CORS

app = Flask(__name__)
CORS(app, supports_credentials=True)


@app.get('/orders')
def orders():
    return 'orders'
"""
}
GUARDED = {
    "shop/__init__.py": """\
from flask import Flask
from flask_cors import CORS

from .guards import install_guards


def create_app():
    app = Flask(__name__)
    CORS(app)
    install_guards(app)

    @app.get('/orders')
    def orders():
        return 'orders'

    return app
""",
    "shop/guards.py": """\
from flask import abort


def install_guards(app):
    @app.before_request
    def ask_for_login():
        \"\"\"Nobody is let in without a token.\"\"\"
        abort(401)
""",
}
CLOSED = {
    "shop/app.py": """\
from flask import Flask

from . import orders

app = Flask('shop')
app.register_blueprint(orders.orders)
""",
    "shop/__init__.py": "",
    "shop/orders.py": """\
from flask import Blueprint

orders = Blueprint('orders', __name__)


@orders.get('/orders')
def list_orders():
    return 'orders'
""",
}


def diffs(files: Mapping[str, str], name: str, load_written: LoadWritten) -> dict[str, list[str]]:
    """Return the changed lines of the diff of each kind of finding, [] where there is none."""
    found = mended(CheckedApp(load_written(files, name)))
    assert found
    return {each.id: changed_lines(each) for each in found}


def mended(checked: CheckedApp, find: Find = find_simply) -> list[Finding]:
    """Return what is found in an app, with the diffs."""
    with checked:
        cells = cells_of(checked, askers_for([PAGE], checked.api))
        return with_diffs(find(checked, cells, [PAGE]), checked, cells, [PAGE], find)


def changed_lines(finding: Finding) -> list[str]:
    lines = finding.diff.text.splitlines()[2:] if finding.diff else []
    return [line for line in lines if line[0] in "+-"]


def test_pages_take_the_place_of_everybody(load_written: LoadWritten) -> None:
    assert diffs(OPEN, "shop:app", load_written) == {
        "any-origin-with-credentials": [
            "-CORS(app, supports_credentials=True)",
            "+CORS(app, supports_credentials=True, origins=['http://localhost:8000'])",
        ]
    }


def test_hook_lets_preflights_pass_in_another_file(load_written: LoadWritten) -> None:
    assert diffs(GUARDED, "shop:create_app()", load_written) == {
        "preflight-stopped": [
            "-from flask import abort",
            "+from flask import abort, request",
            "+        if request.method == 'OPTIONS':",
            "+            return None",
        ]
    }


def test_app_without_cors_gets_it_where_it_is_made(load_written: LoadWritten) -> None:
    assert diffs(CLOSED, "shop.app", load_written) == {
        "own-page-fails": [
            "+from flask_cors import CORS",
            "+CORS(app, origins=['http://localhost:8000'])",
        ]
    }


def find_debug_mode(
    checked: CheckedApp, cells: Sequence[Cell], pages: Sequence[str]
) -> list[Finding]:
    """Return what find_simply() does, and a fault where the app is in debug mode."""
    app = checked.loaded.flask
    is_on = checked.debug if checked.debug is not None else app is not None and app.debug
    more = [Finding("errors-without-headers", "error", "debug")] if is_on else []
    return [*find_simply(checked, cells, pages), *more]


def test_app_is_tried_in_the_mode_that_it_was_checked_in(load_written: LoadWritten) -> None:
    text = OPEN["shop.py"].replace("CORS(app", "app.debug = True\nCORS(app", 1)
    written = load_written({"shop.py": text}, "shop:app")
    assert written.flask is not None
    written.flask.debug = False  # as `flask --app shop` does

    [found] = mended(CheckedApp(written), find_debug_mode)

    assert found.diff is not None


def test_nothing_is_written(load_written: LoadWritten, tmp_path: Path) -> None:
    diffs(OPEN, "shop:app", load_written)

    assert [path.name for path in tmp_path.rglob("*")] == ["shop.py"]
    assert (tmp_path / "shop.py").read_text("utf-8") == OPEN["shop.py"]


def test_app_without_an_import_string_gets_no_diff(load_written: LoadWritten) -> None:
    checked = CheckedApp(loaded(load_written(OPEN, "shop:app").wsgi))

    [found] = mended(checked)

    assert found.diff is None
