"""What a run asks of the lab's own endpoints, by the log of the server: as little as can be."""

from pathlib import Path

from playwright.sync_api import Page

from scripts.running_lab import running_lab
from tests.browser.conftest import copied_lab
from tests.browser.lesson_runs import run

QUIET = "log_level=LogLevels.error,"
TELLS_ALL = """log_level=LogLevels.info,
        log_access=True,
        log_access_format='asked: %(method)s %(path)s',"""
BEGIN, ASK_FIRST, EXPLAIN = "POST /lab/runs", "OPTIONS /lab/explanations", "POST /lab/explanations"


def test_run_asks_the_lab_twice_and_for_leave_once(page: Page, tmp_path: Path) -> None:
    root = copied_lab(tmp_path)
    server = root / "backend/__main__.py"
    text = server.read_text(encoding="utf-8")
    assert QUIET in text
    server.write_text(text.replace(QUIET, TELLS_ALL), encoding="utf-8")
    with running_lab(root) as lab:
        page.goto(f"{lab.page}/en/lessons/the-failure/read-the-notes/")
        run(page, "blocked")
        run(page, "blocked")  # the reader's second attempt
        page.goto(f"{lab.page}/en/lessons/the-attack/any-origin/")
        run(page, "readable")  # a step before, and a page of another origin
        page.goto(f"{lab.page}/en/lessons/images-scripts-canvas/script/")
        run(page, "opaque")  # no call of script

    asked = [line.partition("asked: ")[2].strip() for line in lab.log if "asked: " in line]
    of_runs = [line for line in asked if line.endswith(("/lab/explanations", "/lab/runs"))]
    assert of_runs == [BEGIN, ASK_FIRST, EXPLAIN] + [BEGIN, EXPLAIN] * 3
    assert [line for line in asked if line.startswith("GET /lab/runs/")] == []
