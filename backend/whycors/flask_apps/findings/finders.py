"""Everything that can be found in an app, put together: one fault is told once, the worst first."""

from collections.abc import Sequence

from ..in_process.checked_app import CheckedApp
from ..model import Cell, Finding
from ..rules.config import CorsRule, cors_rules
from .finding_kinds import without_implied, worst_first
from .found_in_answers import find_in_answers
from .found_in_config import find_in_config
from .found_in_source import find_in_source


def find_faults(checked: CheckedApp, cells: Sequence[Cell], pages: Sequence[str]) -> list[Finding]:
    """Return what is found in an app that is meant for `pages`, and whose cells are known."""
    rules = cors_rules(checked.loaded.flask) if checked.loaded.flask else ()
    return faults_in(checked, rules, cells, pages)


def faults_in(
    checked: CheckedApp, rules: Sequence[CorsRule], cells: Sequence[Cell], pages: Sequence[str]
) -> list[Finding]:
    """Return what is found in an app whose rules and cells are known."""
    found = [
        *find_in_config(checked, rules, pages),
        *find_in_answers(checked, rules, cells, pages),
        *find_in_source(checked, rules, cells, pages),
    ]
    return worst_first(without_implied(found))
