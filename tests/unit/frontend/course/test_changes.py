"""The change that a lesson asks for can be made: each edit fits, and the result is a scenario."""

from pathlib import Path

from backend.lab.scenarios import Scenario, ScenarioError
from backend.scenario_files import SCENARIOS_FOLDER
from frontend.course.lessons import find_lessons
from frontend.course.model import Lesson

CHANGING = [lesson for lesson in find_lessons() if lesson.change]


def fault_in_change(lesson: Lesson, folder: Path) -> str | None:
    """Return what is wrong with a lesson's change, tried on a copy in `folder`; None if nothing."""
    assert lesson.change
    name = f"{lesson.change.scenario_folder}/{lesson.change.scenario}.py"
    if not (SCENARIOS_FOLDER / name).is_file():
        return f"there is no {name}"
    text = (SCENARIOS_FOLDER / name).read_text("utf-8")
    for old, new in lesson.change.edits:
        if text.count(old) != 1:
            return f"{old!r} is {text.count(old)} times in {name}"
        text = text.replace(old, new)
    scenarios = folder / "backend/scenarios"
    changed = scenarios / f"{lesson.slug.replace('-', '_')}.py"
    changed.write_text(text, encoding="utf-8")
    try:
        Scenario(changed.stem, changed, scenarios).create_app()
    except ScenarioError as error:
        return str(error)
    return None


def test_changes_can_be_made(tmp_path: Path) -> None:
    (tmp_path / "backend/scenarios").mkdir(parents=True)
    faults = {lesson.slug: fault_in_change(lesson, tmp_path) for lesson in CHANGING}

    assert {slug: fault for slug, fault in faults.items() if fault} == {}
