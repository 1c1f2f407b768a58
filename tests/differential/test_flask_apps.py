"""The table of a Flask app says what Chromium does: the same cells through both, from a fixed seed.

With `--apps` and `--app-seed` it is other apps, and more of them.
"""

import contextlib
from typing import Any

import pytest
from playwright.sync_api import BrowserType

from tests.differential.flask_apps.chromium import Chromium
from tests.differential.flask_apps.comparing import batches, disagreements, make_apps, told
from tests.differential.flask_apps.serving import can_certify, serving_apps


@pytest.mark.skipif(not can_certify(), reason="The pages over https need openssl. Install it.")
def test_cells_of_apps_and_chromium_agree(
    browser_type: BrowserType,
    browser_type_launch_args: dict[str, Any],
    request: pytest.FixtureRequest,
) -> None:
    count, seed = request.config.getoption("--apps"), request.config.getoption("--app-seed")
    with serving_apps() as (server, switches):
        arguments = [*browser_type_launch_args["args"], *switches]
        browser = browser_type.launch(**browser_type_launch_args | {"args": arguments})
        with contextlib.closing(browser):
            run = Chromium(browser, server).run

            found = [
                each
                for batch in batches(make_apps(count, seed))
                for each in disagreements(batch, run)
            ]

            if found:
                message = f"{len(found)} of {count} apps\n\n{told(found, run)}"
                pytest.fail(message, pytrace=False)
