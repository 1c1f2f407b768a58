"""The paths through the course: choosing one, going on along it, and leaving it."""

import json

from playwright.sync_api import Page, expect

from frontend.course.lessons import find_course
from frontend.course.paths import find_paths
from scripts.running_lab import Lab

SHORT = find_paths(find_course())[0]
ALONG = [f"{lesson.slug}/{each.slug}" for lesson in SHORT.lessons for each in lesson.experiments]
DONE = {"predicted": "blocked", "right": True, "when": "2026-01-01T00:00:00.000Z"}
ONWARD = "course-onward a.button"


def have_run(page: Page, experiments: list[str]) -> None:
    noted = json.dumps(dict.fromkeys(experiments, DONE))
    page.evaluate("noted => localStorage.setItem('progress', noted)", noted)
    page.reload()


def test_first_page_starts_with_the_first_lesson(lab: Lab, page: Page) -> None:
    page.goto(f"{lab.page}/en/")

    expect(page.locator(ONWARD)).to_have_text("Start with “The failure”")
    expect(page.locator(ONWARD)).to_have_attribute(
        "href", f"{lab.page}/en/lessons/the-failure/read-the-notes/"
    )


def test_every_next_experiment_of_a_path_is_offered(lab: Lab, page: Page) -> None:
    page.goto(f"{lab.page}/en/paths/{SHORT.slug}/")
    offered = []

    for count in range(len(ALONG)):
        have_run(page, ALONG[:count])
        href = page.locator(ONWARD).get_attribute("href") or ""
        offered.append(href.removeprefix(f"{lab.page}/en/lessons/").strip("/"))

    assert offered == ALONG


def test_first_page_goes_on_along_the_chosen_path(lab: Lab, page: Page) -> None:
    page.goto(f"{lab.page}/en/paths/{SHORT.slug}/")
    page.goto(f"{lab.page}/en/")
    of_two_lessons = sum(len(lesson.experiments) for lesson in SHORT.lessons[:2])
    have_run(page, ALONG[:of_two_lessons])

    expect(page.locator(ONWARD)).to_have_text(
        f"Continue with “{SHORT.lessons[2].name['en']}”, experiment 1"
    )
    card = page.locator(f'[data-path="{SHORT.slug}"]')
    expect(card.get_by_text("Your path")).to_be_visible()
    expect(card.locator(".done")).to_contain_text(f"of {len(ALONG)}")


def test_left_path_is_gone_on_with_no_more(lab: Lab, page: Page) -> None:
    page.goto(f"{lab.page}/en/paths/{SHORT.slug}/")

    page.get_by_role("link", name="Leave it").click()

    expect(page.locator(".yours:visible")).to_have_count(0)
    have_run(page, ALONG[:3])
    expect(page.locator(ONWARD)).to_have_text(
        "Continue with “Fix it with flask-cors”, experiment 1"
    )


def test_finished_path_says_so(lab: Lab, page: Page) -> None:
    page.goto(f"{lab.page}/en/paths/{SHORT.slug}/")

    have_run(page, ALONG)

    expect(page.locator(ONWARD)).to_contain_text("All run.")


def test_choice_that_is_no_path_breaks_nothing(lab: Lab, page: Page) -> None:
    page.goto(f"{lab.page}/en/")
    page.evaluate("localStorage.setItem('path', '\"]')")

    page.reload()

    expect(page.locator(ONWARD)).to_have_text("Start with “The failure”")


def test_error_is_the_other_way_in(lab: Lab, page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"{lab.page}/en/")

    link = page.get_by_role("link", name="Diagnose it")

    expect(link).to_be_in_viewport()
    link.click()
    expect(page.locator("#evidence")).to_be_visible()


def test_lessons_of_a_path_lead_along_it(lab: Lab, page: Page) -> None:
    page.goto(f"{lab.page}/en/paths/{SHORT.slug}/")
    page.goto(f"{lab.page}/en/lessons/{ALONG[0]}/")
    gone = [ALONG[0]]

    for _ in ALONG[1:]:
        page.locator(".onward .next").click()
        page.locator("server-code .lines").wait_for()
        gone.append(page.url.removeprefix(f"{lab.page}/en/lessons/").strip("/"))

    assert gone == ALONG
    page.locator(".onward .next").click()
    page.wait_for_url(f"**/en/paths/{SHORT.slug}/")


def test_path_leads_back_too(lab: Lab, page: Page) -> None:
    page.goto(f"{lab.page}/en/paths/{SHORT.slug}/")
    first_of_second = len(SHORT.lessons[0].experiments)
    page.goto(f"{lab.page}/en/lessons/{ALONG[first_of_second]}/")

    page.locator(".onward .previous").click()

    page.wait_for_url(f"**/en/lessons/{ALONG[first_of_second - 1]}/")


def test_lesson_outside_the_chosen_path_leads_through_the_course(lab: Lab, page: Page) -> None:
    page.goto(f"{lab.page}/en/paths/{SHORT.slug}/")
    page.goto(f"{lab.page}/en/lessons/max-age/")

    expect(page.locator(".onward")).not_to_contain_text("your path")
