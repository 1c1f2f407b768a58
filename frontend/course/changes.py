"""Reads `[change]` of lesson.toml: the edits that "Change it" asks for."""

from typing import Any

from frontend.course.model import Change, Experiment
from frontend.course.questions import read_facts
from frontend.course.toml_tables import Table


def read_change(
    table: Table, experiments: list[Experiment], folder_of_chapter: str
) -> Change | None:
    """Return the change of a lesson, or None where it asks for more than edits of one scenario."""
    if "change" not in table:
        return None
    own = Table(f"{table.where}, change", table.take("change", dict))
    slug = own.take_one_of("experiment", [experiment.slug for experiment in experiments])
    experiment = next(each for each in experiments if each.slug == slug)
    named = own.take_if_there("scenario", str) or (
        f"{experiment.scenario_folder}/{experiment.scenario}"
    )
    folder, _, scenario = named.rpartition("/")
    change = Change(
        experiment=experiment,
        scenario=scenario,
        scenario_folder=folder or folder_of_chapter,
        edits=[_edit(own, edit) for edit in own.take_list("edits", list)],
        then=read_facts(own, "then", own.take_list("then", str)),
        hint=own.take_texts("hint"),
    )
    own.done()
    return change


def _edit(table: Table, edit: list[Any]) -> tuple[str, str]:
    match edit:
        case [str(old), str(new)] if old and old != new:
            return old, new
        case _:
            table.refuse("edits", edit, "It must be a pair: the text, and what takes its place.")
