"""check: how long `cors check` takes for an app of 200 routes, started as its users start it."""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from scripts.benching.figures import Figure, Row, Sizes
from scripts.running_lab import ROOT, clean_environment

APP = """\
from flask import Blueprint, Flask
from flask_cors import CORS

METHODS = [["GET"], ["GET", "PUT", "DELETE"], ["POST"], ["GET", "POST"]]

app = Flask(__name__, static_folder=None)
CORS(app, resources={r"/api/.*": {"origins": ["https://shop.example"]}}, supports_credentials=True)
for part in range(10):
    blueprint = Blueprint(f"part{part}", __name__, url_prefix=f"/api/part{part}")
    for number in range(20):
        blueprint.add_url_rule(
            f"/thing{number}/<int:id>",
            f"thing{number}",
            lambda id: "",
            methods=METHODS[number % 4],
        )
    app.register_blueprint(blueprint)
"""
ROUTES = 200
#: Each finding of this one has a diff, which is run before it is shown.
FAULTY = APP.replace(
    '["https://shop.example"]', '["https://shop.example", "http://localhost:3000/", "null"]'
)


def measure(sizes: Sizes) -> list[Figure]:
    """Return the seconds that the command takes in all, Python's start included."""
    return [
        Figure(f"cors check, {ROUTES} routes", _median(APP, sizes), "s", at_most=5),
        Figure("the same with two faults, and diffs", _median(FAULTY, sizes), "s", at_most=10),
    ]


def _median(app: str, sizes: Sizes) -> float:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "shop.py").write_text(app, encoding="utf-8")
        return statistics.median(_seconds(folder) for _ in range(sizes.checks))


def _seconds(folder: Path) -> float:
    command = [sys.executable, "-m", "backend.whycors", "check", "shop:app", "--fail-on", "never"]
    environment = clean_environment() | {"PYTHONPATH": str(ROOT)}
    start = time.perf_counter()
    subprocess.run(command, cwd=folder, env=environment, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


ROW = Row("check", "the seconds of `cors check` for an app of 200 routes", measure)
