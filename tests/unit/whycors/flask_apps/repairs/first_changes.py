"""What is found in an app, and the first change of its text that is tried for that."""

from collections.abc import Mapping

from backend.whycors.flask_apps.model import Finding
from backend.whycors.flask_apps.repairs.fixing import diff_of_repair
from backend.whycors.flask_apps.repairs.repairs import repairs
from backend.whycors.flask_apps.source.app_files import app_files
from backend.whycors.flask_apps.source.app_source import app_source
from tests.unit.whycors.flask_apps.conftest import LoadWritten

PAGE = "http://localhost:8000"
HEAD = """\
import os
import re
from flask import Flask, request
from flask_cors import CORS, cross_origin

FRONT_END = os.environ.get('NO_SUCH_VARIABLE') or 'http://localhost:8000'
app = Flask(__name__)
"""
HOOK = """\
@app.after_request
def add_headers(response):
    response.headers['Access-Control-Allow-Origin'] = {value}
    return response
"""

#: The id of a finding, its values, and the rules of the URL map that it is about.
Found = tuple[str, Mapping[str, str], tuple[str, ...]]
#: What an app has below HEAD, what is found in it, and the lines that go and that come.
FirstChange = tuple[str, Found, list[str], list[str]]


def first_change(load_written: LoadWritten, body: str, found: Found) -> list[str]:
    """Return the lines that the first repair takes out, and those that it puts in."""
    id, values, routes = found
    loaded = load_written({"shop.py": f"{HEAD}{body}\n"}, "shop:app")
    assert loaded.flask is not None
    source = app_source(loaded.flask, app_files(loaded.root))
    first = next(repairs(Finding(id, "error", "", values, routes), source, [PAGE]))
    lines = diff_of_repair(first).text.splitlines()[2:]
    return sorted((line for line in lines if line[0] in "+-"), key=lambda line: line[0] == "+")
