import re

from backend.scenario_files import scenario_files
from frontend.course.folders import LESSONS as FOLDER
from frontend.course.folders import chapter_folders, lesson_folders, slug_of
from frontend.course.lessons import find_lessons
from frontend.course.model import Lesson
from tests.unit.offenders import offenders

LESSONS = find_lessons()
EXPERIMENTS = {
    f"{lesson.slug}/{experiment.slug}": experiment
    for lesson in LESSONS
    for experiment in lesson.experiments
}
URL_PART = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
EXCHANGE = re.compile(r"(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) /\S* [1-5]\d\d (-|[a-z_]+)")
OF_COURSE = [
    "answers.json",
    "paths.toml",
    "scenarios.toml",
    "synonyms.toml",
    "timings.json",
    "workshops.toml",
]

CLIENT_CODE = {
    path
    for each in EXPERIMENTS.values()
    for path in (each.client, *(step.client for step in each.before))
}


def test_sorted_listing_is_the_course() -> None:
    listing = [folder.relative_to(FOLDER).as_posix() for folder in sorted(lesson_folders())]

    assert listing == [
        f"{lesson.chapter.place}-{lesson.chapter.slug}/{lesson.place:02}-{lesson.slug}"
        for lesson in LESSONS
    ]


def test_places_are_counted_from_one() -> None:
    chapters = [lesson.chapter for lesson in LESSONS if lesson.place == 1]
    places: dict[str, list[int]] = {chapter.slug: [] for chapter in chapters}
    for lesson in LESSONS:
        places[lesson.chapter.slug].append(lesson.place)

    assert [chapter.place for chapter in chapters] == [*range(1, len(chapter_folders()) + 1)]
    assert [slug for slug, found in places.items() if found != [*range(1, len(found) + 1)]] == []


def test_course_begins_with_the_core() -> None:
    assert LESSONS[0].chapter.slug == "core"


def test_course_has_no_unexpected_files() -> None:
    chapters = {folder / "chapter.toml" for folder in chapter_folders()}
    texts = {
        folder / name for folder in lesson_folders() for name in ("lesson.toml", "en.md", "zh.md")
    }

    files = {path for path in FOLDER.rglob("*") if not path.is_dir()}
    of_course = {FOLDER / name for name in OF_COURSE}
    notes = {folder / "teaching.toml" for folder in lesson_folders()} & files
    assert files == chapters | texts | CLIENT_CODE | of_course | notes


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


def test_scenarios_folder_is_a_chapter_that_uses_it() -> None:
    chapters: dict[str, set[str]] = {}
    for lesson in LESSONS:
        for each in lesson.experiments:
            for name in {each.scenario, each.compared_to or each.scenario}:
                chapters.setdefault(name, set()).add(lesson.chapter.slug.replace("-", "_"))

    folders = {name: path.parent.name for name, path in scenario_files().items()}
    # What it does depends on the environment, which no lesson can know.
    assert folders.pop("configurable") == "core"
    assert {name: folder for name, folder in folders.items() if folder not in chapters[name]} == {}


def test_choices_differ() -> None:
    choices = {
        name: [choice.value for choice in each.choices] for name, each in EXPERIMENTS.items()
    }

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
    names = [f"{slug_of(path.parent)}/{path.name}" for path in CLIENT_CODE]

    assert [name for name in names if not re.fullmatch(r"[a-z0-9-]+/[a-z0-9-]+\.js", name)] == []


def test_client_code_takes_the_api() -> None:
    begins = re.compile(r"export default async function \w+\(api\) \{\n")
    texts = {path: path.read_text(encoding="utf-8") for path in CLIENT_CODE}

    assert [path for path, text in texts.items() if not begins.match(text)] == []
