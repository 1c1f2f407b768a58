"""Client code runs in a real page of each kind of origin, and asks each kind of API."""

from typing import Any

import pytest
from playwright.sync_api import Page

from frontend.origins import API_KINDS, ORIGIN_KINDS, Origins
from scripts.running_lab import Lab
from tests.browser.conftest import Console

LESSON = "/en/lessons/the-failure/read-the-notes/"
READ = "/lessons/the-failure/read-notes.js"
LOG_IN = "/lessons/cookies/log-in.js"
WHO_AM_I = "/lessons/cookies/who-am-i-with-cookies.js"

RUN = """async (experiment) => {
  await import('more-texts')
  const { runExperiment } = await import('/lab/run/experiment.js')
  const { main, story } = await runExperiment(experiment)
  return { main, story }
}"""


def ran(page: Page, lab: Lab, **experiment: Any) -> dict[str, Any]:
    """Run an experiment as the lesson's page does, and return what came of it."""
    page.goto(lab.page + LESSON)
    page.locator("server-code .lines").wait_for()
    defaults = {"scenario": "flask_cors", "origin": "page", "api": "own", "before": []}
    result: dict[str, Any] = page.evaluate(RUN, defaults | {"client": READ} | experiment)
    return result


def exchanges(result: dict[str, Any]) -> list[dict[str, Any]]:
    """Return all that the server has on record of the run."""
    recorded: list[dict[str, Any]] = result["story"]["record"]["exchanges"]
    return recorded


def sent(exchange: dict[str, Any], name: str) -> str | None:
    """Return the request header that Flask received, None when there was none."""
    return dict(exchange["request"]["headers"]).get(name)


def lines(exchanges: list[dict[str, Any]]) -> list[str]:
    return [f"{each['method']} {each['path']} {each['response']['status']}" for each in exchanges]


@pytest.mark.parametrize("kind", ORIGIN_KINDS)
def test_client_code_runs_in_a_page_of_the_kind(lab: Lab, page: Page, kind: str) -> None:
    page.context.grant_permissions(["local-network-access"])  # the public one needs it

    result = ran(page, lab, origin=kind)

    assert "Buy milk" in result["main"]["returned"]
    assert result["story"]["disagreements"] == []
    origins = Origins(lab.page, lab.api, lab.attacker).by_kind()
    assert [sent(each, "Origin") for each in exchanges(result)] == [origins[kind]]


@pytest.mark.parametrize("kind", ["page", "attacker", "null"])
def test_refusal_reaches_the_lesson_from_every_page(
    lab: Lab, page: Page, console: Console, kind: str
) -> None:
    result = ran(page, lab, origin=kind, scenario="no_cors")

    assert result["main"]["thrown"].startswith("TypeError")
    assert len(console.cors_lines) == 1


@pytest.mark.parametrize("kind", API_KINDS)
def test_api_is_asked_under_the_name_of_the_kind(lab: Lab, page: Page, kind: str) -> None:
    result = ran(page, lab, api=kind)

    (exchange,) = exchanges(result)
    asked = Origins(lab.page, lab.api, lab.attacker).apis()[kind]
    assert sent(exchange, "Host") == asked.removeprefix("http://")
    types = [call["observed"]["type"] for call in result["main"]["calls"]]
    assert types == ["basic" if kind == "proxy" else "cors"]


def test_proxy_needs_no_cors_for_the_login(lab: Lab, page: Page) -> None:
    steps = [{"origin": "page", "module": LOG_IN}]

    result = ran(page, lab, scenario="no_cors", api="proxy", before=steps, client=WHO_AM_I)

    assert lines(exchanges(result)) == ["POST /login 200", "GET /me 200"]
    assert result["main"]["returned"] == "ann"


def test_steps_run_in_order_on_their_own_origins(lab: Lab, page: Page) -> None:
    steps = [{"origin": "page", "module": LOG_IN}, {"origin": "attacker", "module": READ}]

    result = ran(
        page, lab, scenario="session_any_origin", origin="attacker", before=steps, client=WHO_AM_I
    )

    assert lines(exchanges(result)) == ["POST /login 200", "GET /notes 200", "GET /me 200"]
    assert (result["story"]["before"], result["story"]["during"]) == ([0, 1], [2])
    origins = [sent(each, "Origin") for each in exchanges(result)]
    assert origins == [lab.page, lab.attacker, lab.attacker]
    assert result["main"]["returned"] == "ann"


def test_window_refuses_other_code_and_other_servers(lab: Lab, page: Page) -> None:
    page.goto(lab.page + LESSON)
    page.locator("server-code .lines").wait_for()
    lab.get("/runs/0123456789abcdef/flask_cors/notes")  # from now on other pages may ask it

    answered = page.evaluate(
        """async ([attacker, code]) => {
          const { openVisit } = await import('/lab/run/other-origin.js')
          const { apis } = await import('/lab/shared/page-data.js')
          const visit = openVisit('attacker')
          const orders = [
            ['https://elsewhere.example/x.js', `${apis.own}/runs/x`],
            ['/lab/shared/page.js', `${apis.own}/runs/x`],
            [code, `${apis.own}/lab/health#`],
            [code, attacker],
          ]
          for (const [module, api] of orders) visit.run(module, api)
          const good = await visit.run(code, `${apis.own}/runs/0123456789abcdef/flask_cors`)
          visit.close()
          return good.returned
        }""",
        [lab.attacker, READ],
    )

    assert "Buy milk" in answered
