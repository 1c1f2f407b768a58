"""What is wrong with an app's rules, as they are in force and as they are written."""

from collections.abc import Iterator, Sequence

from ..in_process.checked_app import CheckedApp
from ..model import Finding
from ..rules.config import CorsRule
from ..source.app_files import app_files
from ..source.app_source import app_source
from ..source.imported_files import files_behind
from .found_in_config_options import (
    find_credentials_from_text,
    find_idle_options,
    find_misspelt_options,
)
from .found_in_config_origins import (
    find_open_patterns,
    find_slow_patterns,
    find_unmatched_origins,
)
from .found_in_config_rules import (
    find_hidden_rules,
    find_rules_for_nothing,
    find_rules_that_add_up,
    find_uncovered_routes,
    find_wide_rules,
)
from .found_in_config_versions import find_version_faults
from .in_force import InForce

_FINDERS = (
    find_open_patterns,
    find_slow_patterns,
    find_unmatched_origins,
    find_misspelt_options,
    find_idle_options,
    find_credentials_from_text,
    find_rules_for_nothing,
    find_hidden_rules,
    find_rules_that_add_up,
    find_wide_rules,
    find_uncovered_routes,
    find_version_faults,
)


def find_in_config(
    checked: CheckedApp, rules: Sequence[CorsRule], pages: Sequence[str]
) -> Iterator[Finding]:
    """Yield what is found in the configuration, with a witness where the app shows it."""
    flask = checked.loaded.flask
    if flask is None:
        return
    entry = (checked.loaded.import_name or "").partition(":")[0]
    files = files_behind([entry, flask.import_name], app_files(checked.loaded.root))
    source = app_source(flask, files)
    app = InForce(checked, flask, rules, pages, source)
    for find in _FINDERS:
        yield from find(app)
