"""An element that was taken out of its page no longer reacts."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from scripts.running_lab import Lab

LESSON = "lessons/what-is-an-origin/"
# For each element a page that has it, and whether it reacts to something that happens there.
REACTIONS = {
    "lesson-search": (
        "",
        """() => !document.body.dispatchEvent(
             new KeyboardEvent('keydown', {key: '/', bubbles: true, cancelable: true}))""",
    ),
    "course-map": (
        "",
        """(map) => {
             const chapters = [...map.querySelectorAll('details')]
             for (const chapter of chapters) chapter.open = false
             history.replaceState(null, '', `#${chapters.at(-1).id}`)
             dispatchEvent(new HashChangeEvent('hashchange'))
             return chapters.at(-1).open
           }""",
    ),
    "your-progress": (
        "",
        """(mine) => {
             mine.querySelector('.sum').textContent = ''
             dispatchEvent(new Event('progress'))
             return mine.querySelector('.sum').textContent !== ''
           }""",
    ),
    "chapter-review": (
        "review/core/",
        """(review) => {
             review.querySelector('.state').textContent = ''
             dispatchEvent(new Event('progress'))
             return review.querySelector('.state').textContent !== ''
           }""",
    ),
    "diagnosis-desk": (
        "diagnose/",
        """(desk) => {
             desk.querySelector('#evidence').value = ''
             history.replaceState(null, '', '#a%20line')
             dispatchEvent(new HashChangeEvent('hashchange'))
             return desk.querySelector('#evidence').value === 'a line'
           }""",
    ),
    "evidence-box": (
        "diagnose/",
        """(box) => {
             let isRead = false
             box.addEventListener('evidence', () => (isRead = true), { once: true })
             box.querySelector('.held button').click()
             return isRead
           }""",
    ),
    "four-questions": (
        "diagnose/",
        """(questions) => {
             questions.querySelector('.outcome').textContent = ''
             questions.dispatchEvent(new Event('change'))
             return questions.querySelector('.outcome').textContent !== ''
           }""",
    ),
    "try-from-here": (
        "diagnose/",
        """(tried) => {
             tried.querySelector('[name=method]').value = 'PUT'
             tried.querySelector('form').dispatchEvent(new Event('input'))
             const { hidden } = tried.querySelector('.warning')
             tried.querySelector('[name=method]').value = 'GET'
             tried.querySelector('.warning').hidden = true
             return !hidden
           }""",
    ),
    "origin-comparer": (
        LESSON,
        """(comparer) => {
             comparer.querySelector('tbody').replaceChildren()
             comparer.querySelector('input').dispatchEvent(new Event('input', {bubbles: true}))
             return comparer.querySelector('tbody').children.length > 0
           }""",
    ),
    "lesson-stage": (
        LESSON,
        """(stage) => {
             stage.querySelector('.match').textContent = 'As you expected'
             stage.querySelector('form').dispatchEvent(new Event('change'))
             return stage.querySelector('.match').textContent === ''
           }""",
    ),
}


@pytest.mark.parametrize("name", REACTIONS)
def test_removed_element_reacts_no_more(lab: Lab, page: Page, name: str) -> None:
    path, reacts = REACTIONS[name]
    page.goto(f"{lab.page}/en/{path}")
    element = page.locator(name).element_handle()
    page.wait_for_function("(name) => customElements.get(name)", arg=name)
    assert element.evaluate(reacts)

    element.evaluate("(element) => element.remove()")
    assert not element.evaluate(reacts)

    element.evaluate("(element) => document.body.append(element)")
    assert element.evaluate(reacts)


def test_removed_desk_asks_no_more(lab: Lab, page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page.clock.install()
    page.goto(f"{lab.page}/en/notes/")
    with page.expect_request("**/lab/runs/*"):
        page.clock.run_for(1000)
    with page.expect_request("**/lab/runs/*"):
        page.clock.run_for(2000)

    page.locator("notes-desk").evaluate("(desk) => desk.remove()")
    asked.clear()
    page.clock.run_for(20_000)
    page.evaluate("fetch('/en/')")

    assert asked == ["/en/"]
