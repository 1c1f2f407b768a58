"""The right choice as an expectation tells it. Browser tests hold every answer to a run."""

import pytest

from frontend.course.right_choices import right_choice
from tests.unit.site_pages import EXPERIMENTS

RIGHT = {f"{lesson.slug}/{each.slug}": right_choice(each) for lesson, each in EXPERIMENTS}


@pytest.mark.parametrize(
    ("experiment", "value"),
    [
        ("the-failure/read-the-notes", "blocked"),
        ("the-failure/add-a-note-as-json", "not-sent"),
        ("cookies/ask-without-cookies", "readable: nobody"),
        ("what-needs-a-preflight/json-post", "2"),
        ("fix-by-hand/change-a-note", "reason: MethodDisallowedByPreflightResponse"),
        ("it-is-a-500/production", "readable + status: 500"),
        ("it-ran-all-the-same/blocked-write", "written-unread"),
        ("it-ran-all-the-same/blocked-delete", "not-sent"),
        ("ask-for-what-forms-cannot/as-text", "nothing-written + status: 415"),
        ("samesite/strict-same-site", "cookie-sent"),
        ("expose-headers/hidden", "header-hidden"),
        ("options-is-a-request/guarded", "readable + status: 401"),
    ],
)
def test_expectation_tells_which_choice_is_right(experiment: str, value: str) -> None:
    right = RIGHT[experiment]

    assert right and right.value == value


def test_nothing_is_told_where_two_choices_may_be_right() -> None:
    assert RIGHT["before-flask/too-large"] is None


def test_most_experiments_tell_it() -> None:
    told = [name for name, right in RIGHT.items() if right]

    assert len(told) > 0.8 * len(RIGHT)
