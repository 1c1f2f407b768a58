"""Runs a check as a command line asks for it, prints the report and says how it ends."""

import os
import sys
import traceback
from collections.abc import Callable, Mapping
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any, Literal

from ..words.catalogues import catalogue
from .check_arguments import origin_given, usual_language
from .checking import check
from .findings.finding_kinds import is_at_least
from .importing.cannot_run import CannotRun
from .importing.loading import Loaded
from .model import Level
from .report.baseline import BadBaseline, Compared, compared, read_baseline, write_baseline
from .report.report_json import check_as_json
from .report.report_markdown import check_as_markdown
from .report.report_text import check_as_text
from .report.results import Checked, CheckOptions
from .report.sarif import check_as_sarif

FINE, FOUND, COULD_NOT_RUN = 0, 1, 2
_REPORTS: dict[str, Callable[[Checked, Compared, str], str]] = {
    "text": check_as_text,
    "json": check_as_json,
    "sarif": check_as_sarif,
    "markdown": check_as_markdown,
}


def run_check(command: str, load: Callable[[], Loaded], given: Mapping[str, Any]) -> int:
    """Check the app that `load` returns, print the report, and return the exit code.

    `given` are the values of CHECK_OPTIONS by their names. What can't be run is told in one line
    to standard error, as from `command`.
    """
    try:
        options, baseline = _options(given), _baseline(given)
        accepted = _accepted(baseline, given)
        # A report may be read by a program: what the app prints is not part of it.
        with redirect_stdout(sys.stderr):
            app = load()
        with open(os.devnull, "w") as nowhere, redirect_stdout(nowhere):
            checked = _checked(app, options)
        if baseline and given["write-baseline"]:
            write_baseline(baseline, checked.findings)
            accepted = read_baseline(baseline)
    except (CannotRun, BadBaseline, ValueError) as error:
        return _refused(command, str(error))
    except OSError as error:
        return _refused(command, f"{error.filename}: {error.strerror}")
    told = compared(checked.findings, accepted)
    language = given["lang"] or usual_language()
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    print(_REPORTS[given["format"]](checked, told, language), end="", flush=True)
    if baseline and given["write-baseline"]:
        written = catalogue("checked", language)["report.baseline-written"]
        print(written.format(path=baseline, count=len(accepted)), file=sys.stderr)
    return _exit_code(told, given["fail-on"])


def _checked(app: Loaded, options: CheckOptions) -> Checked:
    """Return what comes of a check; a fault of the check itself ends in CannotRun, too."""
    try:
        return check(app, options)
    except CannotRun:
        raise
    except Exception as error:
        traceback.print_exc()
        raise CannotRun(f"a fault of whycors itself, {error!r}. Report it, please.") from error


def _options(given: Mapping[str, Any]) -> CheckOptions:
    if given["debug"] and given["production"]:
        raise ValueError("--debug and --production: give one of the two.")
    for path in given["path"]:
        if not path.startswith("/"):
            raise ValueError(f"--path: {path!r} is no path. Write one like /notes/1.")
    return CheckOptions(
        pages=tuple(dict.fromkeys(origin_given("--page", page) for page in given["page"])),
        api=origin_given("--api", given["api"]),
        paths=tuple(given["path"]),
        run_views=given["run-views"],
        debug=True if given["debug"] else False if given["production"] else None,
        diffs=not given["no-diffs"],
    )


def _baseline(given: Mapping[str, Any]) -> Path | None:
    if given["write-baseline"] and not given["baseline"]:
        raise ValueError("--write-baseline: name the file, such as --baseline cors-baseline.json.")
    return Path(given["baseline"]) if given["baseline"] else None


def _accepted(baseline: Path | None, given: Mapping[str, Any]) -> frozenset[Any]:
    """Return what the baseline accepts; one that is about to be written need not be there."""
    return read_baseline(baseline) if baseline and not given["write-baseline"] else frozenset()


def _exit_code(told: Compared, fail_on: Level | Literal["never"]) -> int:
    if fail_on == "never":
        return FINE
    return FOUND if any(is_at_least(one.level, fail_on) for one in told.new) else FINE


def _refused(command: str, why: str) -> int:
    print(f"{command}: {why}", file=sys.stderr)
    return COULD_NOT_RUN
