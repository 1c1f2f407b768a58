"""Client code of a test's own, run as a lesson's page runs it."""

from typing import Any

from playwright.sync_api import Page

from scripts.running_lab import Lab
from tests.browser.lesson_runs import run

LESSON = "/en/lessons/the-failure/read-the-notes/"
# Runs client code against a scenario, as a lesson's page does (experiment.js). It is put in for
# SOURCE: the page lets nobody make code of a text.
TELL = """async ([scenario, kind]) => {
  const lab = await import('/lab/shared/lab-api.js')
  const { browserKind } = await import('/lab/shared/browser.js')
  const { observe } = await import('/lab/run/observer.js')
  const run = lab.newRunId()
  await lab.beginRun(run, scenario)
  const base = lab.baseUrl(run, scenario, kind)
  const client = async (api) => { SOURCE }
  const { calls, thrown, returned } = await observe(() => client(base))
  const acts = [{ origin: location.origin, calls, thrown }]
  const api = new URL(base).origin
  const question = { run, scenario, api, language: 'en', browser: browserKind(), acts }
  return { ...(await lab.explain(question)), got: returned ?? thrown }
}"""
LOAD_SCRIPT = """await new Promise((resolve) => {
  const script = Object.assign(document.createElement('script'), { onload: resolve })
  script.src = api + '/settings.js'
  document.head.append(script)
})"""
READS = ["js calls", "browser sends", "server receives", "server answers"]
LOADS = ["browser loads", *READS[2:]]
ASKS = ["js calls", "browser asks", *READS[2:]]


def story_of(
    page: Page, lab: Lab, source: str, scenario: str = "no_cors", api: str = "own"
) -> dict[str, Any]:
    """Run client code as a lesson's page does, and return the story told of it, and what it got."""
    page.goto(lab.page + LESSON)
    page.on("pageerror", lambda _: None)
    result: dict[str, Any] = page.evaluate(TELL.replace("SOURCE", source), [scenario, api])
    return result


def events_of(story: dict[str, Any]) -> list[str]:
    return [f"{event['lane']} {event['kind']}" for event in story["events"]]


def console_lines(story: dict[str, Any]) -> list[str]:
    """Return what the lab says that Chromium prints of the calls."""
    explained = [call["explanation"] for call in story["calls"] if call["explanation"]]
    return [each["console"]["chromium"] for each in explained if each["console"]["chromium"]]


def draw_disagreement(lab: Lab, page: Page) -> None:
    """Run an experiment, and tell the lab, falsely, that the page could read the answer."""
    page.goto(lab.page + LESSON)
    run(page, "blocked")
    run_id = page.locator("lesson-stage").get_attribute("data-run")
    page.evaluate(
        """async ([run, api]) => {
          const { baseUrl, explain } = await import('/lab/shared/lab-api.js')
          const scenario = 'no_cors'
          const request = { url: `${baseUrl(run, scenario)}/notes`, method: 'GET' }
          const observed = { type: 'cors', status: 200, readable_headers: [] }
          const calls = [{ request, observed, error: null, at_ms: 0 }]
          const acts = [{ origin: location.origin, calls }]
          const question = { run, scenario, api, language: 'en', browser: 'chromium', acts }
          document.querySelector('run-explanation').draw(await explain(question))
        }""",
        [run_id, lab.api],
    )
