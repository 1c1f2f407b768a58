"""Check one app with each Flask, flask-cors and Python that the library supports.

Run by hand, since it installs from a package registry, with uv:

    python -m tests.unit.whycors.flask_versions 3.11 3.12 3.13

It prints a table for tests/MEASURED.md: in each row what was found, by id, and the access table's
fingerprint. Rows differ where flask-cors itself does.
"""

import hashlib
import itertools
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.unit.whycors.installed import built_wheel

FLASKS = ("2.3.3", "3.0.3", "3.1.2")
FLASK_CORS = ("4.0.2", "5.0.1", "6.0.1", "6.0.5")
SHOP = """\
from flask import Blueprint, Flask, jsonify, request
from flask.views import MethodView
from flask_cors import CORS, cross_origin

app = Flask(__name__)
CORS(app, resources={r"/api/*": {"origins": ["https://shop.example", r"https://.*shop.example"]}})
orders = Blueprint("orders", __name__, url_prefix="/api/orders")


class Order(MethodView):
    def get(self, id):
        raise RuntimeError("a view has run")

    def put(self, id):
        raise RuntimeError("a view has run")


orders.add_url_rule("/<int:id>", view_func=Order.as_view("order"))
app.register_blueprint(orders)


@app.before_request
def logged_in():
    if request.path.startswith("/api/private") and not request.headers.get("Authorization"):
        return jsonify(error="log in"), 401


@app.route("/api/private", methods=["GET", "DELETE"])
def private():
    raise RuntimeError("a view has run")


@app.route("/public", methods=["GET", "POST"])
@cross_origin(origins="*", supports_credentials=True)
def public():
    raise RuntimeError("a view has run")
"""


def main(pythons: Sequence[str]) -> int:
    """Print a row for each combination; return 1 if the command failed in one of them."""
    failed = False
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        wheel = built_wheel(folder)
        (folder / "shop.py").write_text(SHOP, encoding="utf-8")
        print("| Python | Flask | flask-cors | table | found |\n| --- | --- | --- | --- | --- |")
        for python, flask, flask_cors in itertools.product(pythons, FLASKS, FLASK_CORS):
            version = _version_of(python)
            environment = folder / f"{version}-{flask}-{flask_cors}"
            _make(environment, python, f"{wheel}", f"flask=={flask}", f"flask-cors=={flask_cors}")
            told = _checked(environment)
            failed = failed or told is None
            row = (version, flask, flask_cors, told or "failed | ")
            print(f"| {' | '.join(row)} |", flush=True)
    return int(failed)


def _make(environment: Path, python: str, *wanted: str) -> None:
    """Make an environment with some packages, and nothing else."""
    uv = ("uv", "pip", "install", "--quiet", "--python", str(environment))
    subprocess.run(["uv", "venv", "--quiet", "--python", python, str(environment)], check=True)
    subprocess.run([*uv, *wanted], check=True)


def _checked(environment: Path) -> str | None:
    """Return what is found in an environment, None if the command can't be run."""
    command = (environment / "bin/python", "-m", "flask", "--app", "shop:app", "cors", "check")
    done = subprocess.run(
        [*command, "--no-diffs", "--format", "json"],
        cwd=environment.parent,
        capture_output=True,
        encoding="utf-8",
    )
    if done.returncode not in (0, 1) or done.stderr:
        print(done.stderr, file=sys.stderr)
        return None
    report = json.loads(done.stdout)
    table = hashlib.sha256(json.dumps(report["access"], sort_keys=True).encode()).hexdigest()[:6]
    return f"{table} | {', '.join(each['id'] for each in report['findings'])}"


def _version_of(python: str) -> str:
    """Return the version of a Python that uv finds, such as 3.11.7."""
    found = ("uv", "python", "find", "--no-project", python)
    path = subprocess.run(found, check=True, capture_output=True, encoding="utf-8").stdout.strip()
    said = subprocess.run([path, "-V"], check=True, capture_output=True, encoding="utf-8").stdout
    return said.removeprefix("Python ").strip()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
