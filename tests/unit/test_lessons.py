import re

from backend.settings import scenario_files
from frontend import lessons
from frontend.chapters import find_chapters
from frontend.lesson_model import Lesson
from frontend.lessons import find_lessons
from tests.unit.offenders import offenders

LESSONS = find_lessons()
EXPERIMENTS = {
    f"{lesson.slug}/{experiment.slug}": experiment
    for lesson in LESSONS
    for experiment in lesson.experiments
}
URL_PART = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
EXCHANGE = re.compile(r"(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) /\S* [1-5]\d\d (-|[a-z_]+)")


CLIENT_CODE = {
    path
    for each in EXPERIMENTS.values()
    for path in (each.client, *(step.client for step in each.before))
}


def test_every_folder_is_a_lesson() -> None:
    folders = {path.name for path in lessons.FOLDER.iterdir()}

    assert folders == {lesson.slug for lesson in LESSONS}


def test_lessons_have_places_of_their_own() -> None:
    places = [(lesson.chapter.place, lesson.order) for lesson in LESSONS]

    assert places == sorted(set(places))


def test_course_begins_with_the_core() -> None:
    assert LESSONS[0].chapter.slug == "core"
    assert next(iter(find_chapters())) == "core"


def test_lesson_folders_have_no_unexpected_files() -> None:
    texts = {
        lessons.FOLDER / lesson.slug / name
        for lesson in LESSONS
        for name in ("lesson.toml", "en.md", "zh.md")
    }

    files = {path for folder in lessons.FOLDER.iterdir() for path in folder.iterdir()}
    assert files == texts | CLIENT_CODE


def check_slugs(lesson: Lesson) -> None:
    slugs = [experiment.slug for experiment in lesson.experiments]

    assert slugs and len(slugs) == len(set(slugs))
    assert all(URL_PART.fullmatch(slug) for slug in [lesson.slug, *slugs])


def test_experiments_have_slugs_of_their_own() -> None:
    assert offenders([(lesson.slug, lesson) for lesson in LESSONS], check_slugs) == []


def test_scenarios_of_an_experiment_exist() -> None:
    named = {name: (each.scenario, each.compared_to) for name, each in EXPERIMENTS.items()}
    known = {*scenario_files(), None}

    assert {name: pair for name, pair in named.items() if not set(pair) <= known} == {}
    assert [
        name for name, (scenario, compared_to) in named.items() if scenario == compared_to
    ] == []


def test_choices_differ() -> None:
    choices = {name: each.choices for name, each in EXPERIMENTS.items()}

    assert {name: few for name, few in choices.items() if len(few) < 2} == {}
    assert {name: all_ for name, all_ in choices.items() if len(set(all_)) < len(all_)} == {}


def test_expected_exchanges_are_well_formed() -> None:
    expected = [
        (name, each)
        for name, experiment in EXPERIMENTS.items()
        for each in (experiment.expect, experiment.expect_in_firefox)
    ]

    assert [name for name, each in expected if not each.javascript] == []
    lines = [(name, line) for name, each in expected for line in each.record]
    assert [(name, line) for name, line in lines if not EXCHANGE.fullmatch(line)] == []


def test_client_code_may_run_in_another_origin() -> None:
    # The window of another origin runs no other addresses: CLIENT_CODE in visit.js.
    paths = [path.relative_to(lessons.FOLDER).as_posix() for path in CLIENT_CODE]

    assert [path for path in paths if not re.fullmatch(r"[a-z0-9-]+/[a-z0-9-]+\.js", path)] == []


def test_client_code_takes_the_api() -> None:
    begins = re.compile(r"export default async function \w+\(api\) \{\n")
    texts = {path: path.read_text(encoding="utf-8") for path in CLIENT_CODE}

    assert [path for path, text in texts.items() if not begins.match(text)] == []
