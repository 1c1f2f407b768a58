"""Scenarios' files given back the text that the repository has of them; what they had is kept."""

import os
from collections.abc import Iterator
from dataclasses import dataclass

from backend.lab.originals import originals_in
from backend.lab.scenarios import Scenario, ScenarioError, Scenarios
from backend.lab.writing import keep_beside, write_whole


@dataclass(frozen=True)
class Restored:
    """A file that is as the repository has it again.

    `kept` is where the text that it had is now, None if the file was missing.
    """

    path: str
    kept: str | None


class NotRestored(Exception):
    """A file that could not be written; it is as it was. The text is one sentence that says why."""


def restore(scenario: Scenario, original: str) -> str | None:
    """Give the file its original text; return where what it had is kept, None if it had no other.

    Raises NotRestored.
    """
    content = original.encode()
    try:
        if not os.path.lexists(scenario.path):
            scenario.path.parent.mkdir(parents=True, exist_ok=True)
            scenario.path.write_bytes(content)
            return None
        if scenario.path.read_bytes() == content:
            return None
        kept = keep_beside(scenario.path)
        write_whole(scenario.path, content)
    except OSError as error:
        raise NotRestored(not_written(scenario, error)) from error
    return kept.relative_to(scenario.folder.parent.parent).as_posix()


def not_written(scenario: Scenario, error: OSError) -> str:
    """Return the sentence for a file that can't be written."""
    return f"{scenario.shown_path} can't be written: {error.strerror}. It is as it was."


def edited_scenarios(scenarios: Scenarios) -> list[Scenario]:
    """Return the scenarios of the repository whose files are no longer as it has them, or gone."""
    return [scenario for scenario, _ in _edited(scenarios)]


def restore_all(scenarios: Scenarios) -> list[Restored]:
    """Restore every edited or missing file of the repository's; files of one's own stay.

    Raises NotRestored at the first that can't be written; those before it are restored.
    """
    return [
        Restored(scenario.shown_path, restore(scenario, original))
        for scenario, original in _edited(scenarios)
    ]


def _edited(scenarios: Scenarios) -> Iterator[tuple[Scenario, str]]:
    """Yield each such scenario with its original. Another system's line ends are no edit."""
    for path, original in originals_in(scenarios.folder).items():
        place = scenarios.folder / path
        scenario = Scenario(place.stem, place, scenarios.folder)
        try:
            is_as_it_was = scenario.source() == original
        except ScenarioError:
            is_as_it_was = False
        if not is_as_it_was:
            yield scenario, original
