"""Whether a repair does it: the app with it is run in another process and checked anew."""

import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..access.access import MayRead
from ..findings.finding_kinds import is_at_least
from ..model import Finding, Level
from .repair import EVERYBODY, Repair
from .trial import Find
from .trial_processes import TrialProcesses


@dataclass(frozen=True)
class AppState:
    """What is wrong with an app, and who may read what; `found` has each finding's level."""

    found: Mapping[tuple[str, str], Level]
    readers: frozenset[MayRead]

    def has(self, finding: Finding) -> bool:
        """Return whether this is wrong with the app, at whatever level."""
        return (finding.id, finding.subject) in self.found


@dataclass(frozen=True)
class Trial:
    """How an app is run again: where, by its import string, at `api`, for its pages."""

    processes: TrialProcesses
    import_name: str
    api: str
    run_views: bool
    debug: bool | None
    find: Find

    def state_with(self, repair: Repair, pages: Sequence[str]) -> AppState | None:
        """Return how the app is with the repair, None if it doesn't start or takes too long.

        Nothing is written: the file's text is changed in the memory of the process that runs it.
        """
        job = {
            "file": str(repair.file.path),
            "text": repair.text,
            "import_name": self.import_name,
            "api": self.api,
            "run_views": self.run_views,
            "debug": self.debug,
            "pages": list(pages),
            "find": [self.find.__module__, self.find.__qualname__],
        }
        try:
            return _state(self.processes.tried(job))
        except (subprocess.SubprocessError, OSError, ValueError, LookupError, TypeError):
            return None


def _state(told: Mapping[str, Any]) -> AppState:
    return AppState(
        {(id, subject): level for id, subject, level in told["findings"]},
        frozenset(MayRead(*each) for each in told["readers"]),
    )


def is_mended(
    finding: Finding, repair: Repair, pages: Sequence[str], before: AppState, after: AppState
) -> bool:
    """Return whether a repair mends a finding, and harms nobody.

    The finding is gone, nothing as bad has come instead, the app's own pages may read what they
    might before, and nobody else may read more than the repair is meant to open.
    """
    if after.has(finding):
        return False
    come = set(after.found) - set(before.found)
    if any(is_at_least(after.found[each], finding.level) for each in come):
        return False
    lost = before.readers - after.readers
    if any(each.origin in pages and each.rule not in repair.closes for each in lost):
        return False
    doors = {reader.door for reader in before.readers}
    return all(_is_meant(each, repair) for each in after.readers if each.door not in doors)


def _is_meant(reader: MayRead, repair: Repair) -> bool:
    if reader.origin in repair.opens_to:
        return True
    return EVERYBODY in repair.opens_to and reader.credentials == "omit"
