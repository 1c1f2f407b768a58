"""The picture of a run: its arrows, its gate, and who else is in it."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from scripts.running_lab import Lab
from tests.browser.lesson_runs import run

FAILURE = "the-failure/add-a-note-as-json"
CHANGE = "fix-with-flask-cors/change-a-note"
THREE_CALLS = "max-age/by-url"
PROXY = "before-flask/bad-gateway"
DESKTOP, PHONE = 1280, 360

# A name that is broken has more than one box, one for each line.
BROKEN_NAMES = """element => [...element.querySelectorAll('.pill i')]
  .filter((name) => name.getClientRects().length > 1 || name.offsetHeight > 24)
  .map((name) => name.textContent)"""


def picture_of(lab: Lab, page: Page, experiment: str, width: int = DESKTOP) -> Locator:
    """Run an experiment with its first choice in a window this wide, and return the picture."""
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{lab.page}/en/lessons/{experiment}/")
    page.locator("server-code .lines").wait_for()
    choice = page.locator(".predict input").first.get_attribute("value") or ""
    run(page, choice)
    return page.locator("run-picture")


def box(part: Locator) -> tuple[float, float, float]:
    """Return where a part begins and ends from side to side, and its top, in CSS pixels."""
    found = part.bounding_box()
    assert found
    return found["x"], found["x"] + found["width"], found["y"]


def test_preflighted_put_fits_beside_the_result(lab: Lab, page: Page) -> None:
    picture = picture_of(lab, page, CHANGE)

    assert picture.evaluate("element => element.offsetHeight") <= 420


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
@pytest.mark.parametrize("experiment", [FAILURE, CHANGE, PROXY])
def test_no_header_name_is_broken(lab: Lab, page: Page, experiment: str, width: int) -> None:
    picture = picture_of(lab, page, experiment, width)

    assert picture.locator(".pill i").count() > 0
    assert picture.evaluate(BROKEN_NAMES) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_refused_answer_ends_at_the_gate(lab: Lab, page: Page) -> None:
    picture = picture_of(lab, page, FAILURE)

    gate = box(picture.locator(".never-sends .gate"))
    answer = box(picture.locator(".answers .arrow"))
    error = box(picture.locator(".gets .arrow"))
    assert answer[0] == pytest.approx(gate[1], abs=1)
    assert answer[2] == pytest.approx(box(picture.locator(".cross"))[2] + 11, abs=3)
    assert error[1] == pytest.approx(gate[0], abs=1)
    expect(picture.locator(".never-sends .cross")).to_be_visible()


def test_allowed_answer_is_one_line_from_flask_to_javascript(lab: Lab, page: Page) -> None:
    picture = picture_of(lab, page, CHANGE)

    answer = box(picture.locator(".answers .arrow").last)
    gate = box(picture.locator(".hands-over .line"))
    gotten = box(picture.locator(".gets .arrow"))
    assert gotten[1] == pytest.approx(gate[0], abs=1)
    assert gate[1] == pytest.approx(answer[0], abs=1)
    assert gotten[2] == pytest.approx(gate[2], abs=1) == pytest.approx(answer[2], abs=1)


def test_what_was_never_sent_is_a_ghost(lab: Lab, page: Page) -> None:
    picture = picture_of(lab, page, FAILURE)

    ghost = picture.locator(".never-receives")
    expect(ghost).to_contain_text("POST /notes is never sent")
    expect(ghost.locator("s")).to_have_text("POST /notes")
    expect(ghost.locator(".arrow")).to_have_css("border-top-style", "dashed")


def test_missing_header_is_shown_as_missing(lab: Lab, page: Page) -> None:
    picture = picture_of(lab, page, FAILURE)

    expect(picture.locator(".answers .pill.absent")).to_have_text("no Access-Control-Allow-Origin")


def test_gate_and_the_headers_it_compares_light_up_together(lab: Lab, page: Page) -> None:
    picture = picture_of(lab, page, CHANGE)
    compared = picture.locator(".pill[data-pair=permission]")
    at_rest = compared.first.evaluate("pill => getComputedStyle(pill).backgroundColor")

    picture.locator(".sends-after-asking .gate a").focus()

    expect(compared).to_have_count(4)
    lit = compared.evaluate_all("pills => pills.map((pill) => getComputedStyle(pill).boxShadow)")
    assert "none" not in lit
    assert compared.first.evaluate("pill => getComputedStyle(pill).backgroundColor") != at_rest


def test_arrow_keys_step_through_the_events(lab: Lab, page: Page) -> None:
    picture = picture_of(lab, page, FAILURE)
    said = picture.get_by_role("status").first
    page.locator("h1").click()

    for _ in range(5):
        page.keyboard.press("ArrowRight")
    expect(said).to_contain_text("The browser stops here: POST /notes is never sent.")
    expect(picture.locator("li.now")).to_have_class(re.compile(r"\bnever-sends\b"))
    expect(picture.locator("li.later")).to_have_count(2)

    page.keyboard.press("ArrowLeft")
    expect(said).to_have_text("Flask answers 200 OK.")
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    expect(picture.locator("li.later, li.now")).to_have_count(0)


def test_arrow_keys_in_a_field_stay_there(lab: Lab, page: Page) -> None:
    picture = picture_of(lab, page, FAILURE)

    page.locator(".predict input").first.focus()
    page.keyboard.press("ArrowRight")

    expect(picture.locator("li.now")).to_have_count(0)


def test_proxy_that_answered_has_its_own_rail(lab: Lab, page: Page) -> None:
    picture = picture_of(lab, page, PROXY)

    expect(picture.locator(".head.party")).to_contain_text("A proxy")
    rail = box(picture.locator(".party-rail"))
    asked = box(picture.locator(".receives .b .arrow"))
    assert asked[1] == pytest.approx(rail[0], abs=6)
    expect(picture.locator(".receives .c")).to_contain_text("not asked")
    expect(picture.locator(".answers")).to_contain_text("A proxy")


def test_several_calls_are_lists_in_a_list_under_a_strip(lab: Lab, page: Page) -> None:
    picture = picture_of(lab, page, THREE_CALLS)

    expect(picture.locator(".strip b")).to_have_text(["OPTIONS", "PUT", "PUT", "OPTIONS", "PUT"])
    expect(picture.locator(".calls > li > details > .story")).to_have_count(3)
    expect(picture.locator(".slip")).to_have_text("permission of call 1")


def test_call_that_only_repeats_is_folded_on_a_phone(lab: Lab, page: Page) -> None:
    picture = picture_of(lab, page, "max-age/default", PHONE)

    expect(picture.locator("details[open]")).to_have_count(2)
    expect(picture.locator("details:not([open]) summary")).to_contain_text("the same once more")


def test_paper_shows_the_whole_whatever_was_stepped_to(lab: Lab, page: Page) -> None:
    picture = picture_of(lab, page, FAILURE)
    page.locator("h1").click()
    page.keyboard.press("ArrowRight")

    page.emulate_media(media="print")

    faint = picture.locator(".part").evaluate_all(
        "parts => parts.filter((part) => getComputedStyle(part).opacity !== '1').length"
    )
    assert faint == 0
    expect(picture.locator(".stepper")).to_be_hidden()


def test_nothing_moves_for_those_who_ask_for_no_motion(lab: Lab, page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    picture = picture_of(lab, page, FAILURE)
    page.locator("h1").click()

    page.keyboard.press("ArrowRight")

    arrow = picture.locator("li.now .arrow")
    expect(arrow).to_have_css("animation-name", "none")
    expect(picture.locator(".part").first).to_have_css("transition-duration", "0s")
