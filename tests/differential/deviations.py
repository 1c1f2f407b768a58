"""Each point at which a browser leaves the standard, one at a time taken back to the standard."""

import contextlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from backend.whycors.browsers.behaviours import BEHAVIOURS, Browser
from backend.whycors.browsers.chromium_steps import refuse_followable_redirect
from backend.whycors.browsers.firefox_steps import (
    check_sharing_by_others,
    refuse_followed_redirect,
)
from backend.whycors.browsers.safari_steps import (
    check_credentials_later,
    check_names_as_written,
    refuse_redirect_to_somewhere,
)
from backend.whycors.fetch_standard import STANDARD
from backend.whycors.fetch_standard.preflight_checks import (
    check_header_names,
    check_sharing,
    refuse_redirect,
)
from backend.whycors.fetch_standard.redirects import check_credentials, refuse_any_redirect
from tests.differential.shrinking import renamed
from tests.differential.strategies import Sites

#: For each deviation a case in which it shows, and what the browser did when it was measured.
RECORDED = Path(__file__).with_name("deviations.json")
#: Where the recorded cases play.
SITES = Sites(
    page="http://localhost:8000",
    api="http://localhost:5001",
    other="http://127.0.0.1:5003",
    nobody="http://localhost:5999",
)
#: The browsers' checks that stand in the place of one of the standard's.
IN_PLACE_OF = {
    refuse_followable_redirect: refuse_any_redirect,
    check_sharing_by_others: check_sharing,
    refuse_followed_redirect: refuse_redirect,
    check_credentials_later: check_credentials,
    check_names_as_written: check_header_names,
    refuse_redirect_to_somewhere: refuse_any_redirect,
}

#: They may be of any of the kinds that a behaviour has.
Checks = tuple[Any, ...]
#: By browser, then by deviation: the `case`, and the browser's `result`.
Recorded = dict[str, dict[str, dict[str, Any]]]


def _long_remembered(browser: Browser, seconds: int) -> dict[str, Any]:
    """A PUT, and another one when no browser but the standard's still remembers its preflight."""
    put = {"url": f"{SITES.api}/c1x1/a", "method": "PUT"}
    headers = [
        ["Access-Control-Allow-Origin", "*"],
        ["Access-Control-Allow-Methods", "PUT"],
        ["Access-Control-Max-Age", "100000"],
    ]
    return {
        "id": "c1x1",
        "page_origin": SITES.page,
        "browser": browser,
        "before": [put],
        "request": put | {"after_ms": seconds * 1000},
        "responses": [{"to": "*", "url": "*", "status": 200, "headers": headers}],
    }


#: The deviations that no test measures, each with a case in which it shows: a permission lasts for
#: hours (what is here is from the browsers' sources), and the pages of the tests are on the most
#: private address that there is.
UNMEASURED: dict[Browser, dict[str, dict[str, Any]]] = {
    "chromium": {
        "new_cache: ChromiumCache.max_age_limit": _long_remembered("chromium", 7200),
        "request_checks: check_local_network_access": {
            "id": "c1x1",
            "page_origin": "http://example.com",
            "browser": "chromium",
            "before": [],
            "request": {"url": f"{SITES.api}/c1x1/a"},
            "responses": [{"to": "*", "url": "*", "status": 200}],
        },
    },
    "firefox": {"new_cache: FirefoxCache.max_age_limit": _long_remembered("firefox", 86400)},
    "safari": {"new_cache: SafariCache.max_age_limit": _long_remembered("safari", 600)},
}


@dataclass(frozen=True)
class Deviation:
    """One thing that a browser does in its own way. `name` tells where it stands in the code.

    Taken back, `attribute` of `owner` is `standard`.
    """

    name: str
    owner: Any
    attribute: str
    standard: Any

    @contextlib.contextmanager
    def taken_back(self) -> Iterator[None]:
        """Let the engine do as the standard says, for as long as the context lasts."""
        kept = vars(self.owner)[self.attribute]
        _set(self.owner, self.attribute, self.standard)
        try:
            yield
        finally:
            _set(self.owner, self.attribute, kept)


def deviations(browser: Browser) -> dict[str, Deviation]:
    """Return the browser's deviations by their names."""
    behaviour = BEHAVIOURS[browser]
    found: list[Deviation] = []
    for name in (field.name for field in fields(behaviour)):
        ours, standard = getattr(behaviour, name), getattr(STANDARD, name)
        if ours == standard:
            continue
        if isinstance(ours, type):
            found += _of_class(name, ours, standard)
        elif isinstance(ours, tuple):
            found += [
                Deviation(f"{name}: {what}", behaviour, name, checks)
                for what, checks in _of_order(ours, standard)
            ]
        else:
            found.append(Deviation(name, behaviour, name, standard))
    return {deviation.name: deviation for deviation in found}


def _of_class(name: str, ours: type, standard: type) -> Iterator[Deviation]:
    """Yield a deviation for each attribute that the class, or one of its bases, overrides."""
    line = ours.__mro__[: ours.__mro__.index(standard)]
    for place, owner in enumerate(line):
        for attribute in vars(owner):
            bases = (base for base in ours.__mro__[place + 1 :] if attribute in vars(base))
            base = next(bases, None)
            if base is not None and not attribute.startswith("_"):
                value = vars(base)[attribute]
                yield Deviation(f"{name}: {owner.__name__}.{attribute}", owner, attribute, value)


def _of_order(ours: Checks, standard: Checks) -> Iterator[tuple[str, Checks]]:
    """Yield each difference of two orders, and the order without it."""
    named = tuple(IN_PLACE_OF.get(check, check) for check in ours)
    shared = [check for check in standard if check in named]
    for place, check in enumerate(ours):
        if check not in standard:
            instead = (IN_PLACE_OF[check],) if check in IN_PLACE_OF else ()
            yield check.__name__, (*ours[:place], *instead, *ours[place + 1 :])
    for check in standard:
        if check not in shared:
            yield f"no {check.__name__}", (*ours, check)
    if shared != [check for check in named if check in shared]:
        yield "order", standard


def _set(owner: Any, attribute: str, value: Any) -> None:
    if isinstance(owner, type):
        setattr(owner, attribute, value)
    else:
        object.__setattr__(owner, attribute, value)


def moved(value: Any, here: Sites, there: Sites) -> Any:
    """Return what JSON can hold with the origins of other sites in it."""
    text = json.dumps(value)
    for name, origin in vars(here).items():
        text = text.replace(_host(origin), f"<{name}>")
    for name, origin in vars(there).items():
        text = text.replace(f"<{name}>", _host(origin))
    return json.loads(text)


def _host(origin: str) -> str:
    """Return the origin without its scheme: in a URL there may be a user name between the two."""
    return origin.removeprefix("http://")


def recorded_cases(browser: Browser, sites: Sites) -> list[dict[str, Any]]:
    """Return the recorded cases as they play at `sites`, each with an id of its own."""
    rows = recorded()[browser].values()
    return [moved(renamed(row["case"], f"c0x{n}"), SITES, sites) for n, row in enumerate(rows)]


def recorded() -> Recorded:
    """Return what RECORDED holds."""
    if not RECORDED.exists():
        return {}
    found: Recorded = json.loads(RECORDED.read_text("utf-8"))
    return found
