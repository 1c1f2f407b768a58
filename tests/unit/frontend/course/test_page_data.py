"""What a lesson's page knows of a scenario's file: who else runs it, what checks a change."""

import json
import re
from typing import Any

from werkzeug.test import Client

from frontend.course.lessons import find_lessons
from frontend.course.page_data import others_using


def data_of(page: str, name: str) -> Any:
    found = re.search(rf'<script id="{name}" type="application/json">(.*?)</script>', page, re.S)
    assert found, name
    return json.loads(found[1])


def test_every_other_experiment_of_a_file_is_named() -> None:
    lessons = find_lessons()
    experiments = [each for lesson in lessons for each in lesson.experiments]
    here = next(each for each in experiments if each.scenario == "flask_cors")

    others = [each for _, each in others_using("flask_cors", here, lessons)]

    same = [each for each in experiments if each.scenario == "flask_cors" and each is not here]
    assert others == same != []


def test_page_links_the_other_experiments(site: Client) -> None:
    page = site.get("/en/lessons/the-failure/read-the-notes/").text
    guard = page.partition("<scenario-guard")[2].partition("</scenario-guard>")[0]

    assert '<a href="/en/lessons/the-failure/add-a-note/">' in guard
    assert '<a href="/en/lessons/the-failure/read-the-notes/">' not in guard


def test_change_is_checked_with_the_experiment_that_it_names(site: Client) -> None:
    lesson = next(each for each in find_lessons() if each.change)
    assert lesson.change
    change = data_of(site.get(f"/en/lessons/{lesson.slug}/", follow_redirects=True).text, "change")

    assert change["experiment"]["id"] == f"{lesson.slug}/{lesson.change.experiment.slug}"
    assert change["experiment"]["scenario"] == lesson.change.scenario
    assert [tuple(edit) for edit in change["edits"]] == lesson.change.edits


def test_lesson_without_a_change_has_no_check(site: Client) -> None:
    lesson = next(each for each in find_lessons() if not each.change)
    page = site.get(f"/en/lessons/{lesson.slug}/", follow_redirects=True).text

    assert "<change-it" not in page
