"""What axe has to say of a page: https://github.com/dequelabs/axe-core"""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page


def violations(page: Page) -> list[str]:
    """Return what axe finds, one line per fault."""
    found = Axe().run(page).response["violations"]
    return [
        f"{violation['id']}: {node['target']}" for violation in found for node in violation["nodes"]
    ]


def violations_in_both_schemes(page: Page) -> list[str]:
    page.emulate_media(color_scheme="light")
    in_light = violations(page)
    page.emulate_media(color_scheme="dark")
    return in_light + violations(page)
