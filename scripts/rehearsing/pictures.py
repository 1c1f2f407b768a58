"""The guide's pictures: what the room sees on the projector after a run."""

from pathlib import Path

from playwright.sync_api import Page

from scripts.rehearsing.small_png import small_png


def take_picture(page: Page, path: Path) -> None:
    """Save what a page shows in its window as PNG."""
    path.parent.mkdir(parents=True, exist_ok=True)
    page.evaluate("scrollTo(0, 0)")
    path.write_bytes(small_png(page))
