"""Each point at which a browser leaves RFC 6265bis, with a case in which it was measured."""

import json
from pathlib import Path
from typing import Any

from backend.whycors.browsers.behaviours import Browser
from backend.whycors.browsers.cookie_rules import COOKIE_RULES
from backend.whycors.cookies import RFC6265BIS, CookieRules
from tests.differential.cookies.server import Case
from tests.differential.cookies.strategies import Ports

#: By browser, then by deviation: the `case`, and what the browser `sent` at each step.
RECORDED = Path(__file__).with_name("deviations.json")
#: Where the recorded cases play.
PORTS = Ports(page=8000, api=5001)


def deviations(browser: Browser) -> dict[str, CookieRules]:
    """Return the browser's rules without each of its deviations, by the deviation's name."""
    rules = COOKIE_RULES[browser]
    return {
        name: rules._replace(**{name: standard})
        for name, standard in RFC6265BIS._asdict().items()
        if getattr(rules, name) != standard
    }


def recorded() -> dict[str, dict[str, dict[str, Any]]]:
    """Return what RECORDED holds."""
    found: dict[str, dict[str, dict[str, Any]]] = json.loads(RECORDED.read_text("utf-8"))
    return found


def recorded_cases(browser: Browser, ports: Ports) -> list[Case]:
    """Return the recorded cases as they play on these ports."""
    return [moved(row["case"], PORTS, ports) for row in recorded()[browser].values()]


def moved(case: Case, here: Ports, there: Ports) -> Case:
    """Return the case with other ports in it."""
    text = json.dumps(case)
    for one, other in ((here.page, there.page), (here.api, there.api)):
        text = text.replace(f":{one}", f":{other}")
    found: Case = json.loads(text)
    return found
