"""The part of screenshots.py that runs in the project's environment."""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import quote

from playwright.sync_api import Browser, FloatRect, sync_playwright

from frontend.course.lessons import find_lessons
from frontend.sample_evidence import EVIDENCE
from frontend.sample_lines import CONSOLE_LINES
from scripts.command import run_command
from scripts.running_lab import Lab, running_lab
from scripts.screenshots import README_IMAGES

DESKTOP, PHONE = 1360, 360
STAGE = 1920  # a projector's width
BELOW = 24  # pixels of the page below the last element that a picture shows
Scheme = Literal["light", "dark"]
#: An experiment of each kind that a picture of a run has to draw.
STATES = {
    "refused-preflight": "the-failure/add-a-note-as-json",
    "blocked-get": "the-failure/read-the-notes",
    "preflighted-put": "fix-with-flask-cors/change-a-note",
    "theft": "the-attack/any-origin",
    "withheld-cookie": "origin-is-not-site/another-host",
    "three-calls": "max-age/by-url",
    "proxy": "before-flask/bad-gateway",
    "forged-form": "cors-is-not-csrf-protection/forged-by-form",
}

WORKSHOP = {
    "workshop": "workshop/",
    "workshop-90": "workshop/90/",
    "presenter": "workshop/90/presenter/",
}


@dataclass(frozen=True)
class Shot:
    """One picture: a page, how it is looked at, and the prediction to run it with, if any.

    It shows the page down to the element `until`, a selector, or all of it; for a projector only
    the window. `is_printed` shows it as it comes out of a printer.
    """

    name: str
    path: str
    width: int = DESKTOP
    scheme: Scheme = "light"
    prediction: str | None = None
    until: str = "body"
    is_printed: bool = False


def readme_shots() -> list[Shot]:
    """Return the pictures of README.md and README.zh-CN.md."""
    path = "lessons/the-failure/read-the-notes/"
    return [
        Shot(f"lesson-{language}", f"/{language}/{path}", prediction="not-sent", until=".what-now")
        for language in ("en", "zh")
    ]


def all_shots() -> list[Shot]:
    """Return every page in both languages: wide and light, wide and dark, and on a phone."""
    pages: dict[str, tuple[str, str | None]] = {
        "home": ("", None),
        "notes": ("notes/", None),
        "diagnose": (f"diagnose/#{quote(next(iter(CONSOLE_LINES.values())))}", None),
        **{name: (path, None) for name, path in WORKSHOP.items()},
    }
    for lesson in find_lessons():
        for experiment in lesson.experiments:
            path = f"lessons/{lesson.slug}/{experiment.slug}/"
            pages[f"{lesson.slug}-{experiment.slug}"] = (path, experiment.choices[0].value)
    looks: list[tuple[str, int, Scheme]] = [
        ("light", DESKTOP, "light"),
        ("dark", DESKTOP, "dark"),
        ("phone", PHONE, "light"),
    ]
    return [
        Shot(f"{name}-{language}-{look}", f"/{language}/{path}", width, scheme, prediction)
        for name, (path, prediction) in pages.items()
        for language in ("en", "zh")
        for look, width, scheme in looks
    ]


def state_shots() -> list[Shot]:
    """Return a run of each kind in each look: wide, dark, small, Chinese, far away, on paper."""
    predictions = {
        f"{lesson.slug}/{experiment.slug}": experiment.choices[0].value
        for lesson in find_lessons()
        for experiment in lesson.experiments
    }
    shots = []
    for state, place in STATES.items():
        path = f"lessons/{place}/"
        prediction = predictions[place]
        shots += [
            Shot(f"{state}-wide", f"/en/{path}", 1280, prediction=prediction),
            Shot(f"{state}-dark", f"/en/{path}", 1280, "dark", prediction),
            Shot(f"{state}-phone", f"/en/{path}", PHONE, prediction=prediction),
            Shot(f"{state}-zh", f"/zh/{path}", 1280, prediction=prediction),
            Shot(f"{state}-stage", f"/en/{path}?stage", STAGE, prediction=prediction),
            Shot(f"{state}-print", f"/en/{path}", 800, prediction=prediction, is_printed=True),
        ]
    return shots + diagnosis_shots() + workshop_shots()


def workshop_shots() -> list[Shot]:
    """Return the workshop's pages in each look, and a step of its plan on the stage."""
    stage = "/en/lessons/the-failure/read-the-notes/?stage&workshop=90"
    shots = [Shot("stage-in-workshop", stage, STAGE, prediction="not-sent")]
    for name, path in WORKSHOP.items():
        shots += [
            Shot(f"{name}-wide", f"/en/{path}", 1280),
            Shot(f"{name}-dark", f"/en/{path}", 1280, "dark"),
            Shot(f"{name}-phone", f"/en/{path}", PHONE),
            Shot(f"{name}-zh", f"/zh/{path}", 1280),
            Shot(f"{name}-stage", f"/en/{path}", STAGE),
            Shot(f"{name}-print", f"/en/{path}", 800, is_printed=True),
        ]
    return shots


def diagnosis_shots() -> list[Shot]:
    """Return a diagnosis of which much is known, and one of which little is, in each look."""
    shots = []
    for state, text in {"curl": EVIDENCE["curl"], "url": EVIDENCE["url"]}.items():
        path, name = f"diagnose/#{quote(text)}", f"diagnose-{state}"
        shots += [
            Shot(f"{name}-wide", f"/en/{path}", 1280),
            Shot(f"{name}-dark", f"/en/{path}", 1280, "dark"),
            Shot(f"{name}-phone", f"/en/{path}", PHONE),
            Shot(f"{name}-zh", f"/zh/{path}", 1280),
            Shot(f"{name}-print", f"/en/{path}", 800, is_printed=True),
        ]
    return shots


def take(browser: Browser, lab: Lab, shot: Shot, folder: Path) -> None:
    """Open the shot's page, run it if it says so, and save it as PNG."""
    context = browser.new_context(
        viewport={"width": shot.width, "height": 1080 if shot.width == STAGE else 800},
        color_scheme=shot.scheme,
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(lab.page + shot.path)
    if page.locator("server-code").count() > 0:
        page.locator("server-code .lines").wait_for()
    if page.locator("wire-log").count() > 0 and shot.prediction is None:
        page.locator("wire-log li").first.wait_for()
    if page.locator("workshop-presenter").count() > 0:
        page.locator(".no-stage").wait_for()
    if page.locator("diagnosis-desk").count() > 0:
        page.locator("diagnosis-desk article").first.wait_for()
    if shot.prediction:
        page.locator(f'input[value="{shot.prediction}"]').check()
        page.locator(".predict button").click()
        page.locator("lesson-stage[data-outcome]").wait_for()
    if shot.is_printed:
        page.emulate_media(media="print")
    if shot.width == STAGE:
        page.screenshot(path=folder / f"{shot.name}.png")
        context.close()
        return
    # A picture of the whole page has no window for the prose and the bar to stay in.
    page.locator(".prose, .onward").evaluate_all(
        "all => all.forEach(({ style }) => { style.position = 'static'; style.maxHeight = 'none' })"
    )
    end = page.locator(shot.until).evaluate("e => e.getBoundingClientRect().bottom + scrollY")
    height = end + BELOW * (shot.until != "body")
    clip: FloatRect = {"x": 0, "y": 0, "width": shot.width, "height": height}
    page.screenshot(path=folder / f"{shot.name}.png", full_page=True, clip=clip)
    context.close()


def main(program: str, folder: str, states: str) -> int:
    shots = state_shots() if states else all_shots() if folder else readme_shots()
    target = Path(folder) if folder else README_IMAGES
    target.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program or None, args=["--no-sandbox", "--disable-gpu"]
        )
        # The pictures show the usual ports, which must be free.
        with running_lab(ports=(5001, 8000, 8002)) as lab:
            for shot in shots:
                take(browser, lab, shot, target)
        browser.close()
    print(f"{len(shots)} pictures in {target}")
    return 0


if __name__ == "__main__":
    run_command(lambda: main(*sys.argv[1:]))
