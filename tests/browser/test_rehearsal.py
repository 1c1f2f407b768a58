"""The rehearsal: a workshop played from its plan in a real browser, in its short form."""

import re
import struct
import zlib
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from frontend.course.answers import Answer, find_answers
from frontend.course.lessons import find_course
from frontend.course.workshops import Workshop, find_workshops
from scripts.rehearsing.guide import dead_addresses
from scripts.rehearsing.rehearsal import rehearse
from scripts.rehearsing.small_png import small_png
from scripts.running_lab import Lab

#: What follows in a fault are the two values.
IS = re.compile(r" is (?=['\"\[])")
NINETY = next(each for each in find_workshops(find_course()) if each.minutes == 90)


def only(lesson: str) -> Workshop:
    """Return the workshop with one lesson left in it."""
    rows = [row for row in NINETY.rows if row.lesson and row.lesson.slug == lesson]
    return replace(NINETY, rows=rows)


def faults_of(
    browser: Browser, lab: Lab, workshop: Workshop, answers: dict[str, Answer]
) -> list[str]:
    played = rehearse(browser, lab, workshop, answers, "en", is_short=True)
    return [fault for step in played for fault in step.all_faults]


def test_workshop_goes_as_its_plan_and_answer_key_say(browser: Browser, lab: Lab) -> None:
    assert faults_of(browser, lab, NINETY, find_answers()) == []


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_address_in_the_guide_leads_somewhere(lab: Lab, language: str) -> None:
    assert dead_addresses(lab, language) == []


def test_wrong_answer_key_is_noticed(browser: Browser, lab: Lab) -> None:
    place = "the-failure/read-the-notes"
    true = find_answers()[place]
    answer = replace(true, outcome="readable", right="readable", console=[])

    faults = faults_of(browser, lab, only("the-failure"), {place: answer})

    # With one lesson left, the page goes on where this plan ends.
    assert [IS.split(fault)[0] for fault in faults if "next leads to" not in fault] == [
        f"{place}: right: outcome",
        f"{place}: right: right",
        f"{place}: right: console",
        f"{place}: right: the page says '✕ Not what you predicted', "
        "and should say 'As you predicted'",
        f"{place}: wrong: outcome",
        f"{place}: wrong: right",
        f"{place}: wrong: console",
        f"{place}: presenter: right",
        f"{place}: presenter: its window says 'It has run. The prediction was wrong.', "
        "and should say 'It has run. The prediction was right.'",
        f"{place}: presenter: the console has {true.console[0]!r}",
    ]


def test_step_without_an_answer_is_noticed(browser: Browser, lab: Lab) -> None:
    assert faults_of(browser, lab, only("checklist"), {}) == [
        "checklist/after: right: the answer key has no answer",
        "checklist/after: wrong: the answer key has no answer",
        "checklist/after: presenter: the answer key has no answer",
    ]


def test_dead_address_is_noticed(lab: Lab, tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "index.html").write_text(
        '<a href="http://localhost:8000/en/lessons/none/">x</a><a href="plan-9.html#a">x</a>'
        '<a href="http://localhost:8000/en/?stage#top">x</a><a href="index.a4.pdf">x</a>'
        "Type http://localhost:8000/xx/, not http://localhost:5001/notes."
        '<a href="https://fetch.spec.whatwg.org/">x</a><img src="http://localhost:9/a.png">'
    )

    assert dead_addresses(lab, "en", tmp_path) == [
        "index.html: http://localhost:8000/en/lessons/none/: answers 404",
        "index.html: http://localhost:8000/xx/: answers 404",
        "index.html: http://localhost:9/a.png: port 9 is none of the lab’s, 5001, 8000, 8002",
        "index.html: plan-9.html#a: there is no such file",
    ]


def test_small_picture_shows_the_same(lab: Lab, page: Page) -> None:
    page.set_viewport_size({"width": 64, "height": 32})
    page.goto(f"{lab.page}/en/")
    page.evaluate("document.body.replaceChildren()")
    page.evaluate("document.documentElement.style.background = '#1e90ff'")
    page.evaluate("document.body.style.background = 'none'")

    signature, *chunks = re.split(rb"(?s)....(IHDR|PLTE|IDAT|IEND)", small_png(page))

    parts = dict(zip(chunks[::2], chunks[1::2], strict=True))
    assert signature == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", parts[b"IHDR"][:8]) == (64, 32)
    lines = zlib.decompress(parts[b"IDAT"][:-4])
    middle = lines[65 * 16 + 1 + 32]
    assert parts[b"PLTE"][3 * middle : 3 * middle + 3] == b"\x1e\x90\xff"
