"""Client code of a test's own, run as a lesson's page runs it."""

from typing import Any

from playwright.sync_api import Page

from scripts.running_lab import Lab

# Runs client code against a scenario, as a lesson's page does (experiment.js).
RUN = """async ([source, scenario, kind]) => {
  const lab = await import('/lab/lab-api.js')
  const { browserKind } = await import('/lab/browser.js')
  const { observe } = await import('/lab/observer.js')
  const { explainable, paired } = await import('/lab/pairing.js')
  const { outcomeOf, story } = await import('/lab/story.js')
  const id = lab.newRunId()
  await lab.beginRun(id, scenario)
  const api = lab.baseUrl(id, scenario, kind)
  const client = new Function('api', `return (async () => { ${source} })()`)
  const main = await observe(() => client(api))
  const { exchanges } = await lab.run(id)
  const pairs = paired({ api, main, exchanges, before: [] })"""
TELL = f"""{RUN}
  const events = story(pairs).map(({{ lane, kind }}) => `${{lane}} ${{kind}}`)
  return {{ events, outcome: outcomeOf(pairs, main), got: main.returned ?? main.thrown }}
}}"""
EXPLAIN = f"""{RUN}
  const calls = explainable(pairs).map(({{ request, observed, at_ms }}) => (
    {{ page_origin: location.origin, request, observed, at_ms }}))
  return lab.explain(id, {{ language: 'en', browser: browserKind(), calls }})
}}"""
READS = ["js calls", "browser sends", "flask receives", "flask answers"]
ASKS = ["js calls", "browser asks", "flask receives", "flask answers"]


def told(
    page: Page, lab: Lab, source: str, scenario: str = "no_cors", api: str = "own"
) -> dict[str, Any]:
    """Run client code as a lesson's page does, and return the story told of it."""
    page.goto(f"{lab.page}/en/")
    result: dict[str, Any] = page.evaluate(TELL, [source, scenario, api])
    return result


def explained(
    page: Page, lab: Lab, source: str, scenario: str, api: str = "own"
) -> list[dict[str, Any]]:
    """Run client code as a lesson's page does, and return the explanations of its calls."""
    page.goto(f"{lab.page}/en/")
    page.on("pageerror", lambda _: None)
    explanations: list[dict[str, Any]] = page.evaluate(EXPLAIN, [source, scenario, api])
    return explanations
