"""What is wrong with what the app answers: each finding has a witness that was played."""

from collections.abc import Iterator, Sequence

from ..in_process.checked_app import CheckedApp
from ..model import Cell, Finding
from ..rules.config import CorsRule
from .answers import Answers
from .found_in_answers_caches import find_missing_vary
from .found_in_answers_errors import find_unreadable_errors
from .found_in_answers_guards import find_guards_with_holes
from .found_in_answers_layers import find_layers, find_stars
from .found_in_answers_pages import find_failing_pages
from .found_in_answers_preflights import find_stopped_preflights
from .found_in_answers_routes import find_differing_routes
from .found_in_answers_strangers import find_strangers
from .found_in_answers_writes import find_writes

_FINDERS = (
    find_strangers,
    find_stopped_preflights,
    find_guards_with_holes,
    find_failing_pages,
    find_layers,
    find_stars,
    find_unreadable_errors,
    find_missing_vary,
    find_differing_routes,
    find_writes,
)


def find_in_answers(
    checked: CheckedApp,
    rules: Sequence[CorsRule],
    cells: Sequence[Cell],
    pages: Sequence[str],
) -> Iterator[Finding]:
    """Yield what is found in the cells, and by asking the app again.

    Of findings about one fault the more specific ones are to hide the others: see FINDING_KINDS.
    """
    flask = checked.loaded.flask
    if flask is None:
        return
    answers = Answers(checked, flask, dict(flask.view_functions), rules, cells, pages)
    for find in _FINDERS:
        yield from find(answers)
