"""The documents as PDF, printed by a real Chromium: they look as they do when a reader prints."""

from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

#: The papers, by the word for each in a file's name.
PAPERS = {"a4": "A4", "letter": "Letter"}


def print_documents(program: str, paths: list[Path]) -> Iterator[Path]:
    """Print each HTML file on every paper, beside it, and yield the PDF files.

    `program` is the browser's, "" for the one that Playwright installed.
    """
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program or None, args=["--no-sandbox", "--disable-gpu"]
        )
        for path in paths:
            yield from print_document(browser, path)
        browser.close()


def print_document(browser: Browser, path: Path) -> Iterator[Path]:
    """Print an HTML file on every paper, beside it, and yield the PDF files."""
    page = browser.new_page(java_script_enabled=False)
    page.goto(path.resolve().as_uri())
    for name, paper in PAPERS.items():
        printed = path.with_suffix(f".{name}.pdf")
        page.pdf(path=printed, format=paper, print_background=True, tagged=True, outline=True)
        yield printed
    page.close()
