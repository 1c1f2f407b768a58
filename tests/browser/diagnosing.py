"""What somebody gives to the page "Diagnose", and gets from it."""

from playwright.sync_api import Locator, Page

from scripts.running_lab import Lab

PAGE, API = "https://app.example.com", "https://api.example.com/notes"
AT = f"Access to fetch at '{API}' from origin '{PAGE}' has been blocked by CORS policy: "
LINE = AT + "No 'Access-Control-Allow-Origin' header is present on the requested resource."
PREFLIGHT = AT + (
    "Response to preflight request doesn't pass access control check: No "
    "'Access-Control-Allow-Origin' header is present on the requested resource."
)


def diagnose(page: Page, lab: Lab, text: str, language: str = "en") -> Locator:
    """Give a text to the page, and return the first diagnosis."""
    page.goto(f"{lab.page}/{language}/diagnose/")
    page.locator("#evidence").fill(text)
    article = page.locator("article").first
    article.wait_for()
    return article


def box(page: Page) -> Locator:
    return page.locator("#evidence")
