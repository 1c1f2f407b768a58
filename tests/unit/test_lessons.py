import re
from pathlib import Path

import pytest

from backend.settings import scenario_files
from frontend import lessons
from frontend.chapters import find_chapters
from frontend.lesson_model import Experiment, Lesson
from frontend.lessons import find_lessons

LESSONS = find_lessons()
EXPERIMENTS = [
    pytest.param(experiment, id=f"{lesson.slug}/{experiment.slug}")
    for lesson in LESSONS
    for experiment in lesson.experiments
]
URL_PART = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
EXCHANGE = re.compile(r"(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) /\S* [1-5]\d\d (-|[a-z_]+)")


def client_code(lesson: Lesson) -> set[Path]:
    steps = {step.client for each in lesson.experiments for step in each.before}
    return steps | {each.client for each in lesson.experiments}


def test_every_folder_is_a_lesson() -> None:
    folders = {path.name for path in lessons.FOLDER.iterdir()}

    assert folders == {lesson.slug for lesson in LESSONS}


def test_lessons_have_places_of_their_own() -> None:
    places = [(lesson.chapter.place, lesson.order) for lesson in LESSONS]

    assert places == sorted(set(places))


def test_course_begins_with_the_core() -> None:
    assert LESSONS[0].chapter.slug == "core"
    assert next(iter(find_chapters())) == "core"


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.slug)
def test_lesson_folder_has_no_unexpected_files(lesson: Lesson) -> None:
    folder = lessons.FOLDER / lesson.slug
    used = {path for each in LESSONS for path in client_code(each) if path.parent == folder}

    wanted = {folder / name for name in ("lesson.toml", "en.md", "zh.md")} | used
    assert set(folder.iterdir()) == wanted


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.slug)
def test_experiments_have_slugs_of_their_own(lesson: Lesson) -> None:
    slugs = [experiment.slug for experiment in lesson.experiments]

    assert slugs and len(slugs) == len(set(slugs))
    assert all(URL_PART.fullmatch(slug) for slug in [lesson.slug, *slugs])


@pytest.mark.parametrize("experiment", EXPERIMENTS)
def test_scenarios_of_an_experiment_exist(experiment: Experiment) -> None:
    named = {experiment.scenario, experiment.compared_to or experiment.scenario}

    assert named <= set(scenario_files())
    assert experiment.scenario != experiment.compared_to


@pytest.mark.parametrize("experiment", EXPERIMENTS)
def test_choices_differ(experiment: Experiment) -> None:
    assert len(set(experiment.choices)) == len(experiment.choices) > 1


@pytest.mark.parametrize("experiment", EXPERIMENTS)
def test_expected_exchanges_are_well_formed(experiment: Experiment) -> None:
    for expected in (experiment.expect, experiment.expect_in_firefox):
        assert expected.javascript
        assert all(EXCHANGE.fullmatch(line) for line in expected.record)


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.slug)
def test_client_code_may_run_in_another_origin(lesson: Lesson) -> None:
    # The window of another origin runs no other addresses: CLIENT_CODE in visit.js.
    for path in client_code(lesson):
        assert re.fullmatch(
            r"[a-z0-9-]+/[a-z0-9-]+\.js", path.relative_to(lessons.FOLDER).as_posix()
        )


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.slug)
def test_client_code_takes_the_api(lesson: Lesson) -> None:
    for path in client_code(lesson):
        first = path.read_text(encoding="utf-8").splitlines()[0]
        assert re.fullmatch(r"export default async function \w+\(api\) \{", first)
