"""A file's own name for Flask's request is used, and one is imported where there is none."""

from pathlib import Path
from types import ModuleType

from backend.whycors.flask_apps.source.app_files import AppFile
from backend.whycors.flask_apps.source.flask_imports import request_in
from backend.whycors.remedies.edits import Source

#: A file, what the request is called in it, and the file with what is needed for that.
FILES = {
    "from flask import Flask, request\n": ("request", "from flask import Flask, request\n"),
    "from flask import request as asked\n": ("asked", "from flask import request as asked\n"),
    "import flask\n": ("flask.request", "import flask\n"),
    "import flask as f\n": ("f.request", "import flask as f\n"),
    "from flask import Flask\n": ("request", "from flask import Flask, request\n"),
    "from flask import (\n    Flask,\n)\nimport os\n": (
        "request",
        "from flask import (\n    Flask,\n)\nimport os\nfrom flask import request\n",
    ),
    "import os\n\nx = 1\n": ("request", "import os\nfrom flask import request\n\nx = 1\n"),
    "x = 1\n": ("request", "from flask import request\nx = 1\n"),
}


def with_request(text: str) -> tuple[str, str]:
    file = AppFile(Path("shop.py"), Source(text), ModuleType("shop"))
    name, edits = request_in(file)
    return name, file.source.edited(edits)


def test_request_is_called_as_the_file_calls_it() -> None:
    assert {text: with_request(text) for text in FILES} == FILES
