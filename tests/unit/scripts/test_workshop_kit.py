"""The workshop's kit: what is committed is what the course makes, and what it names exists."""

import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from backend.scenarios.core.flask_cors import create_app
from frontend.course.lessons import Course, find_course
from frontend.course.paths import find_paths
from frontend.course.workshops import find_workshops
from frontend.text import LANGUAGES, texts_in
from scripts.kit.addresses import experiment_address
from scripts.kit.documents import documents
from scripts.kit.myths import find_myths
from scripts.kit.reasons import first_commands, reason_rows
from scripts.kit.rendering import FOLDER, kit_words
from scripts.running_lab import ROOT
from scripts.workshop import KIT

PAGE = re.compile(r"http://localhost:8000(/[^\s\"<#?&]*)")
#: A fault that the reader may see: what begins an item of the card, or a row of the guide.
QUOTED = re.compile(r"^(?:- |\| [^|]*?)“([^”]+)”(?=[:：]| [^|]*\|| \|)", re.MULTILINE)
PROSE = sorted((FOLDER / "prose").glob("*.md"))


@cache
def course() -> Course:
    return find_course()


@cache
def made() -> dict[str, str]:
    return dict(documents(course()))


def addresses() -> Iterator[str]:
    """Yield the addresses of the lab's pages that a guest may open."""
    yield "/"
    for language in LANGUAGES:
        yield f"/{language}/"
        yield from (f"/{language}/{page}/" for page in ("diagnose", "workshop"))
        yield from (f"/{language}/workshop/{each.minutes}/" for each in find_workshops(course()))
        yield from (f"/{language}/paths/{path.slug}/" for path in find_paths(course()))
        for lesson in course().lessons:
            yield f"/{language}/lessons/{lesson.slug}/"
            for experiment in lesson.experiments:
                yield f"/{language}/lessons/{lesson.slug}/{experiment.slug}/"


def test_committed_kit_is_made_from_the_course() -> None:
    committed = {path.relative_to(KIT).as_posix() for path in KIT.glob("*/*.html")}

    assert [
        f"{name}: run python3 scripts/workshop.py --html"
        for name in sorted(committed | made().keys())
        if name not in committed or made().get(name) != (KIT / name).read_text("utf-8")
    ] == []


def test_documents_name_pages_that_exist() -> None:
    known = set(addresses())

    assert [
        f"{name}: {address}"
        for name, text in made().items()
        for address in PAGE.findall(text)
        if address and address not in known
    ] == []


def test_document_stands_alone() -> None:
    loads = re.compile(r"<(script|link rel=.stylesheet|iframe)|@import|url\(")

    assert [name for name, text in made().items() if loads.search(text)] == []


def test_faults_are_quoted_as_they_are_said() -> None:
    sources = "".join(path.read_text("utf-8") for path in (ROOT / "scripts").glob("*.py"))
    keys = ("notice.origin", "notice.unreachable")
    said = [texts_in(language)[key] for language in LANGUAGES for key in keys]
    told = (
        "\n".join([sources, *said])
        .replace("{port}", "8000")
        .replace("{origin}", "http://127.0.0.1:8000")
    )

    assert [
        f"{path.name}: {quoted}"
        for path in PROSE
        for quoted in QUOTED.findall(path.read_text("utf-8"))
        if quoted not in told
    ] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_prose_names_what_to_press_as_the_page_does(language: str) -> None:
    keys = "guard.restore lesson.change-it change-it.check change-it.undo plan.begin clock.start"
    keys += " stage.presenter progress.heading progress.export"
    told = "".join(path.read_text("utf-8") for path in PROSE if f".{language}." in path.name)

    assert [key for key in keys.split() if f"“{texts_in(language)[key]}”" not in told] == []


def test_prose_names_no_command_that_no_test_knows() -> None:
    """Those of the repository are run by tests/unit/documents/test_commands.py."""
    code = re.compile(r"`((?:python3?|docker|pip|git|curl|npm) [^`]+)`")
    known = {
        "python3 --version",  # the Python that runs this test has an answer to it
        "python --version",
        "docker load --input images.tar",  # what scripts/pack.py says of its own option
    }

    assert [
        f"{path.name}: {command}"
        for path in PROSE
        for command in code.findall(path.read_text("utf-8"))
        if command not in known and not command.startswith(("python3 scripts/", "docker compose "))
    ] == []


def shape(words: object) -> object:
    """Return what two languages must have in common: keys and lengths."""
    if isinstance(words, dict):
        return {key: shape(words[key]) for key in words}
    return [shape(each) for each in words] if isinstance(words, list) else None


def test_words_have_the_same_shape_in_all_languages() -> None:
    assert shape(kit_words("en")) == shape(kit_words("zh"))


def test_handout_names_the_same_headers_in_all_languages() -> None:
    en, zh = ([row["name"] for row in kit_words(each)["handout"]["rows"]] for each in ("en", "zh"))

    assert en == zh


@pytest.mark.parametrize("language", LANGUAGES)
def test_handout_has_nine_myths(language: str) -> None:
    assert len(find_myths(course(), language)) == 9


def test_handout_has_every_reason_that_chromium_names_and_lessons_show() -> None:
    names = {row.name for row in reason_rows(course(), "en")}
    shown = {each.expect.reason for one in course().lessons for each in one.experiments}

    # These lessons show by a line of the network, or by an exception: there is nothing of CORS.
    others = {"NotRecorded", "BadPort", "StreamNeedsHttp2", "MethodNotAllowedInNoCorsMode"}
    assert {reason.removeprefix("Preflight") for reason in shown - {None} - others if reason} == {
        name.removeprefix("Preflight") for name in names - {"ConnectionRefused"}
    }


def test_handout_asks_for_a_method_that_the_path_has() -> None:
    _, (_, command) = first_commands("en")
    method, path = re.findall(r"Request-Method: (\w+)|/scenarios/flask_cors(/\S+)", command)

    allowed = create_app().test_client().options(path[1]).allow
    assert method[0] in allowed


def test_handout_has_every_header_of_cors_that_lessons_name() -> None:
    named = re.compile(r"Access-Control-(?:Allow|Request|Expose|Max)-[A-Z][a-z]+(?:-[A-Z][a-z]+)*")
    prose = [lesson.prose["en"] for lesson in course().lessons]
    told = {header for each in prose for header in named.findall(each.body + each.afterwards)}

    rows = {row["name"] for row in kit_words("en")["handout"]["rows"]}
    # Browsers no longer send it, as the lesson says.
    assert told - rows == {"Access-Control-Request-Private-Network"}


def write_kit(*arguments: Path | str) -> tuple[int, str]:
    """Return the exit code of the command, and what it printed on standard error."""
    command = [sys.executable, "-m", "scripts.kit", *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=60)
    return done.returncode, done.stderr


def test_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    file = tmp_path / "kit"
    file.write_text("")

    said = f"{file / 'en'}: Not a directory. Name a folder to write to.\n"
    assert write_kit(file) == (2, said)


def test_exports_may_be_a_folder(tmp_path: Path) -> None:
    (tmp_path / "one.json").write_text('{"a/b": 1}')

    code, said = write_kit(tmp_path / "kit", "--timings", tmp_path)

    assert code == 2
    assert "one.json, a/b is 1." in said
    assert not (tmp_path / "kit").exists()


@pytest.mark.parametrize("language", LANGUAGES)
def test_plan_has_every_step_with_its_address_on_the_stage(language: str) -> None:
    steps = [(each, step) for each in find_workshops(course()) for step in each.steps]

    assert [
        address
        for workshop, step in steps
        if (address := f"{experiment_address(step.lesson, step.experiment, language)}?stage")
        not in made()[f"{language}/plan-{workshop.minutes}.html"]
    ] == []


def test_answer_key_has_every_experiment() -> None:
    key = made()["en/answers.html"]

    assert key.count('<th scope="row">') == sum(len(each.experiments) for each in course().lessons)
