"""Measures how much of the library its own unit tests run: pytest -p tests.measured

Nothing else is traced, since tracing takes time: the library while it is imported, which -p has
done before any test, and those tests. pyproject.toml, [tool.coverage], says what is wanted.
"""

import importlib
import io
import os
import pkgutil
from collections.abc import Generator

import pytest
from coverage import Coverage

OURS = "tests/unit/whycors/"
# They run the same lines over and over, with random cases, or in a process of its own.
LEFT_OUT = (
    f"{OURS}fetch_standard/test_any_case.py",
    f"{OURS}remedies/test_random_remedies.py",
    f"{OURS}terminal/test_story.py::test_story_stays_within_its_width",
    f"{OURS}test_package.py",
)
REPORT = pytest.StashKey[str]()
IS_WORKER = "PYTEST_XDIST_WORKER" in os.environ  # one of the processes that run the tests


def measured_imports() -> Coverage:
    """Import the whole library and return the measurement of that, to be gone on with."""
    coverage = Coverage(data_suffix=True)
    if not IS_WORKER:
        coverage.erase()
    coverage.start()
    library = importlib.import_module("backend.whycors")
    for module in pkgutil.walk_packages(library.__path__, "backend.whycors."):
        importlib.import_module(module.name)
    coverage.stop()
    return coverage


COVERAGE = measured_imports()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Trace a test of the library, with what its fixtures do."""
    if not item.nodeid.startswith(OURS) or item.nodeid.startswith(LEFT_OUT):
        return (yield)
    COVERAGE.start()
    try:
        return (yield)
    finally:
        COVERAGE.stop()


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Save what this process has measured; the last one sums up, and fails where it is too little.

    The workers have finished before the process that they report to.
    """
    COVERAGE.save()
    if IS_WORKER:
        return
    report, whole = io.StringIO(), Coverage()
    whole.combine()
    percents = whole.report(file=report)
    session.config.stash[REPORT] = report.getvalue()
    if percents < float(str(whole.get_option("report:fail_under"))) and not session.exitstatus:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Print what was measured."""
    terminalreporter.section("how much of the library its own unit tests run")
    terminalreporter.write(config.stash.get(REPORT, ""))
