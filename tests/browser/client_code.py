"""Client code of a test's own, run as a lesson's page runs it."""

from typing import Any

from playwright.sync_api import Page

from scripts.running_lab import Lab
from tests.browser.lesson_runs import run

LESSON = "/en/lessons/the-failure/read-the-notes/"
# Runs client code against a scenario, as a lesson's page does (experiment.js). It is put in for
# SOURCE: the page lets nobody make code of a text.
RUN = """async ([scenario, kind]) => {
  const lab = await import('/lab/shared/lab-api.js')
  const { browserKind } = await import('/lab/shared/browser.js')
  const { observe } = await import('/lab/run/observer.js')
  const { explainable, paired } = await import('/lab/run/pairing.js')
  const { outcomeOf, story } = await import('/lab/run/story.js')
  const id = lab.newRunId()
  await lab.beginRun(id, scenario)
  const api = lab.baseUrl(id, scenario, kind)
  const client = async (api) => { SOURCE }
  const main = await observe(() => client(api))
  const { exchanges } = await lab.finishedRun(id)
  const pairs = paired({ api, main, exchanges, before: [] })"""
TELL = f"""{RUN}
  const events = story(pairs).map(({{ lane, kind }}) => `${{lane}} ${{kind}}`)
  return {{ events, outcome: outcomeOf(pairs, main), got: main.returned ?? main.thrown }}
}}"""
EXPLAIN = f"""{RUN}
  const calls = explainable(pairs).map(({{ request, observed, at_ms }}) => (
    {{ page_origin: location.origin, request, observed, at_ms }}))
  return (await lab.explain(id, {{ language: 'en', browser: browserKind(), calls }})).explanations
}}"""
LOAD_SCRIPT = """await new Promise((resolve) => {
  const script = Object.assign(document.createElement('script'), { onload: resolve })
  script.src = api + '/settings.js'
  document.head.append(script)
})"""
READS = ["js calls", "browser sends", "flask receives", "flask answers"]
LOADS = ["browser loads", *READS[2:]]
ASKED = ["js calls", "browser sends", *READS[2:]]
ASKS = ["js calls", "browser asks", "flask receives", "flask answers"]


def told(
    page: Page, lab: Lab, source: str, scenario: str = "no_cors", api: str = "own"
) -> dict[str, Any]:
    """Run client code as a lesson's page does, and return the story told of it."""
    page.goto(lab.page + LESSON)
    result: dict[str, Any] = page.evaluate(TELL.replace("SOURCE", source), [scenario, api])
    return result


def explained(
    page: Page, lab: Lab, source: str, scenario: str, api: str = "own"
) -> list[dict[str, Any]]:
    """Run client code as a lesson's page does, and return the explanations of its calls."""
    page.goto(lab.page + LESSON)
    page.on("pageerror", lambda _: None)
    code = EXPLAIN.replace("SOURCE", source)
    explanations: list[dict[str, Any]] = page.evaluate(code, [scenario, api])
    return explanations


def draw_disagreement(lab: Lab, page: Page) -> None:
    """Run an experiment, and tell the lab, falsely, that the page could read the answer."""
    page.goto(lab.page + LESSON)
    run(page, "blocked")
    run_id = page.locator("lesson-stage").get_attribute("data-run")
    page.evaluate(
        """async (id) => {
          const { baseUrl, explain } = await import('/lab/shared/lab-api.js')
          const request = { url: `${baseUrl(id, 'no_cors')}/notes` }
          const observed = { type: 'cors', status: 200, readable_headers: [] }
          const call = { page_origin: location.origin, request, observed, at_ms: 0 }
          const question = { language: 'en', browser: 'chromium', calls: [call] }
          const { explanations } = await explain(id, question)
          document.querySelector('run-explanation').draw(explanations, [{ request }])
        }""",
        run_id,
    )
